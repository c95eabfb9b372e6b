package org.inkling.api.dsp;

import java.util.List;
import java.util.Optional;

import org.inkling.api.Problem;
import org.inkling.api.impulse.BlockInfo;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.parameter.ParameterSchema;

/** A signal processing block, a DS service: turns a window into features. Stateless and safe for many threads. */
public interface DspBlock {

    /** DS property that holds {@link BlockInfo#type()}. */
    String TYPE = "inkling.dsp.type";

    BlockInfo info();

    /** Parameters of one version. @throws IllegalArgumentException for a version not listed in {@link BlockInfo#versions()} */
    ParameterSchema schema(int version);

    /**
     * Everything that is wrong with this use on such windows; empty when {@link #open} will succeed.
     *
     * @param use completed parameters ({@link ParameterSchema#complete})
     */
    List<Problem> validate(BlockUse use, SignalShape in);

    /** Names, sizes and cost, before any data. @throws IllegalArgumentException when {@link #validate} reports an error */
    FeatureShape shape(BlockUse use, SignalShape in);

    /** Makes a kernel. All checks are here, none in the kernel. @throws IllegalArgumentException when {@link #validate} reports an error */
    DspKernel open(BlockUse use, SignalShape in);

    /**
     * What happens between a window and its features, in order: after the filter, the spectrum, whatever the block does. For people who
     * set parameters; computed by the code of the kernel. Empty when the block has nothing to show.
     *
     * @param use    as for {@link #open}
     * @param window frames × axes values, axis fastest; left unchanged
     * @throws IllegalArgumentException when {@link #validate} reports an error
     */
    default List<PreviewPlot> preview(BlockUse use, SignalShape in, float[] window) {
        return List.of();
    }

    /** The same algorithm as C for a device; empty when this version has none. */
    Optional<CEmitter> embedded(int version);

    /**
     * The same algorithm as data, for exports whose code is compiled beforehand; empty when it has no such form.
     *
     * @param use completed, valid parameters
     */
    default Optional<DspPlan> plan(BlockUse use, SignalShape in) {
        return Optional.empty();
    }
}
