package org.inkling.dsp.internal.spectral;

import java.util.ArrayList;
import java.util.List;

import org.inkling.dsp.internal.PreviewPlots;
import org.inkling.dsp.internal.math.Moments;
import org.inkling.dsp.internal.math.RealFft;
import org.inkling.dsp.internal.math.Summation;

/**
 * Features of version 1: root mean square, the highest peaks of the amplitude spectrum, and the mean power density between frequency edges.
 * The frequency of bin k is k/(n/2−1) of half the sampling frequency, not k·fs/n: kept as the lab's definition has it.
 */
public final class PeakFeatures implements AxisFeatures {

    private static final float POWER_SCALE = 10;
    private static final double SMALLEST_SHOWN = 1e-10; // stands for 0 under the logarithm of a preview

    private final RealFft fft;
    private final Moments moments;
    private final PeakFinder peaks;
    private final PowerBands bands;
    private final int count;
    private final double[] edges;
    private final float[] frequencies;
    private final float[] power;
    private final float[] heights;
    private final float[] centred;

    public PeakFeatures(SpectralSettings settings) {
        int length = settings.fftLength();
        int half = length / 2;
        fft = new RealFft(length);
        moments = new Moments(settings.length());
        count = settings.peaks();
        peaks = new PeakFinder(count, settings.threshold());
        edges = settings.edges();
        bands = new PowerBands(edges, settings.frequency(), length);
        power = new float[fft.bins()];
        heights = new float[half];
        centred = new float[settings.length()];
        frequencies = new float[half];
        for (int k = 0; k < half; k++) {
            frequencies[k] = (float) (settings.frequency() / 2 * k / (half - 1));
        }
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        names.add("RMS");
        for (int i = 1; i <= count; i++) {
            names.add("Peak " + i + " Freq");
            names.add("Peak " + i + " Height");
        }
        for (int i = 0; i < edges.length - 1; i++) {
            names.add("Spectral Power " + edges[i] + " - " + edges[i + 1]);
        }
        return names;
    }

    @Override
    public void extract(float[] x, int n, float[] features, int offset) {
        features[offset] = moments.rms(x, n);
        peaks(x, n, features, offset + 1);
        powers(x, n, features, offset + 1 + 2 * count);
    }

    @Override
    public void preview(float[] x, int n, String axis, PreviewPlots plots) {
        amplitudes(x, n);
        plots.spectrum("Frequency domain", "amplitude", axis, frequencies[1], heights.clone());
        int used = periodogram(x, n);
        float[] decades = new float[power.length];
        for (int k = 0; k < decades.length; k++) {
            decades[k] = (float) Math.log10(Math.max(SMALLEST_SHOWN, bands.density(power, used, k) / POWER_SCALE));
        }
        plots.spectrum("Spectral power (log)", "power", axis, bands.spacing(), decades);
    }

    /** Amplitude spectrum into {@code heights}. */
    private void amplitudes(float[] x, int n) {
        fft.power(x, 0, n, power);
        float scale = 2f / fft.length();
        for (int k = 0; k < heights.length; k++) {
            heights[k] = scale * (float) Math.sqrt(power[k]);
        }
    }

    private void peaks(float[] x, int n, float[] features, int offset) {
        amplitudes(x, n);
        int found = peaks.find(heights, heights.length);
        for (int i = 0; i < count; i++) {
            int out = offset + 2 * i;
            features[out] = i < found ? frequencies[peaks.index(i)] : 0;
            features[out + 1] = i < found ? heights[peaks.index(i)] : 0;
        }
    }

    private void powers(float[] x, int n, float[] features, int offset) {
        int used = periodogram(x, n);
        bands.write(power, used, POWER_SCALE, features, offset);
    }

    /** |F|² of the first n values (at most the FFT length) less their mean, into {@code power}. @return values used */
    private int periodogram(float[] x, int n) {
        int used = Math.min(n, fft.length());
        float mean = Summation.mean(x, used);
        for (int i = 0; i < used; i++) {
            centred[i] = x[i] - mean;
        }
        fft.power(centred, 0, used, power);
        return used;
    }
}
