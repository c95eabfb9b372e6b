package org.inkling.nn;

/**
 * The device's int8 addition: {@code q = (offset + left · a + right · b) >> shift}, in 32 bits, then clamped to the activation's range.
 * <p>
 * {@code left = floor(scale a / scale out · 2^shift + 0.5)}, right alike; shift is the largest of 1 … 22 with
 * {@code 128 · 2^shift + 255 · (left + right) + 2^(shift−1) < 2^31}, so that no sum, partial sums in this order included, overflows 32
 * bits.
 * {@code offset = (zero point out << shift) − zero point a · left − zero point b · right + 2^(shift−1)}: one rounding, half up.
 *
 * @param left   factor of the first input
 * @param right  factor of the second input
 * @param offset all zero points and the rounding
 * @param shift  binary places
 */
public record AddScaling(int left, int right, int offset, int shift) {

    /** For these inputs and output; {@link IllegalArgumentException} when their scales are too far apart (about 2^22). */
    public static AddScaling of(Quantization left, Quantization right, Quantization output) {
        double a = (double) left.scale() / output.scale();
        double b = (double) right.scale() / output.scale();
        int shift = 22;
        while (shift > 0 && 128.5 * (1 << shift) + 255 * (fixed(a, shift) + fixed(b, shift)) > Integer.MAX_VALUE) {
            shift--;
        }
        if (shift == 0) {
            throw new IllegalArgumentException("scales " + left.scale() + " and " + right.scale() + " are too large for an output scale of "
                    + output.scale());
        }
        int l = (int) fixed(a, shift);
        int r = (int) fixed(b, shift);
        return new AddScaling(l, r, (output.zeroPoint() << shift) - left.zeroPoint() * l - right.zeroPoint() * r + (1 << shift - 1), shift);
    }

    private static double fixed(double factor, int shift) {
        return Math.floor(factor * (1 << shift) + 0.5);
    }

    /** The int8-range sum before clamping. */
    public int apply(int a, int b) {
        return offset + left * a + right * b >> shift;
    }
}
