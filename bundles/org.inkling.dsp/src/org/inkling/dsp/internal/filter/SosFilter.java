package org.inkling.dsp.internal.filter;

/** Runs second-order sections over a signal in place: transposed direct form II in float32. */
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
        int s = 0;
        for (; s < b0.length - 1; s += 2) {
            twoSections(s, x, n);
        }
        if (s < b0.length) {
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

    /** The same for two sections in one pass: their recursions overlap in the processor, which waits for results otherwise. */
    private void twoSections(int s, float[] x, int n) {
        float c0 = b0[s];
        float c1 = b1[s];
        float c2 = b2[s];
        float d1 = a1[s];
        float d2 = a2[s];
        float e0 = b0[s + 1];
        float e1 = b1[s + 1];
        float e2 = b2[s + 1];
        float f1 = a1[s + 1];
        float f2 = a2[s + 1];
        float z1 = 0;
        float z2 = 0;
        float w1 = 0;
        float w2 = 0;
        for (int i = 0; i < n; i++) {
            float in = x[i];
            float mid = c0 * in + z1;
            z1 = c1 * in - d1 * mid + z2;
            z2 = c2 * in - d2 * mid;
            float out = e0 * mid + w1;
            w1 = e1 * mid - f1 * out + w2;
            w2 = e2 * mid - f2 * out;
            x[i] = out;
        }
    }
}
