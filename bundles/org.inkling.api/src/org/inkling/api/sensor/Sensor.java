package org.inkling.api.sensor;

import java.util.List;

import org.inkling.api.data.Axis;

/**
 * One sensor of a device.
 *
 * @param name        what people read and what a request names: {@code Accelerometer}, {@code Microphone}, {@code Camera}
 * @param axes        of a frame; empty when the device tells them only with its data
 * @param frequencies in Hz it can be sampled at, the usual one first; empty for a camera, which takes single pictures
 * @param maxSeconds  longest sample in seconds; 0 when the device does not say
 */
public record Sensor(String name, List<Axis> axes, List<Double> frequencies, double maxSeconds) {

    public Sensor {
        axes = List.copyOf(axes);
        frequencies = List.copyOf(frequencies);
    }

    /** Whether it takes pictures instead of a series of values. */
    public boolean camera() {
        return frequencies.isEmpty();
    }

    /** Milliseconds between two frames at the usual frequency; 0 for a camera. */
    public double usualIntervalMs() {
        return camera() ? 0 : 1000 / frequencies.get(0);
    }
}
