package org.inkling.dsp.internal.spectral;

import java.util.List;

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
        System.arraycopy(x, 0, slow, 0, n);
        int left = decimator.apply(slow, n);
        float mean = Summation.mean(slow, left);
        for (int i = 0; i < left; i++) {
            slow[i] -= mean;
        }
        bands.extract(slow, left, features, offset);
    }
}
