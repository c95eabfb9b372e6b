package org.inkling.dsp.internal.wavelet;

/**
 * One level of the discrete wavelet transform in float32: convolution with the signal mirrored at both ends (the end value repeated),
 * every second value kept. The sum runs from the first tap to the last, except that mirrored values behind the end come first, from the
 * last tap of them down; the emitted C has the same order, since a sign decides whether a crossing is counted.
 */
public final class WaveletTransform {

    private final float[] low;
    private final float[] high;

    public WaveletTransform(Wavelet wavelet) {
        low = wavelet.rounded(wavelet.analysisLowPass());
        high = wavelet.rounded(wavelet.analysisHighPass());
    }

    /** Coefficients of one level for a signal of n values. */
    public static int length(int n, int taps) {
        return (n + taps - 1) / 2;
    }

    /**
     * Transforms {@code x[0 .. n)}; n has to be at least the number of taps.
     *
     * @param approximation gets the low-pass coefficients; may not be {@code x}
     * @param detail        gets the high-pass coefficients
     * @return how many of each
     */
    public int level(float[] x, int n, float[] approximation, float[] detail) {
        convolve(low, x, n, approximation);
        return convolve(high, x, n, detail);
    }

    private static int convolve(float[] taps, float[] x, int n, float[] out) {
        int length = length(n, taps.length);
        for (int o = 0; o < length; o++) {
            int i = 2 * o + 1;
            float sum = 0;
            int tap = 0;
            for (int k = 0; i - k >= n; k++) {
                sum += taps[i - n - k] * x[n - 1 - k];
                tap++;
            }
            for (; tap < taps.length && tap <= i; tap++) {
                sum += taps[tap] * x[i - tap];
            }
            for (int k = 0; tap < taps.length; tap++, k++) {
                sum += taps[tap] * x[k];
            }
            out[o] = sum;
        }
        return length;
    }
}
