package org.inkling.ui.charts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

class PyramidTest {

    @Test
    void agreesWithAPlainScanOfEveryStretch() {
        Random random = new Random(1);
        float[] values = new float[70_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 97 == 0 ? Float.NaN : (float) random.nextGaussian();
        }
        Pyramid pyramid = new Pyramid(FloatSource.of(values));
        float[] both = new float[2];
        for (int i = 0; i < 500; i++) {
            int from = random.nextInt(values.length);
            int to = from + random.nextInt(values.length - from + 1);
            pyramid.extremes(from, to, both);
            assertArrayEquals(scan(values, from, to), both, 0f, from + ".." + to);
        }
    }

    @Test
    void readsOneAxisOfInterleavedFrames() {
        FloatSource second = FloatSource.interleaved(new float[]{ 1, 10, 2, 20, 3, 30 }, 1, 2);
        assertEquals(3, second.size());
        float[] both = new float[2];
        new Pyramid(second).extremes(0, 3, both);
        assertArrayEquals(new float[]{ 10, 30 }, both);
    }

    @Test
    void readsFewOfManyValues() {
        int[] reads = new int[1];
        FloatSource counting = new FloatSource() {
            @Override
            public int size() {
                return 10_000_000;
            }

            @Override
            public float get(int index) {
                reads[0]++;
                return index % 1000;
            }
        };
        Pyramid pyramid = new Pyramid(counting);
        reads[0] = 0;
        float[] both = new float[2];
        for (int column = 0; column < 1000; column++) {
            pyramid.extremes(column * 10_000 + 7, column * 10_000 + 10_007, both);
        }
        // at most one block of 64 at each end of a column
        assertTrue(reads[0] <= 1000 * 2 * 64, () -> reads[0] + " values read for 1000 columns");
        assertArrayEquals(new float[]{ 0, 999 }, both);
    }

    private static float[] scan(float[] values, int from, int to) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            if (!Float.isNaN(values[i])) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
        }
        return new float[]{ low, high };
    }
}
