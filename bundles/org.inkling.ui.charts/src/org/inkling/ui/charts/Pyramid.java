package org.inkling.ui.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Smallest and largest value of any stretch of a long recording, in time that does not depend on its length:
 * blocks of 64 values, then of 16 times as many on every further level. NaN is left out.
 */
public final class Pyramid {

    private static final int FIRST = 64;
    private static final int FACTOR = 16;

    private final FloatSource source;
    private final List<float[]> minima = new ArrayList<>();
    private final List<float[]> maxima = new ArrayList<>();

    public Pyramid(FloatSource source) {
        this.source = source;
        int blocks = source.size() / FIRST;
        if (blocks == 0) {
            return;
        }
        float[] low = new float[blocks];
        float[] high = new float[blocks];
        float[] both = new float[2];
        for (int b = 0; b < blocks; b++) {
            scan(b * FIRST, (b + 1) * FIRST, reset(both));
            low[b] = both[0];
            high[b] = both[1];
        }
        add(low, high);
        while (low.length / FACTOR > 0) {
            low = reduce(low, true);
            high = reduce(high, false);
            add(low, high);
        }
    }

    public int size() {
        return source.size();
    }

    public float get(int index) {
        return source.get(index);
    }

    /**
     * Smallest and largest value of a stretch.
     *
     * @param from first index
     * @param to   index after the last
     * @param into {@code [0]} gets the smallest, {@code [1]} the largest; {@code +∞, -∞} when there is no number in it
     */
    public void extremes(int from, int to, float[] into) {
        reset(into);
        int start = Math.max(0, from);
        int end = Math.min(size(), to);
        if (start >= end) {
            return;
        }
        int firstBlock = (start + FIRST - 1) / FIRST;
        int lastBlock = Math.min(end / FIRST, minima.isEmpty() ? 0 : minima.get(0).length);
        if (firstBlock >= lastBlock) {
            scan(start, end, into);
            return;
        }
        scan(start, firstBlock * FIRST, into);
        scan(lastBlock * FIRST, end, into);
        blocks(0, firstBlock, lastBlock, into);
    }

    private void blocks(int level, int from, int to, float[] into) {
        int up = (from + FACTOR - 1) / FACTOR;
        int down = level + 1 < minima.size() ? Math.min(to / FACTOR, minima.get(level + 1).length) : 0;
        if (up >= down) {
            take(level, from, to, into);
            return;
        }
        take(level, from, up * FACTOR, into);
        take(level, down * FACTOR, to, into);
        blocks(level + 1, up, down, into);
    }

    private void take(int level, int from, int to, float[] into) {
        float[] low = minima.get(level);
        float[] high = maxima.get(level);
        for (int i = from; i < to; i++) {
            into[0] = Math.min(into[0], low[i]);
            into[1] = Math.max(into[1], high[i]);
        }
    }

    private void scan(int from, int to, float[] into) {
        for (int i = from; i < to; i++) {
            float value = source.get(i);
            // written so that NaN is skipped
            if (value < into[0]) {
                into[0] = value;
            }
            if (value > into[1]) {
                into[1] = value;
            }
        }
    }

    private void add(float[] low, float[] high) {
        minima.add(low);
        maxima.add(high);
    }

    private static float[] reset(float[] both) {
        both[0] = Float.POSITIVE_INFINITY;
        both[1] = Float.NEGATIVE_INFINITY;
        return both;
    }

    private static float[] reduce(float[] values, boolean low) {
        float[] result = new float[values.length / FACTOR];
        Arrays.fill(result, low ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY);
        for (int i = 0; i < result.length * FACTOR; i++) {
            int r = i / FACTOR;
            result[r] = low ? Math.min(result[r], values[i]) : Math.max(result[r], values[i]);
        }
        return result;
    }
}
