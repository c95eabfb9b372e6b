package org.inkling.dsp.internal.spectral;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import org.inkling.dsp.internal.PreviewPlots;
import org.inkling.dsp.internal.math.Moments;
import org.inkling.dsp.internal.math.RealFft;

/**
 * Features of versions 2 to 4: root mean square, skewness, kurtosis, from version 4 skewness and kurtosis of the spectrum, and the power of
 * each bin that the filter does not mask. The spectrum is the maximum over frames that step through the axis.
 */
public final class BandFeatures implements AxisFeatures {

    private static final float ZERO_POWER = 1e-10f; // stands for 0 under the logarithm

    private final RealFft fft;
    private final Moments moments;
    private final int step;
    private final boolean log;
    private final boolean spectrumMoments;
    private final int firstBin;
    private final int lastBin;
    private final double frequency;
    private final String suffix;
    private final float[] power;
    private final float[] spectrum;

    /**
     * @param frequency sampling frequency of the axis, which may be decimated further than the settings say
     * @param length    longest axis
     * @param suffix    end of the names of the moments
     */
    public BandFeatures(SpectralSettings settings, double frequency, int length, String suffix) {
        this.frequency = frequency;
        this.suffix = suffix;
        fft = new RealFft(settings.fftLength());
        step = settings.fftStep();
        log = settings.log();
        spectrumMoments = settings.spectrumMoments();
        firstBin = settings.firstBin(frequency);
        lastBin = settings.lastBin(frequency);
        power = new float[fft.bins()];
        spectrum = new float[fft.bins()];
        moments = new Moments(Math.max(length, spectrum.length));
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of("RMS" + suffix, "Skewness" + suffix, "Kurtosis" + suffix));
        if (spectrumMoments) {
            names.add("Spectral Skewness" + suffix);
            names.add("Spectral Kurtosis" + suffix);
        }
        double spacing = frequency / fft.length();
        for (int bin = firstBin; bin <= lastBin; bin++) {
            names.add("Spectral Power " + hertz(bin * spacing - spacing / 2) + " - " + hertz(bin * spacing + spacing / 2) + " Hz");
        }
        return names;
    }

    private static String hertz(double value) {
        return Double.toString(new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).doubleValue());
    }

    @Override
    public void extract(float[] x, int n, float[] features, int offset) {
        int out = offset;
        features[out++] = moments.rms(x, n);
        moments.compute(x, n);
        features[out++] = moments.skewness();
        features[out++] = moments.kurtosis();
        holdMaximum(x, n);
        if (spectrumMoments) {
            moments.compute(spectrum, spectrum.length);
            features[out++] = moments.skewness();
            features[out++] = moments.kurtosis();
        }
        for (int bin = firstBin; bin <= lastBin; bin++) {
            features[out++] = log ? logarithm(spectrum[bin]) : spectrum[bin];
        }
    }

    private static float logarithm(float value) {
        return (float) Math.log10(value == 0 ? ZERO_POWER : value);
    }

    @Override
    public void preview(float[] x, int n, String axis, PreviewPlots plots) {
        holdMaximum(x, n);
        float[] amplitudes = new float[spectrum.length];
        float[] decades = new float[spectrum.length];
        for (int k = 0; k < spectrum.length; k++) {
            amplitudes[k] = (float) Math.sqrt(spectrum[k]);
            decades[k] = logarithm(spectrum[k]);
        }
        plots.spectrum("Frequency domain" + suffix, "amplitude", axis, frequency / fft.length(), amplitudes);
        plots.spectrum("Spectral power (log)" + suffix, "power", axis, frequency / fft.length(), decades);
    }

    private void holdMaximum(float[] x, int n) {
        java.util.Arrays.fill(spectrum, 0);
        float scale = 1f / fft.length();
        for (int from = 0; from < n; from += step) {
            fft.power(x, from, n, power);
            for (int k = 0; k < spectrum.length; k++) {
                spectrum[k] = Math.max(spectrum[k], power[k] * scale);
            }
        }
    }
}
