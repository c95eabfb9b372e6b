package org.inkling.dsp.internal.embedded;

import java.util.Arrays;

import org.inkling.api.dsp.CEmitter;
import org.inkling.api.dsp.EmittedC;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.dsp.internal.Axes;
import org.inkling.dsp.internal.filter.Decimator;
import org.inkling.dsp.internal.filter.Sos;
import org.inkling.dsp.internal.spectral.BandFeatures;
import org.inkling.dsp.internal.spectral.LowFrequencyFeatures;
import org.inkling.dsp.internal.spectral.PeakFeatures;
import org.inkling.dsp.internal.spectral.PowerBands;
import org.inkling.dsp.internal.spectral.SpectralSettings;

/** Spectral analysis as C: prepares one axis after the other in one buffer and calls the features of the version. */
public final class SpectralEmitter implements CEmitter {

    @Override
    public EmittedC emit(BlockUse use, SignalShape in, String prefix) {
        SpectralSettings settings = new SpectralSettings(use.version(), use.params(), in);
        BlockSource source = new BlockSource(prefix, "Spectral analysis, version " + use.version());
        Axes axes = Axes.of(use, in);
        boolean wavelets = settings.wavelets();
        boolean extra = settings.extraLowFrequency() && !wavelets;
        source.include("inkling_signal.h");
        source.line("    float *x = (float *)scratch, *work = x + %d;", in.frames());
        if (extra) {
            source.line("    float *extra = features + %d;", axes.count() * featureCount(settings));
        }
        source.forEachAxis(axes);
        source.line("        int n = %d;", in.frames());
        source.line("        inkling_axis(column, %d, n, %s, x);", in.axes().size(), BlockSource.real(settings.scale()));
        int work = prepare(source, settings);
        if (settings.version() == 1) {
            work = Math.max(work, peaks(source, settings));
        } else {
            work = Math.max(work, wavelets ? WaveletSource.write(source, settings) : bands(source, settings));
        }
        source.line("        features += %d;", featureCount(settings));
        if (extra) {
            work = Math.max(work, lowFrequency(source, settings));
        }
        return source.line("    }").emit(in.frames() + work);
    }

    private static int featureCount(SpectralSettings settings) {
        if (settings.version() == 1) {
            return new PeakFeatures(settings).names().size();
        }
        return settings.wavelets()
                ? WaveletSource.featureCount(settings)
                : new BandFeatures(settings, settings.frequency(), settings.length(), "").names().size();
    }

    /** Returns the floats of working memory. */
    private static int prepare(BlockSource source, SpectralSettings settings) {
        int work = settings.decimation() > 1 ? decimate(source, settings.decimation(), settings.in().frames()) : 0;
        if (settings.meanFirst()) {
            source.line("        inkling_subtract_mean(x, n);");
        }
        if (settings.filter().isPresent()) {
            Sos sos = settings.filter().get();
            source.include("inkling_filter.h");
            source.constants("butterworth", sections(sos));
            source.line("        inkling_filter(x, n, butterworth, %d);", sos.count());
        }
        if (!settings.meanFirst()) {
            source.line("        inkling_subtract_mean(x, n);");
        }
        return work;
    }

    /** Returns the floats of working memory. */
    private static int decimate(BlockSource source, int ratio, int length) {
        int n = length;
        int work = 0;
        source.include("inkling_decimate.h");
        for (int stage : Decimator.stages(ratio)) {
            float[] taps = Decimator.taps(stage, length);
            String name = "taps_" + stage + "_" + length;
            source.constants(name, taps);
            source.line("        n = inkling_decimate(%s, %d, %d, %s, x, n, work);", name, taps.length, stage,
                    BlockSource.real((float) Decimator.design(stage).steadyGain()));
            n = (n + stage - 1) / stage;
            work = Math.max(work, n);
        }
        return work;
    }

    /** Rows of b0, b1, b2, a1, a2 rounded as in the Java kernel. */
    static float[] sections(Sos sos) {
        float[] values = new float[5 * sos.count()];
        for (int coefficient = Sos.B0; coefficient <= Sos.A2; coefficient++) {
            float[] column = sos.column(coefficient);
            for (int s = 0; s < column.length; s++) {
                values[5 * s + coefficient] = column[s];
            }
        }
        return values;
    }

    private static int peaks(BlockSource source, SpectralSettings settings) {
        int length = settings.fftLength();
        double frequency = settings.frequency();
        PowerBands bands = new PowerBands(settings.edges(), frequency, length);
        int[] bins = new int[Math.max(2, 2 * bands.count())];
        for (int band = 0; band < bands.count(); band++) {
            bins[2 * band] = bands.first(band);
            bins[2 * band + 1] = bands.end(band);
        }
        int used = Math.min(settings.length(), length);
        int first = bands.count() == 0 ? 0 : Arrays.stream(bins).min().getAsInt();
        int end = bands.count() == 0 ? 0 : Arrays.stream(bins).max().getAsInt();
        source.include("inkling_peaks.h");
        source.constants("cosines", cosines(length));
        source.constants("bins", bins);
        source.constants("box", box(length, used, first, Math.max(first + 1, end)));
        source.structure("inkling_peaks_config", "config", length, "cosines", settings.peaks(), settings.threshold(),
                (float) (frequency / 2 / (length / 2 - 1)), bands.count(), "bins", (float) (1 / (frequency * used)), first, "box");
        source.line("        inkling_peak_features(&config, x, n, work, features);");
        return length;
    }

    /** Fourier transform of {@code used} ones followed by zeros: real and imaginary part of some bins. */
    static float[] box(int length, int used, int first, int end) {
        float[] box = new float[2 * (end - first)];
        for (int k = first; k < end; k++) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < used; i++) {
                double angle = 2 * Math.PI * ((long) k * i % length) / length;
                re += Math.cos(angle);
                im -= Math.sin(angle);
            }
            box[2 * (k - first)] = (float) re;
            box[2 * (k - first) + 1] = (float) im;
        }
        return box;
    }

    private static int bands(BlockSource source, SpectralSettings settings) {
        source.include("inkling_bands.h");
        source.constants("cosines", cosines(settings.fftLength()));
        bandConfig(source, settings, "config", settings.frequency());
        source.line("        inkling_band_features(&config, x, n, work, work + %d, features);", settings.fftLength());
        return settings.fftLength() + settings.fftLength() / 2 + 1;
    }

    private static void bandConfig(BlockSource source, SpectralSettings settings, String name, double frequency) {
        source.structure("inkling_bands_config", name, settings.fftLength(), settings.fftStep(), "cosines", settings.firstBin(frequency),
                settings.lastBin(frequency), settings.log() ? 1 : 0, settings.spectrumMoments() ? 1 : 0);
    }

    /** The axis itself is decimated: nothing needs it any more. Returns the floats of working memory. */
    private static int lowFrequency(BlockSource source, SpectralSettings settings) {
        double frequency = settings.frequency() / LowFrequencyFeatures.RATIO;
        int work = decimate(source, LowFrequencyFeatures.RATIO, settings.length());
        source.line("        inkling_subtract_mean(x, n);");
        bandConfig(source, settings, "extra_config", frequency);
        source.line("        inkling_band_features(&extra_config, x, n, work, work + %d, extra);", settings.fftLength());
        source.line("        extra += %d;", new LowFrequencyFeatures(settings).names().size());
        return work;
    }

    /** Cosine of 2πk/n for k = 0 … n/4. */
    static float[] cosines(int n) {
        float[] cosines = new float[n / 4 + 1];
        for (int k = 0; k < cosines.length; k++) {
            cosines[k] = (float) Math.cos(2 * Math.PI * k / n);
        }
        return cosines;
    }
}
