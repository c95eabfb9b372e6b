package org.inkling.dsp.internal.spectral;

import org.inkling.api.impulse.ResourceEstimate;
import org.inkling.dsp.internal.CostModel;
import org.inkling.dsp.internal.filter.Decimator;

/** What a spectral analysis costs on a device; one axis after the other in the same working memory. */
public final class SpectralCost {

    private static final int CODE_BYTES = 1800;
    private static final int WAVELET_CODE_BYTES = 2600;
    private static final int LOG_CODE_BYTES = 400;
    private static final int SECTION_BYTES = 20;
    private static final int WAVELET_FEATURES_COMPARES = 14;

    private SpectralCost() {
    }

    /** The estimate for a number of axes. */
    public static ResourceEstimate of(SpectralSettings settings, int axes) {
        int frames = settings.in().frames();
        int n = settings.length();
        CostModel cost = new CostModel().perValue(frames).mean(n);
        int rom = CODE_BYTES;
        if (settings.decimation() > 1) {
            rom += decimation(cost, frames, settings.decimation());
        }
        cost.sections(n, settings.order() / 2);
        rom += settings.order() / 2 * SECTION_BYTES;
        if (settings.wavelets()) {
            wavelets(settings, cost, n);
            return cost.times(axes).estimate(Float.BYTES * 4 * frames, rom + WAVELET_CODE_BYTES);
        }
        int length = settings.fftLength();
        if (settings.version() == 1) {
            cost.powerSums(n, 1).mean(n).realFft(length, 2).roots(length / 2).compares(2.0 * length);
        } else {
            bands(settings, cost, n, settings.frequency());
            rom += settings.log() ? LOG_CODE_BYTES : 0;
        }
        if (settings.extraLowFrequency()) {
            rom += decimation(cost, n, LowFrequencyFeatures.RATIO);
            int slow = Decimator.lengthAfter(n, LowFrequencyFeatures.RATIO);
            bands(settings, cost, slow, settings.frequency() / LowFrequencyFeatures.RATIO);
        }
        int arrays = settings.extraLowFrequency() ? 3 : 2;
        int ram = Float.BYTES * (arrays * frames + 2 * length + 2);
        int tables = Float.BYTES * length; // twiddle factors
        return cost.times(axes).estimate(ram, rom + tables);
    }

    /** Adds the convolutions of a decimation and returns the bytes of their taps. */
    private static int decimation(CostModel cost, int frames, int ratio) {
        int bytes = 0;
        int length = frames;
        for (int stage : Decimator.stages(ratio)) {
            int taps = Decimator.taps(stage, length).length;
            bytes += Float.BYTES * taps;
            for (int i = 0; i < length; i += stage) {
                cost.taps(Math.min(taps, i + 1));
            }
            length = (length + stage - 1) / stage;
        }
        return bytes;
    }

    private static void bands(SpectralSettings settings, CostModel cost, int n, double frequency) {
        int length = settings.fftLength();
        int transforms = (n + settings.fftStep() - 1) / settings.fftStep();
        int bins = Math.max(0, settings.lastBin(frequency) - settings.firstBin(frequency) + 1);
        cost.powerSums(n, 4).realFft(length, transforms).powerSums(settings.spectrumMoments() ? length / 2 : 0, 3);
        cost.logarithms(settings.log() ? bins : 0);
    }

    private static void wavelets(SpectralSettings settings, CostModel cost, int n) {
        int taps = settings.waveletTaps();
        int length = n;
        for (int level = 0; level < settings.waveletLevel(); level++) {
            length = (length + taps - 1) / 2;
            cost.taps(2L * length * taps);
            band(cost, length);
        }
        band(cost, length);
    }

    /** Sorting, crossings, histogram and moments of one array of coefficients. */
    private static void band(CostModel cost, int n) {
        double sort = n * Math.log(n) / Math.log(2);
        cost.compares(sort + WAVELET_FEATURES_COMPARES * n).powerSums(n, 5).logarithms(Math.min(n, WaveletFeatures.HISTOGRAM_BINS));
    }
}
