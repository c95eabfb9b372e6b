package org.inkling.dsp.internal.wavelet;

/**
 * The filters of a discrete wavelet. Analysis and synthesis low-pass have the same even length, padded with zeros where a family has
 * filters of unequal length.
 *
 * @param name             for example {@code db4}
 * @param analysisLowPass  filter of the approximation
 * @param synthesisLowPass filter that builds the signal again; for an orthogonal wavelet the analysis one reversed
 */
public record Wavelet(String name, double[] analysisLowPass, double[] synthesisLowPass) {

    /** Filter of the detail: the synthesis low-pass with alternating signs. */
    public double[] analysisHighPass() {
        double[] high = new double[synthesisLowPass.length];
        for (int k = 0; k < high.length; k++) {
            high[k] = k % 2 == 0 ? -synthesisLowPass[k] : synthesisLowPass[k];
        }
        return high;
    }

    /** Filter that builds the signal again from the detail: the analysis low-pass with alternating signs. */
    public double[] synthesisHighPass() {
        double[] high = new double[analysisLowPass.length];
        for (int k = 0; k < high.length; k++) {
            high[k] = k % 2 == 0 ? analysisLowPass[k] : -analysisLowPass[k];
        }
        return high;
    }

    /** Taps of each filter. */
    public int taps() {
        return analysisLowPass.length;
    }

    /**
     * A filter of this wavelet in float32, as the kernels and the emitted C use it. Coiflets are published with a sum of 1 and are brought
     * to √2 in float32: one bit of difference, which decides crossings in a smooth signal.
     */
    public float[] rounded(double[] filter) {
        float[] taps = new float[filter.length];
        for (int k = 0; k < taps.length; k++) {
            taps[k] = name.startsWith("coif") ? (float) (filter[k] / Math.sqrt(2)) * (float) Math.sqrt(2) : (float) filter[k];
        }
        return taps;
    }
}
