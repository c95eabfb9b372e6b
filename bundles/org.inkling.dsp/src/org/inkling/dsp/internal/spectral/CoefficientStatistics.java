package org.inkling.dsp.internal.spectral;

import java.util.Arrays;
import java.util.List;

import org.inkling.dsp.internal.math.Moments;
import org.inkling.dsp.internal.math.ShellSort;

/** Statistics of an array of wavelet coefficients. */
final class CoefficientStatistics {

    static final int BINS = 100;

    /** Names in order. */
    static final List<String> NAMES = List.of("entropy", "zcross", "mcross", "n5", "n25", "n75", "n95", "median", "mean", "std", "var",
            "rms",
            "skew", "kurtosis");

    private static final int[] PERCENTILES = { 5, 25, 75, 95, 50 };

    private final float[] sorted;
    private final int[] counts = new int[BINS];
    private final float[] edges = new float[BINS + 1];
    private final Moments moments;

    CoefficientStatistics(int longest) {
        sorted = new float[longest];
        moments = new Moments(longest);
    }

    /**
     * Writes the statistics of {@code x[0 .. n)}.
     *
     * @param size root mean square of the signal these are the coefficients of
     */
    void write(float[] x, int n, float size, float[] features, int offset) {
        System.arraycopy(x, 0, sorted, 0, n);
        ShellSort.sort(sorted, n);
        moments.compute(x, n, size);
        float mean = moments.mean();
        float rms = moments.rms(x, n);
        int out = offset;
        features[out++] = entropy(x, n);
        features[out++] = crossings(x, n, 0);
        features[out++] = crossings(x, n, mean);
        for (int i = 0; i < PERCENTILES.length; i++) {
            features[out++] = sorted[(int) ((n - 1) * PERCENTILES[i] / 100.0 + 0.5)];
        }
        features[out++] = mean;
        features[out++] = (float) Math.sqrt(moments.variance()); // of the population …
        features[out++] = moments.variance() * n / (n - 1); // … but of a sample: the recorded definition differs between the two
        features[out++] = rms;
        features[out++] = rms == 0 ? 0 : moments.skewness();
        features[out] = rms == 0 ? 0 : moments.kurtosis();
    }

    /** How often the signal changes from at most a level to above it or back, for each value. */
    private static float crossings(float[] x, int n, float level) {
        int count = 0;
        for (int i = 1; i < n; i++) {
            if (x[i] > level != x[i - 1] > level) {
                count++;
            }
        }
        return (float) count / n;
    }

    /** Entropy, in nats, of a histogram of equal bins from the smallest to the largest value. */
    private float entropy(float[] x, int n) {
        float least = sorted[0];
        float most = sorted[n - 1];
        if (least == most) {
            return 0;
        }
        histogram(x, n, least, most);
        float entropy = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                float share = (float) counts[bin] / n;
                entropy -= share * (float) Math.log(share);
            }
        }
        return entropy;
    }

    /** Counts by scaled position, then puts right what rounding placed beside its bin edges. */
    private void histogram(float[] x, int n, float least, float most) {
        float range = most - least;
        float width = range / BINS;
        for (int i = 0; i < BINS; i++) {
            edges[i] = i * width + least;
        }
        edges[BINS] = most;
        Arrays.fill(counts, 0);
        for (int i = 0; i < n; i++) {
            int bin = Math.min((int) ((x[i] - least) / range * BINS), BINS - 1);
            if (x[i] < edges[bin]) {
                bin--;
            } else if (bin < BINS - 1 && x[i] >= edges[bin + 1]) {
                bin++;
            }
            counts[bin]++;
        }
    }
}
