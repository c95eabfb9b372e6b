package org.inkling.dsp.internal.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * Lowers the sampling rate by 3, 10 or a product of them: Chebyshev I of order 8, ripple 0.05 dB, pass band to 0.8 of the new half rate,
 * started in the steady state of the first value, then every r-th value.
 * The filter runs as a convolution with its impulse response, computed in double: only the values that are kept are computed, and float32
 * rounds once where a recursion would feed its rounding back. Being linear, the filter is applied to what differs from the first value:
 * that needs no initial state, and a constant stays exactly constant.
 */
public final class Decimator {

    private static final int ORDER = 8;
    private static final double RIPPLE_DB = 0.05;
    private static final double PASS_BAND = 0.8;
    private static final double NEGLIGIBLE = 1e-9; // of the largest tap

    private final int[] ratios;
    private final float[][] taps;
    private final float[] steadyGains;
    private final float[] differences;

    /**
     * @param ratio  1, 3, 10, 30, 100 or 1000
     * @param length longest signal
     */
    public Decimator(int ratio, int length) {
        ratios = stages(ratio);
        taps = new float[ratios.length][];
        steadyGains = new float[ratios.length];
        for (int i = 0; i < ratios.length; i++) {
            taps[i] = taps(ratios[i], length);
            steadyGains[i] = (float) design(ratios[i]).steadyGain();
        }
        differences = new float[length];
    }

    /** The low-pass filter before one stage. */
    public static Sos design(int ratio) {
        return FilterDesign.chebyshev1(ORDER, RIPPLE_DB, PASS_BAND / ratio);
    }

    /** Impulse response of one stage as far as it matters for a signal of the given length. */
    public static float[] taps(int ratio, int length) {
        double[] response = design(ratio).impulseResponse(length);
        double largest = 0;
        int count = 0;
        for (int k = 0; k < response.length; k++) {
            largest = Math.max(largest, Math.abs(response[k]));
            if (Math.abs(response[k]) > NEGLIGIBLE * largest) {
                count = k + 1;
            }
        }
        float[] taps = new float[count];
        for (int k = 0; k < count; k++) {
            taps[k] = (float) response[k];
        }
        return taps;
    }

    /** The stages of a ratio in order, for example 3 and 10 for 30. */
    public static int[] stages(int ratio) {
        List<Integer> stages = new ArrayList<>();
        int rest = ratio;
        if (rest % 3 == 0) {
            stages.add(3);
            rest /= 3;
        }
        for (; rest >= 10; rest /= 10) {
            stages.add(10);
        }
        return stages.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Values left of {@code n}. */
    public static int lengthAfter(int n, int ratio) {
        int length = n;
        for (int stage : stages(ratio)) {
            length = (length + stage - 1) / stage;
        }
        return length;
    }

    /** Decimates {@code x[0 .. n)} in place and returns how many values are left. */
    public int apply(float[] x, int n) {
        int length = n;
        for (int stage = 0; stage < ratios.length; stage++) {
            length = stage(stage, x, length);
        }
        return length;
    }

    private int stage(int stage, float[] x, int n) {
        float first = x[0];
        for (int i = 0; i < n; i++) {
            differences[i] = x[i] - first;
        }
        float level = first * steadyGains[stage];
        int left = 0;
        for (int i = 0; i < n; i += ratios[stage]) {
            x[left++] = level + convolve(taps[stage], differences, i);
        }
        return left;
    }

    /** Σ taps[k]·d[i−k], the values before the first being 0; two sums for even and odd taps halve the rounding. */
    private static float convolve(float[] taps, float[] d, int i) {
        int count = Math.min(taps.length, i + 1);
        float even = 0;
        float odd = 0;
        int k = 0;
        for (; k < count - 1; k += 2) {
            even += taps[k] * d[i - k];
            odd += taps[k + 1] * d[i - k - 1];
        }
        if (k < count) {
            even += taps[k] * d[i - k];
        }
        return even + odd;
    }
}
