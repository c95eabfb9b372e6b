package org.inkling.deploy.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.dsp.EmittedC;
import org.inkling.api.impulse.BlockUse;
import org.inkling.deploy.CLibrary;
import org.inkling.deploy.Processor;
import org.inkling.deploy.internal.network.Kernels;
import org.inkling.deploy.internal.network.LayerWriter;
import org.inkling.deploy.internal.network.NetworkSource;
import org.inkling.nn.Network;

/** Puts the sources of a library together. */
public final class LibraryBuilder {

    /** A signal processing block and its use in the impulse. */
    public record Part(DspBlock block, BlockUse use) {
    }

    private final DeployRequest request;
    private final List<Part> parts;
    private final Network network;
    private final Processor processor;

    /**
     * @param network   the network of the request
     * @param processor what the weights are packed for
     */
    public LibraryBuilder(DeployRequest request, List<Part> parts, Network network, Processor processor) {
        this.request = request;
        this.parts = parts;
        this.network = network;
        this.processor = processor;
    }

    /** All files. @throws IllegalArgumentException for what the checks should have found */
    public CLibrary build() {
        Map<String, String> files = new TreeMap<>();
        List<FeatureSource> blocks = blocks(files);
        NetworkSource source = new NetworkSource(network, kernels());
        ModelSource model = new ModelSource(request, blocks, source);
        add(files, source.files());
        add(files, Resources.withIncludes(List.of("inkling_flash.h", "inkling_stream.h")));
        add(files, Map.of("inkling.h", model.header(), "inkling.c", model.source()));
        return new CLibrary(files, model.arenaBytes(), model.featureCount(), Map.of("context.ram", (double) model.arenaBytes(),
                "network.constants", (double) network.constantBytes(), "network.macs", (double) network.macs()));
    }

    private List<LayerWriter> kernels() {
        if (!network.isQuantized()) {
            return Kernels.FLOAT32;
        }
        return processor == Processor.CORTEX_M ? Kernels.CORTEX_M : Kernels.PORTABLE;
    }

    private List<FeatureSource> blocks(Map<String, String> files) {
        List<FeatureSource> blocks = new ArrayList<>();
        // "extension" is the name of a kernel file.
        List<String> ids = new ArrayList<>(List.of("extension"));
        parts.forEach(part -> ids.add(part.use().id()));
        List<String> tails = CWriter.distinctTails(ids).subList(1, ids.size());
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            String prefix = CWriter.identifier("inkling_dsp_" + tails.get(i).toLowerCase(java.util.Locale.ROOT));
            EmittedC c = part.block().embedded(part.use().version()).orElseThrow().emit(part.use(), request.window(), prefix);
            add(files, c.files());
            blocks.add(new FeatureSource(c, part.block().shape(part.use(), request.window()).size()));
        }
        return blocks;
    }

    private static void add(Map<String, String> files, Map<String, String> more) {
        more.forEach((name, source) -> {
            String text = Licence.ofC(source);
            String before = files.putIfAbsent(name, text);
            if (before != null && !before.equals(text)) {
                throw new IllegalArgumentException("two different files are called " + name);
            }
        });
    }
}
