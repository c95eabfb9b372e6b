package org.inkling.api.data;

import java.util.List;

/**
 * What the frames of a sample hold.
 *
 * @param axes       in frame order
 * @param intervalMs time between two frames in milliseconds; 0 for a picture
 */
public record SensorSchema(List<Axis> axes, double intervalMs) {

    public SensorSchema {
        axes = List.copyOf(axes);
    }

    public List<String> axisNames() {
        return axes.stream().map(Axis::name).toList();
    }
}
