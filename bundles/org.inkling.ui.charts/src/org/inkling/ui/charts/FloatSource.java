package org.inkling.ui.charts;

/** Numbers by index: an array, one axis of interleaved frames, a mapped file. Must not change while a chart uses it. */
public interface FloatSource {

    int size();

    float get(int index);

    /** An array as it is. */
    static FloatSource of(float[] values) {
        return interleaved(values, 0, 1);
    }

    /** Every {@code stride}-th value of an array, starting at {@code offset}: one axis of frames. */
    static FloatSource interleaved(float[] values, int offset, int stride) {
        int size = values.length <= offset ? 0 : (values.length - offset - 1) / stride + 1;
        return new FloatSource() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public float get(int index) {
                return values[offset + index * stride];
            }
        };
    }
}
