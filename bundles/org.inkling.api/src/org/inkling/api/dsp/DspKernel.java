package org.inkling.api.dsp;

/** A block opened for one shape of window. Not safe for several threads at once: open one each. */
public interface DspKernel {

    /**
     * Writes the features of one window. Allocates nothing and checks nothing.
     *
     * @param window   frames × axes values, axis fastest; left unchanged
     * @param features where the features go
     * @param offset   index of the first feature
     */
    void extract(float[] window, float[] features, int offset);
}
