package org.inkling.data.internal;

import java.util.Arrays;

/** A growing array of floats with an upper limit. */
final class Floats {

    private final int limit;
    private float[] values = new float[1024];
    private int size;

    Floats(int limit) {
        this.limit = limit;
    }

    /** Adds a value; false when the limit is reached. */
    boolean add(float value) {
        if (size == limit) {
            return false;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, (int) Math.min(limit, values.length + (values.length >> 1) + 1L));
        }
        values[size++] = value;
        return true;
    }

    int size() {
        return size;
    }

    float[] toArray() {
        return size == values.length ? values : Arrays.copyOf(values, size);
    }
}
