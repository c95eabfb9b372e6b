package org.inkling.nn;

/** A clamp that follows an operator at no cost. */
public enum Activation {

    /** The value as it is. */
    NONE(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY),

    /** max(0, x). */
    RELU(0, Float.POSITIVE_INFINITY),

    /** min(6, max(0, x)). */
    RELU6(0, 6);

    private final float low;
    private final float high;

    Activation(float low, float high) {
        this.low = low;
        this.high = high;
    }

    /** Smallest value let through. */
    public float low() {
        return low;
    }

    /** Largest value let through. */
    public float high() {
        return high;
    }

    /** The clamped value. */
    public float apply(float value) {
        return Math.min(high, Math.max(low, value));
    }

    /** Smallest int8 value this activation lets through in a tensor so quantised. */
    public int low(Quantization output) {
        return this == NONE ? -128 : Math.max(-128, output.zeroPoint());
    }

    /** Largest int8 value this activation lets through in a tensor so quantised; TFLite's rounding: zero point + round(high / scale). */
    public int high(Quantization output) {
        return this == RELU6 ? (int) Math.min(127L, output.zeroPoint() + (long) Math.round((double) (high / output.scale()))) : 127;
    }
}
