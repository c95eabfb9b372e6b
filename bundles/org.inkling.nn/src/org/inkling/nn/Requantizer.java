package org.inkling.nn;

import java.util.Arrays;

/**
 * The device's way from a 32-bit accumulator to int8, the definition that generated code repeats bit for bit:
 *
 * <pre>
 * q = zeroPoint + ((acc · M[c] + 2^(31−s)) &gt;&gt; (32−s))      64-bit arithmetic, &gt;&gt; rounds down
 * </pre>
 *
 * {@code M[c] = floor(m[c] · 2^(32−s) + 0.5)}, m[c] the real multiplier (input scale · weight scale / output scale, in double precision), s
 * the smallest shift ≥ 0, the same for all channels of an operator, with every {@code M[c] ≤ 2^31 − 1}. With s = 0 (every m[c] below ½, the
 * usual case) this is
 * {@code (acc·M + (zeroPoint << 32) + 2^31) >> 32}: one SMMLAR on Cortex-M. With s &gt; 0 it is SMMLAR of {@code acc << s} as long as that
 * fits in 32 bits ({@link #fits}). The result is then clamped to the activation's range.
 */
public final class Requantizer {

    private static final int MAX_SHIFT = 24;

    private final double[] real;
    private final int[] multipliers;
    private final int shift;

    private Requantizer(double[] real) {
        double largest = 0;
        for (double m : real) {
            if (!(m >= 0) || m == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("requantisation multiplier " + m + " is not a finite number");
            }
            largest = Math.max(largest, m);
        }
        int s = 0;
        while (s <= MAX_SHIFT && fixed(largest, s) > Integer.MAX_VALUE) {
            s++;
        }
        if (s > MAX_SHIFT) {
            throw new IllegalArgumentException("requantisation multiplier " + largest
                    + " is too large; the scales of a layer do not fit together");
        }
        this.real = real;
        this.shift = s;
        this.multipliers = new int[real.length];
        for (int c = 0; c < real.length; c++) {
            multipliers[c] = (int) fixed(real[c], s);
        }
    }

    private static double fixed(double m, int shift) {
        return Math.floor(m * (1L << 32 - shift) + 0.5);
    }

    /** From real multipliers, one or one per channel; finite, 0 … 2^23. */
    public static Requantizer of(double... real) {
        return new Requantizer(real.clone());
    }

    /** Of an operator with int8 weights: one multiplier per output channel. */
    public static Requantizer of(Operator.Linear linear, Quantization input, Quantization output) {
        double[] real = new double[linear.bias().shape().size()];
        for (int c = 0; c < real.length; c++) {
            real[c] = (double) input.scale() * linear.weights().scale(c) / output.scale();
        }
        return new Requantizer(real);
    }

    /** The int8-range value before clamping. */
    public int apply(int accumulator, int channel, int zeroPoint) {
        return zeroPoint + (int) ((long) accumulator * multipliers[channel] + (1L << 31 - shift) >> 32 - shift);
    }

    /** Number of channels; 1 when all share a multiplier. */
    public int channels() {
        return multipliers.length;
    }

    /** M[c], 0 … 2^31 − 1. */
    public int multiplier(int channel) {
        return multipliers[channel];
    }

    /** A copy of all M. */
    public int[] multipliers() {
        return multipliers.clone();
    }

    /** The real multiplier m[c] that M[c] stands for. */
    public double real(int channel) {
        return real[channel];
    }

    /** s, nearly always 0. */
    public int shift() {
        return shift;
    }

    /** True when {@code accumulator << s} fits in 32 bits for every accumulator of at most this magnitude, so that one SMMLAR does it. */
    public boolean fits(long largestAccumulator) {
        return largestAccumulator <= Integer.MAX_VALUE >> shift;
    }

    @Override
    public String toString() {
        return "M " + Arrays.toString(multipliers) + ", s " + shift;
    }
}
