package org.inkling.dsp.internal.spectral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.inkling.dsp.internal.PreviewPlots;
import org.inkling.dsp.internal.math.Moments;
import org.inkling.dsp.internal.wavelet.Wavelet;
import org.inkling.dsp.internal.wavelet.Wavelets;
import org.inkling.dsp.internal.wavelet.WaveletTransform;

/** Fourteen statistics of each array of wavelet coefficients: the last approximation, then the details from the last level to the first. */
public final class WaveletFeatures implements AxisFeatures {

    /** Bins of the histogram the entropy is taken of. */
    public static final int HISTOGRAM_BINS = CoefficientStatistics.BINS;

    private final WaveletTransform transform;
    private final float[][] details;
    private final int[] lengths;
    private final float[] current;
    private final float[] next;
    private final CoefficientStatistics statistics;
    private final Moments moments;

    public WaveletFeatures(SpectralSettings settings) {
        Wavelet wavelet = Wavelets.of(settings.wavelet());
        transform = new WaveletTransform(wavelet);
        int levels = settings.waveletLevel();
        details = new float[levels][];
        lengths = new int[levels];
        int longest = settings.length();
        int n = longest;
        for (int level = 0; level < levels; level++) {
            n = WaveletTransform.length(n, wavelet.taps());
            details[level] = new float[n];
            longest = Math.max(longest, n);
        }
        current = new float[longest];
        next = new float[longest];
        statistics = new CoefficientStatistics(longest);
        moments = new Moments(longest);
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int array = 0; array <= details.length; array++) {
            for (String statistic : CoefficientStatistics.NAMES) {
                names.add("L" + array + "-" + statistic);
            }
        }
        return names;
    }

    @Override
    public void preview(float[] x, int n, String axis, PreviewPlots plots) {
        int length = transform(x, n);
        plots.add("Approximation", "coefficient", "", "", 0, 1, axis, Arrays.copyOf(current, length));
        for (int level = details.length - 1; level >= 0; level--) {
            plots.add("Details of level " + (level + 1), "coefficient", "", "", 0, 1, axis, Arrays.copyOf(details[level], lengths[level]));
        }
    }

    /** The approximation into {@code current}, details into theirs. @return length of the approximation */
    private int transform(float[] x, int n) {
        System.arraycopy(x, 0, current, 0, n);
        int length = n;
        for (int level = 0; level < details.length; level++) {
            length = transform.level(current, length, next, details[level]);
            lengths[level] = length;
            System.arraycopy(next, 0, current, 0, length);
        }
        return length;
    }

    @Override
    public void extract(float[] x, int n, float[] features, int offset) {
        float size = moments.rms(x, n);
        int length = transform(x, n);
        int out = offset;
        statistics.write(current, length, size, features, out);
        for (int level = details.length - 1; level >= 0; level--) {
            out += CoefficientStatistics.NAMES.size();
            statistics.write(details[level], lengths[level], size, features, out);
        }
    }
}
