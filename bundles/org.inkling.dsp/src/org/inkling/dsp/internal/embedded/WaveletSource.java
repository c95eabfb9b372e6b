package org.inkling.dsp.internal.embedded;

import org.inkling.dsp.internal.spectral.SpectralSettings;
import org.inkling.dsp.internal.spectral.WaveletFeatures;
import org.inkling.dsp.internal.wavelet.Wavelet;
import org.inkling.dsp.internal.wavelet.WaveletTransform;
import org.inkling.dsp.internal.wavelet.Wavelets;

/** The wavelet part of a spectral analysis as C. */
final class WaveletSource {

    private WaveletSource() {
    }

    static int featureCount(SpectralSettings settings) {
        return new WaveletFeatures(settings).names().size();
    }

    /** Adds filters and call; returns the floats of working memory. */
    static int write(BlockSource source, SpectralSettings settings) {
        Wavelet wavelet = Wavelets.of(settings.wavelet());
        source.include("inkling_wavelet.h");
        source.constants("low_pass", wavelet.rounded(wavelet.analysisLowPass()));
        source.constants("high_pass", wavelet.rounded(wavelet.analysisHighPass()));
        int half = WaveletTransform.length(settings.length(), wavelet.taps());
        source.line("        inkling_wavelet_features(low_pass, high_pass, %d, %d, x, n, work, work + %d, features);", wavelet.taps(),
                settings.waveletLevel(), half);
        return 2 * half;
    }
}
