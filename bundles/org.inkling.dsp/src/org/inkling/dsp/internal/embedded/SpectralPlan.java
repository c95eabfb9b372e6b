package org.inkling.dsp.internal.embedded;

import java.util.ArrayList;
import java.util.List;

import org.inkling.api.dsp.DspPlan;
import org.inkling.api.dsp.DspPlan.Operation;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.dsp.internal.Axes;
import org.inkling.dsp.internal.filter.Decimator;
import org.inkling.dsp.internal.spectral.BandFeatures;
import org.inkling.dsp.internal.spectral.LowFrequencyFeatures;
import org.inkling.dsp.internal.spectral.PeakFeatures;
import org.inkling.dsp.internal.spectral.PowerBands;
import org.inkling.dsp.internal.spectral.SpectralSettings;
import org.inkling.dsp.internal.wavelet.Wavelet;
import org.inkling.dsp.internal.wavelet.WaveletTransform;
import org.inkling.dsp.internal.wavelet.Wavelets;

/** Spectral analysis as steps. */
final class SpectralPlan {

    private final SpectralSettings settings;
    private final SignalShape in;
    private final Axes axes;
    private final List<DspPlan.Step> steps = new ArrayList<>();
    private int work;

    SpectralPlan(BlockUse use, SignalShape in) {
        settings = new SpectralSettings(use.version(), use.params(), in);
        this.in = in;
        axes = Axes.of(use, in);
    }

    DspPlan plan() {
        boolean extra = settings.extraLowFrequency() && !settings.wavelets();
        int perAxis = featureCount();
        int extraPerAxis = extra ? new LowFrequencyFeatures(settings).names().size() : 0;
        for (int axis = 0; axis < axes.count(); axis++) {
            steps.add(Plans.axis(in, axes.column(axis), settings.scale()));
            prepare();
            features(axis * perAxis);
            if (extra) {
                decimate(LowFrequencyFeatures.RATIO, settings.length());
                add(Operation.SUBTRACT_MEAN);
                bands(axes.count() * perAxis + axis * extraPerAxis, settings.frequency() / LowFrequencyFeatures.RATIO);
            }
        }
        return new DspPlan(steps, in.frames() + work);
    }

    private int featureCount() {
        if (settings.version() == 1) {
            return new PeakFeatures(settings).names().size();
        }
        return settings.wavelets()
                ? WaveletSource.featureCount(settings)
                : new BandFeatures(settings, settings.frequency(), settings.length(), "").names().size();
    }

    private void add(Operation operation, float[]... tables) {
        steps.add(Plans.step(operation, new int[0], new float[0], tables));
    }

    private void prepare() {
        if (settings.decimation() > 1) {
            decimate(settings.decimation(), in.frames());
        }
        if (settings.meanFirst()) {
            add(Operation.SUBTRACT_MEAN);
        }
        settings.filter().ifPresent(sos -> add(Operation.FILTER, SpectralEmitter.sections(sos)));
        if (!settings.meanFirst()) {
            add(Operation.SUBTRACT_MEAN);
        }
    }

    private void decimate(int ratio, int length) {
        int n = length;
        for (int stage : Decimator.stages(ratio)) {
            float gain = (float) Decimator.design(stage).steadyGain();
            steps.add(Plans.step(Operation.DECIMATE, new int[]{ stage }, new float[]{ gain }, Decimator.taps(stage, length)));
            n = (n + stage - 1) / stage;
            work = Math.max(work, n);
        }
    }

    private void features(int at) {
        if (settings.version() == 1) {
            peaks(at);
        } else if (settings.wavelets()) {
            Wavelet wavelet = Wavelets.of(settings.wavelet());
            steps.add(Plans.step(Operation.WAVELET, new int[]{ at, settings.waveletLevel() }, new float[0],
                    wavelet.rounded(wavelet.analysisLowPass()), wavelet.rounded(wavelet.analysisHighPass())));
            work = Math.max(work, 2 * WaveletTransform.length(settings.length(), wavelet.taps()));
        } else {
            bands(at, settings.frequency());
        }
    }

    private void bands(int at, double frequency) {
        int length = settings.fftLength();
        int[] integers = { at, length, settings.fftStep(), settings.firstBin(frequency), settings.lastBin(frequency),
                settings.log() ? 1 : 0,
                settings.spectrumMoments() ? 1 : 0 };
        steps.add(Plans.step(Operation.BANDS, integers, new float[0], SpectralEmitter.cosines(length)));
        work = Math.max(work, length + length / 2 + 1);
    }

    private void peaks(int at) {
        int length = settings.fftLength();
        int used = Math.min(settings.length(), length);
        PowerBands bands = new PowerBands(settings.edges(), settings.frequency(), length);
        int[] integers = new int[4 + 2 * bands.count()];
        int first = Integer.MAX_VALUE;
        int end = 0;
        for (int band = 0; band < bands.count(); band++) {
            integers[4 + 2 * band] = bands.first(band);
            integers[5 + 2 * band] = bands.end(band);
            first = Math.min(first, Math.min(bands.first(band), bands.end(band)));
            end = Math.max(end, Math.max(bands.first(band), bands.end(band)));
        }
        first = bands.count() == 0 ? 0 : first;
        System.arraycopy(new int[]{ at, length, settings.peaks(), first }, 0, integers, 0, 4);
        float[] reals = { settings.threshold(), (float) (settings.frequency() / 2 / (length / 2 - 1)),
                (float) (1 / (settings.frequency() * used)) };
        steps.add(Plans.step(Operation.PEAKS, integers, reals, SpectralEmitter.cosines(length),
                SpectralEmitter.box(length, used, first, Math.max(first + 1, end))));
        work = Math.max(work, length);
    }
}
