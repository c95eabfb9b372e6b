package org.inkling.api.impulse;

import java.util.List;

/**
 * How samples become windows.
 *
 * @param type       {@code time-series}, or {@code features} around a model that was made elsewhere
 * @param axes       names of the axes used, in order; empty means those of the data
 * @param windowMs   window length in milliseconds
 * @param increaseMs distance between the starts of two windows in milliseconds
 * @param intervalMs time between frames in milliseconds; 0 means that of the data
 * @param padZeros   whether a sample shorter than a window is filled up with zeros instead of being skipped
 */
public record InputBlock(String type, List<String> axes, double windowMs, double increaseMs, double intervalMs, boolean padZeros) {

    /** Sensor recordings. */
    public static final String TIME_SERIES = "time-series";

    /** Values that go into the network as they are, without signal processing; never in an impulse file. */
    public static final String FEATURES = "features";

    public InputBlock {
        axes = List.copyOf(axes);
    }
}
