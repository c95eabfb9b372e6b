package org.inkling.api.sensor;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.parameter.ParameterSchema;

/**
 * A device that can be recorded from, as it is known now.
 *
 * @param uri       what opens it; stays the same for the same device
 * @param name      what people read, for example {@code phone_l2k3j4}
 * @param type      kind of device, for example {@code MOBILE_CLIENT}; goes into the samples
 * @param sensors   what it has, the usual one first
 * @param streams   whether it can send frames while they are measured, for running classification
 * @param options   further settings of a request, for example what a simulated phone does; usually none
 * @param connected false for a device that is remembered but away
 * @param lastSeen  when something came from it; null when nothing did
 */
public record SensorEndpoint(URI uri, String name, String type, List<Sensor> sensors, boolean streams, ParameterSchema options,
        boolean connected, @Nullable Instant lastSeen) {

    public SensorEndpoint {
        sensors = List.copyOf(sensors);
    }

    /** A sensor by name, or the first one for an empty name. */
    public Optional<Sensor> sensor(String sensorName) {
        return sensors.stream().filter(s -> sensorName.isEmpty() || s.name().equalsIgnoreCase(sensorName)).findFirst();
    }
}
