package org.inkling.dsp.internal.filter;

/** Runs second-order sections over a signal in place: transposed direct form II in float32, one section after the other. */
public final class SosFilter {

    private final float[] b0;
    private final float[] b1;
    private final float[] b2;
    private final float[] a1;
    private final float[] a2;

    public SosFilter(Sos sos) {
        b0 = sos.column(Sos.B0);
        b1 = sos.column(Sos.B1);
        b2 = sos.column(Sos.B2);
        a1 = sos.column(Sos.A1);
        a2 = sos.column(Sos.A2);
    }

    /** Filters {@code x[0 .. n)} from rest. */
    public void apply(float[] x, int n) {
        for (int s = 0; s < b0.length; s++) {
            section(s, x, n);
        }
    }

    private void section(int s, float[] x, int n) {
        float c0 = b0[s];
        float c1 = b1[s];
        float c2 = b2[s];
        float d1 = a1[s];
        float d2 = a2[s];
        float z1 = 0;
        float z2 = 0;
        for (int i = 0; i < n; i++) {
            float in = x[i];
            float out = c0 * in + z1;
            z1 = c1 * in - d1 * out + z2;
            z2 = c2 * in - d2 * out;
            x[i] = out;
        }
    }
}
