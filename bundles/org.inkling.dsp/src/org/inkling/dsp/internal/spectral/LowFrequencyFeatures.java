package org.inkling.dsp.internal.spectral;

import java.util.List;

import org.inkling.dsp.internal.PreviewPlots;
import org.inkling.dsp.internal.filter.Decimator;
import org.inkling.dsp.internal.math.Summation;

/** The extra features of version 4: an axis decimated by ten, without its mean, through {@link BandFeatures}. */
public final class LowFrequencyFeatures implements AxisFeatures {

    /** Ratio of the decimation. */
    public static final int RATIO = 10;

    private final Decimator decimator;
    private final BandFeatures bands;
    private final float[] slow;

    public LowFrequencyFeatures(SpectralSettings settings) {
        int length = settings.length();
        slow = new float[length];
        decimator = new Decimator(RATIO, length);
        bands = new BandFeatures(settings, settings.frequency() / RATIO, Decimator.lengthAfter(length, RATIO), " LF");
    }

    @Override
    public List<String> names() {
        return bands.names();
    }

    @Override
    public void extract(float[] x, int n, float[] features, int offset) {
        bands.extract(slow, slowDown(x, n), features, offset);
    }

    @Override
    public void preview(float[] x, int n, String axis, PreviewPlots plots) {
        bands.preview(slow, slowDown(x, n), axis, plots);
    }

    /** The decimated axis without its mean into {@code slow}. @return its length */
    private int slowDown(float[] x, int n) {
        System.arraycopy(x, 0, slow, 0, n);
        int left = decimator.apply(slow, n);
        float mean = Summation.mean(slow, left);
        for (int i = 0; i < left; i++) {
            slow[i] -= mean;
        }
        return left;
    }
}
