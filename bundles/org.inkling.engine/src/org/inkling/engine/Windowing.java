package org.inkling.engine;

import org.inkling.api.impulse.InputBlock;
import org.inkling.api.impulse.SignalShape;
import org.inkling.project.ImpulseChecker;

/**
 * How a sample is cut into windows, as in the lab: frames = floor(window / interval), step = floor(increase / interval),
 * windows = floor((n − frames) / step) + 1.
 *
 * @param frames   frames of a window
 * @param step     frames between the starts of two windows
 * @param padZeros whether a sample shorter than a window makes one window filled up with zeros
 */
public record Windowing(int frames, int step, boolean padZeros) {

    /** For an input block; the window's shape gives the interval. */
    public static Windowing of(InputBlock input, SignalShape window) {
        return new Windowing(window.frames(), ImpulseChecker.frames(input.increaseMs(), window.intervalMs()), input.padZeros());
    }

    /** Number of windows of a sample with {@code n} frames. */
    public int count(int n) {
        if (n < frames) {
            return padZeros && n > 0 ? 1 : 0;
        }
        return (n - frames) / step + 1;
    }

    /** First frame of a window. */
    public int start(int index) {
        return index * step;
    }
}
