package org.inkling.nn;

/**
 * How an int8 activation stands for a real number: {@code real = scale · (q − zeroPoint)}.
 *
 * @param scale     real step of one unit, finite and above 0
 * @param zeroPoint the int8 value that means 0, −128 … 127
 */
public record Quantization(float scale, int zeroPoint) {

    /** Of probabilities: 1/256 and −128, what softmax and logistic give. */
    public static final Quantization PROBABILITY = new Quantization(1f / 256, -128);

    public Quantization {
        if (!(scale > 0) || Float.isInfinite(scale)) {
            throw new IllegalArgumentException("scale " + scale + "; a scale is finite and above 0");
        }
        if (zeroPoint < -128 || zeroPoint > 127) {
            throw new IllegalArgumentException("zero point " + zeroPoint + " outside −128 … 127");
        }
    }

    /**
     * The int8 value nearest to a real number: {@code clamp(floor(real / scale + 0.5) + zeroPoint)}, all in float32 so that a device does
     * the same. NaN gives the zero point.
     */
    public byte quantize(float real) {
        float steps = (float) Math.floor(real / scale + 0.5f);
        if (Float.isNaN(steps)) {
            return (byte) zeroPoint;
        }
        // Clamped as float: a cast to int would depend on the platform's handling of overflow.
        return (byte) Math.max(-128f, Math.min(127f, steps + zeroPoint));
    }

    /** The real number an int8 value stands for. */
    public float dequantize(byte value) {
        return scale * (value - zeroPoint);
    }
}
