package org.inkling.dsp.internal.math;

/**
 * Pairwise float32 summation in one fixed order: fewer than 8 values one after the other, up to 128 values in eight interleaved
 * partial sums joined as {@code ((r0+r1)+(r2+r3))+((r4+r5)+(r6+r7))} plus the rest, more values by halves of a multiple of 8.
 * The order is that of numpy, whose rounding of the mean decides the features of an almost constant axis; the emitted C has the same.
 */
public final class Summation {

    private static final int BLOCK = 128;

    private Summation() {
    }

    /** The sum of {@code x[from .. from+n)}. */
    public static float sum(float[] x, int from, int n) {
        if (n < 8) {
            float sum = 0;
            for (int i = from; i < from + n; i++) {
                sum += x[i];
            }
            return sum;
        }
        if (n > BLOCK) {
            int half = n / 2;
            half -= half % 8;
            return sum(x, from, half) + sum(x, from + half, n - half);
        }
        return block(x, from, n);
    }

    /** The mean of {@code x[0 .. n)}. */
    public static float mean(float[] x, int n) {
        return sum(x, 0, n) / n;
    }

    private static float block(float[] x, int from, int n) {
        float r0 = x[from];
        float r1 = x[from + 1];
        float r2 = x[from + 2];
        float r3 = x[from + 3];
        float r4 = x[from + 4];
        float r5 = x[from + 5];
        float r6 = x[from + 6];
        float r7 = x[from + 7];
        int end = from + n;
        int i = from + 8;
        for (; i <= end - 8; i += 8) {
            r0 += x[i];
            r1 += x[i + 1];
            r2 += x[i + 2];
            r3 += x[i + 3];
            r4 += x[i + 4];
            r5 += x[i + 5];
            r6 += x[i + 6];
            r7 += x[i + 7];
        }
        float sum = ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7));
        for (; i < end; i++) {
            sum += x[i];
        }
        return sum;
    }
}
