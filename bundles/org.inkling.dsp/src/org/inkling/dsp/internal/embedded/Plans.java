package org.inkling.dsp.internal.embedded;

import java.util.ArrayList;
import java.util.List;

import org.inkling.api.dsp.DspPlan;
import org.inkling.api.dsp.DspPlan.Operation;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.dsp.internal.Axes;
import org.inkling.dsp.internal.CommonParameters;

/** Each built-in block as data: the numbers that its emitter writes into C. */
public final class Plans {

    /** In the order of the features, which is that of the switches. */
    private static final List<String> STATISTICS = List.of("average", "minimum", "maximum", "rms", "stdev", "skewness", "kurtosis");

    private Plans() {
    }

    /** @throws IllegalArgumentException for a type that is not built in */
    public static DspPlan of(String type, BlockUse use, SignalShape in) {
        switch (type) {
            case "spectral-analysis" :
                return new SpectralPlan(use, in).plan();
            case "flatten" :
                return flatten(use, in);
            case "raw" :
                return raw(use, in);
            default :
                throw new IllegalArgumentException("no plan for " + type);
        }
    }

    /** Reads one axis of the window. */
    static DspPlan.Step axis(SignalShape in, int column, float scale) {
        return step(Operation.AXIS, new int[]{ column, in.axes().size(), in.frames() }, new float[]{ scale });
    }

    static DspPlan.Step step(Operation operation, int[] integers, float[] reals, float[]... tables) {
        return new DspPlan.Step(operation, integers, reals, List.of(tables));
    }

    private static DspPlan raw(BlockUse use, SignalShape in) {
        Axes axes = Axes.of(use, in);
        List<DspPlan.Step> steps = new ArrayList<>();
        for (int axis = 0; axis < axes.count(); axis++) {
            steps.add(axis(in, axes.column(axis), scale(use.params())));
            steps.add(step(Operation.COPY, new int[]{ axis, axes.count() }, new float[0]));
        }
        return new DspPlan(steps, in.frames());
    }

    private static DspPlan flatten(BlockUse use, SignalShape in) {
        Axes axes = Axes.of(use, in);
        int switches = 0;
        for (int i = 0; i < STATISTICS.size(); i++) {
            switches |= use.params().flag(STATISTICS.get(i)) ? 1 << i : 0;
        }
        List<DspPlan.Step> steps = new ArrayList<>();
        for (int axis = 0; axis < axes.count(); axis++) {
            steps.add(axis(in, axes.column(axis), scale(use.params())));
            steps.add(step(Operation.STATISTICS, new int[]{ axis * Integer.bitCount(switches), switches }, new float[0]));
        }
        return new DspPlan(steps, in.frames());
    }

    private static float scale(ParameterValues params) {
        return (float) params.number(CommonParameters.SCALE_AXES);
    }
}
