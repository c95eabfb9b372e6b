package org.inkling.dsp.internal.spectral;

import java.util.List;

import org.inkling.dsp.internal.PreviewPlots;

/** Features of one prepared axis: scaled, decimated, filtered, without its mean. Allocates nothing in {@link #extract}. */
public interface AxisFeatures {

    /** Names of the features of one axis, in order. */
    List<String> names();

    /**
     * Writes the features of {@code x[0 .. n)}, which is left unchanged.
     *
     * @param offset index of the first feature
     */
    void extract(float[] x, int n, float[] features, int offset);

    /** Adds what the features of {@code x[0 .. n)} are read from, as curves of an axis. */
    void preview(float[] x, int n, String axis, PreviewPlots plots);
}
