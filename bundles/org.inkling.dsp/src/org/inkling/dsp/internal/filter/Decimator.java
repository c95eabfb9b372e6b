package org.inkling.dsp.internal.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * Lowers the sampling rate by 3, 10 or a product of them: Chebyshev I of order 8, ripple 0.05 dB, pass band to 0.8 of the new half rate,
 * started in the steady state of the first value, then every r-th value.
 */
public final class Decimator {

    private static final int ORDER = 8;
    private static final double RIPPLE_DB = 0.05;
    private static final double PASS_BAND = 0.8;

    private final int[] ratios;
    private final SosFilter[] filters;
    private final float[] steadyGains;

    /** @param ratio 1, 3, 10, 30, 100 or 1000 */
    public Decimator(int ratio) {
        ratios = stages(ratio);
        filters = new SosFilter[ratios.length];
        steadyGains = new float[ratios.length];
        for (int i = 0; i < ratios.length; i++) {
            Sos sos = design(ratios[i]);
            filters[i] = new SosFilter(sos);
            steadyGains[i] = (float) sos.steadyGain();
        }
    }

    /** The low-pass filter before one stage. */
    public static Sos design(int ratio) {
        return FilterDesign.chebyshev1(ORDER, RIPPLE_DB, PASS_BAND / ratio);
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

    /**
     * Decimates {@code x[0 .. n)} in place and returns how many values are left.
     * The filter is linear, so starting it in the steady state of the first value is the same as filtering what differs from that value;
     * it rounds less, and a constant stays exactly constant.
     */
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
            x[i] -= first;
        }
        filters[stage].apply(x, n);
        float level = first * steadyGains[stage];
        int left = 0;
        for (int i = 0; i < n; i += ratios[stage]) {
            x[left++] = x[i] + level;
        }
        return left;
    }
}
