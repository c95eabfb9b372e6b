package org.inkling.dsp.internal.spectral;

/** Mean power density between neighbouring frequency edges, from a one-sided periodogram. */
public final class PowerBands {

    private final int[] first;
    private final int[] end;
    private final double frequency;
    private final double spacing;
    private final int last;

    /**
     * @param edges     band edges in hertz; a bin belongs to the band whose lower edge it reaches and whose upper edge it does not
     * @param frequency sampling frequency
     * @param length    FFT length
     */
    public PowerBands(double[] edges, double frequency, int length) {
        this.frequency = frequency;
        spacing = frequency / length;
        last = length / 2;
        int bands = Math.max(0, edges.length - 1);
        first = new int[bands];
        end = new int[bands];
        for (int band = 0; band < bands; band++) {
            first[band] = firstBin(edges[band], frequency, length);
            end[band] = Math.max(first[band], firstBin(edges[band + 1], frequency, length));
        }
    }

    /** Number of bands. */
    public int count() {
        return first.length;
    }

    /** Hertz between two bins. */
    double spacing() {
        return spacing;
    }

    /** One-sided power density of a bin. @param n values the transform was taken of */
    float density(float[] power, int n, int k) {
        return onesided(power[k] * (float) (1 / (frequency * n)), k);
    }

    private float onesided(float density, int k) {
        return k == 0 || k == last ? density : 2 * density;
    }

    /** First bin of a band. */
    public int first(int band) {
        return first[band];
    }

    /** Bin after the last one of a band. */
    public int end(int band) {
        return end[band];
    }

    private static int firstBin(double edge, double frequency, int length) {
        int bin = 0;
        while (bin <= length / 2 && bin * (frequency / length) < edge) {
            bin++;
        }
        return bin;
    }

    /**
     * Writes the mean density of each band, 0 for a band without a bin.
     *
     * @param power |F|² of bins 0 to half the FFT length
     * @param n     values the transform was taken of
     * @param scale what the densities are divided by
     */
    public void write(float[] power, int n, float scale, float[] features, int offset) {
        float density = (float) (1 / (frequency * n));
        for (int band = 0; band < first.length; band++) {
            float sum = 0;
            for (int k = first[band]; k < end[band]; k++) {
                sum += onesided(power[k] * density, k);
            }
            int bins = end[band] - first[band];
            features[offset + band] = bins == 0 ? 0 : sum / bins / scale;
        }
    }
}
