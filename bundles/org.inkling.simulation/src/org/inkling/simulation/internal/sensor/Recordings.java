package org.inkling.simulation.internal.sensor;

import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;

/** One recording from its beginning, once or again and again. */
final class Recordings implements FrameSource {

    private final float[] values;
    private final int width;
    private final boolean again;
    private int at;

    Recordings(float[] values, int width, boolean again) {
        this.values = values;
        this.width = width;
        this.again = again && values.length > 0;
    }

    @Override
    public float @Nullable [] next(int frames) {
        if (!again) {
            int count = Math.min(frames * width, values.length - at);
            at += count;
            return count == 0 ? null : Arrays.copyOfRange(values, at - count, at);
        }
        float[] next = new float[frames * width];
        for (int i = 0; i < next.length; i++) {
            next[i] = values[at++];
            at = at == values.length ? 0 : at;
        }
        return next;
    }
}
