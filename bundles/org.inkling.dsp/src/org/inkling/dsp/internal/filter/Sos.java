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

    /** Response to a first value of 1 followed by zeros. */
    public double[] impulseResponse(int length) {
        double[] x = new double[length];
        x[0] = 1;
        for (double[] c : sections) {
            double z1 = 0;
            double z2 = 0;
            for (int i = 0; i < length; i++) {
                double in = x[i];
                double out = c[B0] * in + z1;
                z1 = c[B1] * in - c[A1] * out + z2;
                z2 = c[B2] * in - c[A2] * out;
                x[i] = out;
            }
        }
        return x;
    }
}
