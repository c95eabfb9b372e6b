package org.inkling.nn.internal.int8;

import org.inkling.nn.Requantizer;

/**
 * TensorFlow Lite's requantisation: a 31-bit multiplier and a power of two; a saturating doubling high multiplication rounds once, the
 * shift again. Its matrix and convolution kernels on x86 shift half up, its reference kernels half away from zero.
 */
final class TfliteScaler implements Scaler {

    private final int[] multipliers;
    private final int[] shifts;
    private final boolean halfUp;

    TfliteScaler(Requantizer requantizer, boolean halfUp) {
        multipliers = new int[requantizer.channels()];
        shifts = new int[requantizer.channels()];
        this.halfUp = halfUp;
        for (int c = 0; c < multipliers.length; c++) {
            set(c, requantizer.real(c));
        }
    }

    private void set(int channel, double real) {
        if (real == 0) {
            return;
        }
        int exponent = Math.getExponent(real) + 1;
        long fraction = Math.round(Math.scalb(real, 31 - exponent));
        if (fraction == 1L << 31) {
            fraction /= 2;
            exponent++;
        }
        // Below 2^-31 TFLite flushes to zero.
        multipliers[channel] = exponent < -31 ? 0 : (int) fraction;
        shifts[channel] = exponent < -31 ? 0 : exponent;
    }

    @Override
    public int apply(int accumulator, int channel, int zeroPoint) {
        return zeroPoint + scale(accumulator, channel);
    }

    int scale(int value, int channel) {
        int shift = shifts[channel];
        int high = doublingHighMultiply(value << Math.max(0, shift), multipliers[channel]);
        int right = Math.max(0, -shift);
        if (right == 0) {
            return high;
        }
        if (halfUp) {
            return (int) (high + (1L << right - 1) >> right);
        }
        int mask = (int) ((1L << right) - 1);
        return (high >> right) + ((high & mask) > (mask >>> 1) + (high < 0 ? 1 : 0) ? 1 : 0);
    }

    private static int doublingHighMultiply(int a, int b) {
        if (a == Integer.MIN_VALUE && b == Integer.MIN_VALUE) {
            return Integer.MAX_VALUE;
        }
        long product = (long) a * b;
        return (int) ((product + (product >= 0 ? 1L << 30 : 1 - (1L << 30))) / (1L << 31));
    }
}
