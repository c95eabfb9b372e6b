package org.inkling.simulation.internal.sensor;

import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;

/** A source at another interval: straight lines between the frames of the original. */
final class Resampled implements FrameSource {

    private final FrameSource original;
    private final int width;
    private final double step;
    private float[] left;
    private float[] right;
    private double place;
    private boolean ended;

    /** @param step frames of the original between two frames of this */
    private Resampled(FrameSource original, int width, double step) {
        this.original = original;
        this.width = width;
        this.step = step;
        this.left = read();
        this.right = ended ? left : read();
    }

    /** The source itself when it has the interval already. */
    static FrameSource of(FrameSource original, int width, double intervalMs, double wantedMs) {
        return Math.abs(wantedMs - intervalMs) < 1e-6 * intervalMs ? original : new Resampled(original, width, wantedMs / intervalMs);
    }

    @Override
    public float @Nullable [] next(int frames) {
        float[] values = new float[frames * width];
        int done = 0;
        while (done < frames && !ended) {
            for (int a = 0; a < width; a++) {
                values[done * width + a] = (float) (left[a] + place * (right[a] - left[a]));
            }
            done++;
            for (place += step; place >= 1 && !ended; place--) {
                left = right;
                right = read();
            }
        }
        return done == 0 ? null : Arrays.copyOf(values, done * width);
    }

    private float[] read() {
        float[] frame = original.next(1);
        ended = frame == null;
        return frame == null ? new float[width] : frame;
    }
}
