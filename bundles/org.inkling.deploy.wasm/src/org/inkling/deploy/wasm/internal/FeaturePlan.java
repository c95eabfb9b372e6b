package org.inkling.deploy.wasm.internal;

import java.util.List;

import org.inkling.api.dsp.DspPlan;

/** The plan of the signal processing, as {@code runtime/features.c} reads it. */
final class FeaturePlan {

    private static final int BLOCK = 10;

    private final Words words = new Words();
    private final Constants constants;
    private int scratchFloats;
    private int features;

    FeaturePlan(Constants constants) {
        this.constants = constants;
    }

    /** Adds a block. @param size number of its features */
    void add(DspPlan plan, int size) {
        words.step(BLOCK, new Words().add(features));
        plan.steps().forEach(this::add);
        scratchFloats = Math.max(scratchFloats, plan.scratchFloats());
        features += size;
    }

    private void add(DspPlan.Step step) {
        Words content = new Words();
        for (float[] table : step.tables()) {
            content.add(constants.add(table), table.length);
        }
        for (float value : step.reals()) {
            content.real(value);
        }
        words.step(code(step.operation()), content.add(step.integers()));
    }

    /** The codes of {@code features.c}. */
    static int code(DspPlan.Operation operation) {
        return 1 + List.of(DspPlan.Operation.AXIS, DspPlan.Operation.DECIMATE, DspPlan.Operation.SUBTRACT_MEAN, DspPlan.Operation.FILTER,
                DspPlan.Operation.COPY, DspPlan.Operation.STATISTICS, DspPlan.Operation.PEAKS, DspPlan.Operation.BANDS,
                DspPlan.Operation.WAVELET).indexOf(operation);
    }

    int features() {
        return features;
    }

    int scratchBytes() {
        return Float.BYTES * scratchFloats;
    }

    /** All steps and the end. */
    Words words() {
        return new Words().append(words).add(0, 0);
    }
}
