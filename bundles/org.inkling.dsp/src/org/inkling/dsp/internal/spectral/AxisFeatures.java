package org.inkling.dsp.internal.spectral;

import java.util.List;

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
}
