package org.inkling.dsp.internal.spectral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.dsp.DspKernel;
import org.inkling.api.dsp.PreviewPlot;
import org.inkling.dsp.internal.Axes;
import org.inkling.dsp.internal.PreviewPlots;
import org.inkling.dsp.internal.filter.Decimator;
import org.inkling.dsp.internal.filter.SosFilter;
import org.inkling.dsp.internal.math.Summation;

/** Prepares each axis of a window (scale, decimate, filter, remove the mean) and hands it to the features of the version. */
public final class SpectralKernel implements DspKernel {

    private final Axes axes;
    private final int stride;
    private final int frames;
    private final float scale;
    private final boolean meanFirst;
    private final @Nullable Decimator decimator;
    private final @Nullable SosFilter filter;
    private final AxisFeatures features;
    private final int featureCount;
    private final @Nullable AxisFeatures extra;
    private final int extraCount;
    private final float[] x;
    private final double stepMs;

    public SpectralKernel(SpectralSettings settings, Axes axes) {
        this.axes = axes;
        stride = settings.in().axes().size();
        frames = settings.in().frames();
        scale = settings.scale();
        meanFirst = settings.meanFirst();
        decimator = settings.decimation() == 1 ? null : new Decimator(settings.decimation(), frames);
        filter = settings.filter().map(SosFilter::new).orElse(null);
        features = features(settings);
        featureCount = features.names().size();
        extra = hasExtra(settings) ? new LowFrequencyFeatures(settings) : null;
        extraCount = extra == null ? 0 : extra.names().size();
        x = new float[frames];
        stepMs = 1000 / settings.frequency();
    }

    private static AxisFeatures features(SpectralSettings settings) {
        if (settings.version() == 1) {
            return new PeakFeatures(settings);
        }
        return settings.wavelets()
                ? new WaveletFeatures(settings)
                : new BandFeatures(settings, settings.frequency(), settings.length(), "");
    }

    private static boolean hasExtra(SpectralSettings settings) {
        return settings.extraLowFrequency() && !settings.wavelets();
    }

    /** Names of all features: those of each axis, then the low-frequency ones of each axis. */
    public static List<String> names(SpectralSettings settings, Axes axes) {
        List<String> names = new ArrayList<>(axes.prefix(features(settings).names()));
        if (hasExtra(settings)) {
            names.addAll(axes.prefix(new LowFrequencyFeatures(settings).names()));
        }
        return names;
    }

    @Override
    public void extract(float[] window, float[] out, int offset) {
        int extraOffset = offset + axes.count() * featureCount;
        for (int axis = 0; axis < axes.count(); axis++) {
            Axes.gather(window, axes.column(axis), stride, frames, scale, x);
            int n = prepare();
            features.extract(x, n, out, offset + axis * featureCount);
            if (extra != null) {
                extra.extract(x, n, out, extraOffset + axis * extraCount);
            }
        }
    }

    /** The axes after scaling, decimation and filter, then what the features are read from. */
    public List<PreviewPlot> preview(float[] window) {
        PreviewPlots plots = new PreviewPlots();
        for (int axis = 0; axis < axes.count(); axis++) {
            Axes.gather(window, axes.column(axis), stride, frames, scale, x);
            int n = prepare();
            String name = axes.names().get(axis);
            plots.time(filter == null ? "Without mean" : "After filter", name, stepMs, Arrays.copyOf(x, n));
            features.preview(x, n, name, plots);
            if (extra != null) {
                extra.preview(x, n, name, plots);
            }
        }
        return plots.plots();
    }

    private int prepare() {
        int n = decimator == null ? frames : decimator.apply(x, frames);
        if (meanFirst) {
            removeMean(n);
        }
        if (filter != null) {
            filter.apply(x, n);
        }
        if (!meanFirst) {
            removeMean(n);
        }
        return n;
    }

    private void removeMean(int n) {
        float mean = Summation.mean(x, n);
        for (int i = 0; i < n; i++) {
            x[i] -= mean;
        }
    }
}
