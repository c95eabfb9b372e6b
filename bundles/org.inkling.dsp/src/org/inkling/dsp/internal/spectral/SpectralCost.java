package org.inkling.dsp.internal.spectral;

import org.inkling.api.impulse.ResourceEstimate;
import org.inkling.dsp.internal.CostModel;
import org.inkling.dsp.internal.filter.Decimator;

/** What a spectral analysis costs on a device; one axis after the other in the same working memory. Follows {@code SpectralEmitter}. */
public final class SpectralCost {

    private static final int COEFFICIENTS = 5;
    private static final int PERCENTILES = 5;

    private SpectralCost() {
    }

    /** The estimate for a number of axes. */
    public static ResourceEstimate of(SpectralSettings settings, int axes) {
        return work(settings, axes).estimate(Float.BYTES * (settings.in().frames() + workingFloats(settings)));
    }

    /** Loops, code and tables. */
    public static CostModel work(SpectralSettings settings, int axes) {
        int frames = settings.in().frames();
        int n = settings.length();
        int sections = settings.order() / 2;
        CostModel cost = new CostModel().perValue(frames).mean(n).code("signal");
        if (settings.decimation() > 1) {
            decimation(cost, frames, settings.decimation());
        }
        if (sections > 0) {
            cost.sections(n, sections).code("filter").tables(Float.BYTES * COEFFICIENTS * sections);
        }
        if (settings.wavelets()) {
            wavelets(settings, cost, n);
            return cost.times(axes);
        }
        cost.powerSums(n, 1).code("fft").tables(Float.BYTES * (settings.fftLength() / 4 + 1));
        if (settings.version() == 1) {
            peaks(settings, cost);
        } else {
            bands(settings, cost.code("bands"), n, settings.frequency());
        }
        if (settings.extraLowFrequency()) {
            decimation(cost, n, LowFrequencyFeatures.RATIO);
            int slow = Decimator.lengthAfter(n, LowFrequencyFeatures.RATIO);
            bands(settings, cost.mean(slow).powerSums(slow, 1), slow, settings.frequency() / LowFrequencyFeatures.RATIO);
        }
        return cost.times(axes);
    }

    /** Working memory behind the copy of the axis. */
    private static int workingFloats(SpectralSettings settings) {
        int work = settings.decimation() > 1 ? firstStage(settings.decimation(), settings.in().frames()) : 0;
        int length = settings.fftLength();
        if (settings.wavelets()) {
            return Math.max(work, 2 * ((settings.length() + settings.waveletTaps() - 1) / 2));
        }
        work = Math.max(work, settings.version() == 1 ? length : length + length / 2 + 1);
        return settings.extraLowFrequency() ? Math.max(work, firstStage(LowFrequencyFeatures.RATIO, settings.length())) : work;
    }

    /** Values left by the first stage of a decimation. */
    private static int firstStage(int ratio, int length) {
        int stage = Decimator.stages(ratio)[0];
        return (length + stage - 1) / stage;
    }

    private static void peaks(SpectralSettings settings, CostModel cost) {
        int length = settings.fftLength();
        PowerBands bands = new PowerBands(settings.edges(), settings.frequency(), length);
        int bins = 0;
        int first = length;
        int end = 0;
        for (int band = 0; band < bands.count(); band++) {
            bins += bands.end(band) - bands.first(band);
            first = Math.min(first, bands.first(band));
            end = Math.max(end, bands.end(band));
        }
        cost.realFft(length, 1).roots(length / 2).compares(length / 2.0).of("band bin", bins).code("peaks");
        cost.tables(2 * Integer.BYTES * bands.count() + 2 * Float.BYTES * Math.max(1, end - first));
    }

    /** Adds the convolutions of a decimation and their taps. */
    private static void decimation(CostModel cost, int frames, int ratio) {
        int length = frames;
        cost.code("decimation");
        for (int stage : Decimator.stages(ratio)) {
            int taps = Decimator.taps(stage, length).length;
            cost.tables(Float.BYTES * taps);
            long products = 0;
            for (int i = 0; i < length; i += stage) {
                products += Math.min(taps, i + 1);
            }
            length = (length + stage - 1) / stage;
            cost.of("decimation tap", products).of("decimated", length);
        }
    }

    private static void bands(SpectralSettings settings, CostModel cost, int n, double frequency) {
        int length = settings.fftLength();
        int transforms = (n + settings.fftStep() - 1) / settings.fftStep();
        int bins = Math.max(0, settings.lastBin(frequency) - settings.firstBin(frequency) + 1);
        cost.of("moment", n).realFft(length, transforms).of("moment", settings.spectrumMoments() ? length / 2 + 1 : 0);
        if (settings.log()) {
            cost.logarithms(bins).code("logarithm");
        }
    }

    private static void wavelets(SpectralSettings settings, CostModel cost, int n) {
        int taps = settings.waveletTaps();
        int length = n;
        cost.powerSums(n, 1).code("wavelets").tables(2 * Float.BYTES * taps);
        for (int level = 0; level < settings.waveletLevel(); level++) {
            length = (length + taps - 1) / 2;
            cost.taps(2L * length * taps).of("wavelet value", 2.0 * length);
            coefficients(cost, length);
        }
        coefficients(cost, length);
    }

    /** Sorting, crossings, histogram and moments of one array of coefficients. */
    private static void coefficients(CostModel cost, int n) {
        double sort = n * Math.log(n) / Math.log(2);
        cost.powerSums(n, 1).of("moment", n).of("crossing", 2.0 * n).compares(sort).of("percentile", PERCENTILES)
                .of("histogram value", n).logarithms(Math.min(n, WaveletFeatures.HISTOGRAM_BINS));
    }
}
