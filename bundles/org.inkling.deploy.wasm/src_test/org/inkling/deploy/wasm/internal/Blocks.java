package org.inkling.deploy.wasm.internal;

import java.util.List;
import java.util.Map;

import org.inkling.api.dsp.DspBlock;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.learn.Learner;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.dsp.internal.FlattenBlock;
import org.inkling.dsp.internal.RawBlock;
import org.inkling.dsp.internal.SpectralBlock;

/** The built-in blocks. */
final class Blocks implements BlockCatalog {

    private final List<DspBlock> blocks = List.of(new SpectralBlock(), new FlattenBlock(), new RawBlock());

    @Override
    public List<DspBlock> dspBlocks() {
        return blocks;
    }

    @Override
    public List<Learner> learners() {
        return List.of();
    }

    /** A use with completed parameters; unknown ones are left out. */
    BlockUse use(String type, int version, List<String> inputs, Map<String, Object> params) {
        DspBlock block = dspBlock(type).orElseThrow();
        Map<String, Object> known = new java.util.LinkedHashMap<>(params);
        known.keySet().removeIf(name -> block.schema(version).find(name).isEmpty());
        ParameterValues values = block.schema(version).complete(ParameterValues.of(known), "", "", problem -> {
            throw new AssertionError(problem.toString());
        });
        return new BlockUse(type + version, "", type, version, inputs, values);
    }
}
