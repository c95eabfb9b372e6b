package org.inkling.dsp.internal.filter;

/**
 * A recursive filter as second-order sections with a0 = 1, in the order they are applied.
 *
 * @param sections rows of b0, b1, b2, a1, a2
 */
public record Sos(double[][] sections) {

    public static final int B0 = 0;
    public static final int B1 = 1;
    public static final int B2 = 2;
    public static final int A1 = 3;
    public static final int A2 = 4;

    public int count() {
        return sections.length;
    }

    /** One coefficient of every section, rounded to float32 as the kernels and the emitted C use it. */
    public float[] column(int coefficient) {
        float[] column = new float[sections.length];
        for (int s = 0; s < column.length; s++) {
            column[s] = (float) sections[s][coefficient];
        }
        return column;
    }

    /** What a constant input of 1 becomes in the end. */
    public double steadyGain() {
        double gain = 1;
        for (double[] c : sections) {
            gain *= (c[B0] + c[B1] + c[B2]) / (1 + c[A1] + c[A2]);
        }
        return gain;
    }
}
