package org.inkling.dsp.internal.math;

import org.jtransforms.fft.FloatFFT_1D;

/** Power of the discrete Fourier transform of a real signal, truncated or zero-padded to the length of the transform. */
public final class RealFft {

    /** Longest transform: above it JTransforms would start threads. */
    public static final int MAX_LENGTH = 4096;

    private final int length;
    private final FloatFFT_1D fft;
    private final float[] buffer;

    /** @param length a power of two, 4 to {@link #MAX_LENGTH} */
    public RealFft(int length) {
        this.length = length;
        fft = new FloatFFT_1D(length);
        buffer = new float[length];
    }

    public int length() {
        return length;
    }

    /** Bins from DC to half the sampling frequency, both included. */
    public int bins() {
        return length / 2 + 1;
    }

    /**
     * Writes |F|² of {@code x[from .. end)}.
     *
     * @param end   end of the signal; what lies beyond is taken as zero
     * @param power gets {@link #bins()} values
     */
    public void power(float[] x, int from, int end, float[] power) {
        int count = Math.min(length, end - from);
        System.arraycopy(x, from, buffer, 0, count);
        java.util.Arrays.fill(buffer, count, length, 0);
        fft.realForward(buffer);
        int half = length / 2;
        power[0] = buffer[0] * buffer[0];
        power[half] = buffer[1] * buffer[1];
        for (int k = 1; k < half; k++) {
            float re = buffer[2 * k];
            float im = buffer[2 * k + 1];
            power[k] = re * re + im * im;
        }
    }
}
