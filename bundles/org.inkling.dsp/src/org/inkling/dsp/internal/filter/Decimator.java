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
    private final float steadyGain;

    /** @param ratio 1, 3, 10, 30, 100 or 1000 */
    public Decimator(int ratio) {
        ratios = stages(ratio);
        filters = new SosFilter[ratios.length];
        double gain = 1;
        for (int i = 0; i < ratios.length; i++) {
            Sos sos = design(ratios[i]);
            filters[i] = new SosFilter(sos);
            gain *= sos.steadyGain();
        }
        steadyGain = (float) gain;
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
     * A constant stays exactly constant: the rounding of the filter would otherwise look like a signal once the mean is gone.
     */
    public int apply(float[] x, int n) {
        int length = n;
        boolean constant = constant(x, n);
        for (int stage = 0; stage < ratios.length; stage++) {
            if (!constant) {
                filters[stage].applySettled(x, length);
            }
            int left = 0;
            for (int i = 0; i < length; i += ratios[stage]) {
                x[left++] = x[i];
            }
            length = left;
        }
        if (constant) {
            for (int i = 0; i < length; i++) {
                x[i] *= steadyGain;
            }
        }
        return length;
    }

    private static boolean constant(float[] x, int n) {
        for (int i = 1; i < n; i++) {
            if (x[i] != x[0]) {
                return false;
            }
        }
        return true;
    }
}
