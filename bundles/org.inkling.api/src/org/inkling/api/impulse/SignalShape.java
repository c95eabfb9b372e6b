package org.inkling.api.impulse;

import java.util.List;

/**
 * Shape of a window.
 *
 * @param frames     frames in the window
 * @param axes       axis names in frame order
 * @param intervalMs milliseconds between frames
 */
public record SignalShape(int frames, List<String> axes, double intervalMs) {

    public SignalShape {
        axes = List.copyOf(axes);
    }

    /** Sampling frequency in hertz; 0 for a picture. */
    public double frequencyHz() {
        return intervalMs > 0 ? 1000.0 / intervalMs : 0;
    }

    /** Number of values: frames × axes. */
    public int size() {
        return frames * axes.size();
    }

    /** The window as a block sees it that uses some of the axes: in the order of this window; empty means all. */
    public SignalShape select(List<String> names) {
        return names.isEmpty() ? this : new SignalShape(frames, axes.stream().filter(names::contains).toList(), intervalMs);
    }
}
