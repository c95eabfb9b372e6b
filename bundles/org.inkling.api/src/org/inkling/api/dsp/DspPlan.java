package org.inkling.api.dsp;

import java.util.List;

/**
 * The algorithm of a block for one use as data: steps that a program compiled beforehand, such as the WebAssembly runtime, carries out with
 * the same C as an export from sources. The working values of a step are x[0 .. n); every number is that of the Java kernel.
 *
 * @param steps         in order
 * @param scratchFloats working memory the steps need, x included
 */
public record DspPlan(List<Step> steps, int scratchFloats) {

    public DspPlan {
        steps = List.copyOf(steps);
    }

    /** What a step does; in brackets its integers, then its reals, then its tables. {@code at} is the index of its first feature. */
    public enum Operation {

        /** x = one axis of the window [column, axes in the window, frames; scale]. */
        AXIS,

        /** Low-pass filter, then every ratio-th value [ratio; gain of a constant; filter taps]. */
        DECIMATE,

        /** Subtracts the mean of x. */
        SUBTRACT_MEAN,

        /** Cascade of biquads, from rest [; ; b0 b1 b2 a1 a2 of each]. */
        FILTER,

        /** x itself as features [at, distance of two features]. */
        COPY,

        /**
         * Moments and extremes [at, switches: 1 average, 2 minimum, 4 maximum, 8 root mean square, 16 standard deviation, 32 skewness,
         * 64 kurtosis].
         */
        STATISTICS,

        /**
         * Spectral analysis version 1 [at, transform length, peaks, first bin of the box, first bin and the one after the last of each band;
         * threshold, frequency of bin 1, power density of 1; quarter-wave cosines, transform of a box].
         */
        PEAKS,

        /** Spectral analysis from version 2 [at, transform length, step, first bin, last bin, logarithm, moments of the spectrum; ; cosines]. */
        BANDS,

        /** Statistics of wavelet coefficients [at, levels; ; low-pass taps, high-pass taps]. */
        WAVELET
    }

    /** One step; arrays are not copied. */
    public record Step(Operation operation, int[] integers, float[] reals, List<float[]> tables) {

        public Step {
            tables = List.copyOf(tables);
        }
    }
}
