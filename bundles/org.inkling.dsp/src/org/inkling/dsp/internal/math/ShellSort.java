package org.inkling.dsp.internal.math;

/** Sorts short arrays without allocating (D. L. Shell, gaps of M. Ciura). */
public final class ShellSort {

    private static final int[] GAPS = { 3548, 1577, 701, 301, 132, 57, 23, 10, 4, 1 };

    private ShellSort() {
    }

    /** Sorts {@code x[0 .. n)} in rising order. */
    public static void sort(float[] x, int n) {
        for (int gap : GAPS) {
            for (int i = gap; i < n; i++) {
                float value = x[i];
                int place = i;
                while (place >= gap && x[place - gap] > value) {
                    x[place] = x[place - gap];
                    place -= gap;
                }
                x[place] = value;
            }
        }
    }
}
