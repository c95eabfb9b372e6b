package org.inkling.ui.data.internal.acquisition;

import org.inkling.api.data.Signal;

/**
 * Power of a sound over time and frequency: short Fourier transforms of 256 values under a Hann window, in decibels below the loudest.
 *
 * @param columns   points of time
 * @param rows      frequencies from 0 to half the rate
 * @param decibels  by column, then by row from low to high; 0 is the loudest
 * @param highestHz frequency of the last row
 */
record Spectrogram(int columns, int rows, float[] decibels, double highestHz) {

    private static final int SIZE = 256;
    private static final int MOST_COLUMNS = 900;
    private static final double FLOOR = 1e-12;

    /** Of the first axis of a recording. Takes time with its length, so do it in the background. */
    static Spectrogram of(Signal signal) {
        int width = signal.schema().axes().size();
        int frames = signal.frames();
        int columns = Math.max(1, Math.min(MOST_COLUMNS, frames / (SIZE / 4)));
        int rows = SIZE / 2;
        float[] decibels = new float[columns * rows];
        double[] real = new double[SIZE];
        double[] imaginary = new double[SIZE];
        double loudest = FLOOR;
        for (int c = 0; c < columns; c++) {
            int start = columns == 1 ? 0 : (int) ((long) c * Math.max(0, frames - SIZE) / (columns - 1));
            for (int i = 0; i < SIZE; i++) {
                double value = start + i < frames ? signal.values()[(start + i) * width] / 32768.0 : 0;
                real[i] = value * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE));
                imaginary[i] = 0;
            }
            transform(real, imaginary);
            for (int r = 0; r < rows; r++) {
                double power = real[r] * real[r] + imaginary[r] * imaginary[r];
                loudest = Math.max(loudest, power);
                decibels[c * rows + r] = (float) (10 * Math.log10(power + FLOOR));
            }
        }
        float top = (float) (10 * Math.log10(loudest + FLOOR));
        for (int i = 0; i < decibels.length; i++) {
            decibels[i] -= top;
        }
        return new Spectrogram(columns, rows, decibels, 500 / signal.schema().intervalMs());
    }

    /** Fast Fourier transform in place after Cooley and Tukey, 1965; the length is a power of two. */
    static void transform(double[] real, double[] imaginary) {
        int n = real.length;
        for (int i = 1, j = 0; i < n; i++) {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                swap(real, i, j);
                swap(imaginary, i, j);
            }
        }
        for (int length = 2; length <= n; length <<= 1) {
            double angle = -2 * Math.PI / length;
            for (int start = 0; start < n; start += length) {
                for (int k = 0; k < length / 2; k++) {
                    butterfly(real, imaginary, start + k, start + k + length / 2, Math.cos(angle * k), Math.sin(angle * k));
                }
            }
        }
    }

    private static void butterfly(double[] real, double[] imaginary, int a, int b, double cosine, double sine) {
        double x = real[b] * cosine - imaginary[b] * sine;
        double y = real[b] * sine + imaginary[b] * cosine;
        real[b] = real[a] - x;
        imaginary[b] = imaginary[a] - y;
        real[a] += x;
        imaginary[a] += y;
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
