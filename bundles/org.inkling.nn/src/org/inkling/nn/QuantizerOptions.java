package org.inkling.nn;

/**
 * How {@link Quantizer} chooses scales.
 *
 * @param perChannelDense true: one scale per unit of a dense layer, more exact; false: one per layer, which older TensorFlow Lite runtimes
 *                        take too
 * @param coverage        share of an activation's calibration values that its range covers on each side, above 0.5, at most 1; 1 takes
 *                        minimum and maximum
 */
public record QuantizerOptions(boolean perChannelDense, double coverage) {

    /** One scale per channel everywhere, ranges from minimum to maximum. */
    public static final QuantizerOptions DEFAULT = new QuantizerOptions(true, 1);

    public QuantizerOptions {
        if (!(coverage > 0.5 && coverage <= 1)) {
            throw new IllegalArgumentException("coverage " + coverage + "; it is above 0.5 and at most 1");
        }
    }
}
