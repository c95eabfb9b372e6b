package org.inkling.ui.impulse.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.data.Signal;
import org.inkling.api.deploy.Board;
import org.inkling.api.deploy.DeviceEstimator;
import org.inkling.api.deploy.Estimate;
import org.inkling.api.deploy.LayerEstimate;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.dsp.PreviewPlot;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.engine.FeatureExtractor;

/**
 * What a block makes of one window.
 *
 * @param plots    in order of the computation
 * @param raw      the window as the block gets it
 * @param features made of it
 * @param problem  why there is nothing to show, or null
 */
record Preview(List<PreviewPlot> plots, float[] raw, float[] features, @Nullable Problem problem) {

    /**
     * What the block takes of a board.
     *
     * @param ms       time for a window, NaN when it is not known
     * @param ramBytes working memory, −1 when it is not known
     */
    record Cost(double ms, long ramBytes) {

        static final Cost UNKNOWN = new Cost(Double.NaN, -1);
    }

    /**
     * What is asked for.
     *
     * @param impulse whose input cut the window
     * @param shape   of a window
     * @param use     the block, parameters not yet completed
     * @param start   first frame
     */
    record Request(DspBlock block, Impulse impulse, SignalShape shape, BlockUse use, Signal signal, int start, Optional<Board> board,
            Optional<DeviceEstimator> estimator) {
    }

    static Preview nothing(@Nullable Problem problem) {
        return new Preview(List.of(), new float[0], new float[0], problem);
    }

    private static BlockUse completed(Request asked) {
        return asked.use.withParams(asked.block.schema(asked.use.version()).complete(asked.use.params(), "", "", p -> {}));
    }

    private static Optional<Problem> error(Request asked, BlockUse use, SignalShape in) {
        return asked.block.validate(use, in).stream().filter(p -> p.severity() == Severity.ERROR).findFirst();
    }

    /** Computes it; takes a millisecond or two. */
    static Preview of(Request asked) {
        SignalShape in = asked.shape.select(asked.use.inputs());
        List<String> available = asked.signal.schema().axisNames();
        int[] axes = in.axes().stream().mapToInt(available::indexOf).toArray();
        if (java.util.Arrays.stream(axes).anyMatch(a -> a < 0) || in.size() == 0) {
            return nothing(null);
        }
        BlockUse use = completed(asked);
        Optional<Problem> error = error(asked, use, in);
        if (error.isPresent()) {
            return nothing(error.get());
        }
        float[] window = new float[in.size()];
        int start = Math.max(0, Math.min(asked.start, asked.signal.frames() - in.frames()));
        FeatureExtractor.cut(asked.signal, axes, start, in.frames(), window);
        float[] features = new float[asked.block.shape(use, in).size()];
        asked.block.open(use, in).extract(window, features, 0);
        return new Preview(asked.block.preview(use, in, window), window, features, null);
    }

    /** Works out the cost: writes the block as code for the board and counts, or asks the block itself. */
    static Cost cost(Request asked) {
        SignalShape in = asked.shape.select(asked.use.inputs());
        BlockUse use = completed(asked);
        if (in.size() == 0 || error(asked, use, in).isPresent()) {
            return Cost.UNKNOWN;
        }
        Optional<Estimate> estimate = estimate(asked, use);
        if (estimate.isPresent()) {
            return new Cost(estimate.get().milliseconds(LayerEstimate.Part.DSP), estimate.get().ramBytes(LayerEstimate.Part.DSP));
        }
        FeatureShape shape = asked.block.shape(use, in);
        return new Cost(milliseconds(shape, asked.board), shape.estimate().ramBytes());
    }

    private static double milliseconds(FeatureShape shape, Optional<Board> board) {
        return board.filter(b -> b.clockHz() > 0).map(b -> 1000.0 * shape.estimate().cycles() * b.waitStateFactor() / b.clockHz())
                .orElse(Double.NaN);
    }

    /** The block alone, as it would be exported. */
    private static Optional<Estimate> estimate(Request asked, BlockUse use) {
        if (asked.estimator.isEmpty() || asked.board.isEmpty()) {
            return Optional.empty();
        }
        Impulse alone = new Impulse(asked.impulse.schema(), asked.impulse.name(), asked.impulse.input(), List.of(use), List.of());
        try {
            return Optional.of(asked.estimator.get().estimate(alone, asked.shape, false, new byte[0], asked.board.get()));
        } catch (OperationException | IllegalArgumentException e) {
            // the figure of the block itself is shown then
            return Optional.empty();
        }
    }
}
