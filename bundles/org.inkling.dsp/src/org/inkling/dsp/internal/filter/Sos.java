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

    /**
     * State in which a constant input of 1 gives a constant output from the first value on: two values for each section.
     * Solved section by section from the steady state of the transposed direct form II.
     */
    public double[] steadyState() {
        double[] state = new double[2 * sections.length];
        double level = 1;
        for (int s = 0; s < sections.length; s++) {
            double[] c = sections[s];
            double output = level * (c[B0] + c[B1] + c[B2]) / (1 + c[A1] + c[A2]);
            state[2 * s + 1] = c[B2] * level - c[A2] * output;
            state[2 * s] = c[B1] * level - c[A1] * output + state[2 * s + 1];
            level = output;
        }
        return state;
    }
}
