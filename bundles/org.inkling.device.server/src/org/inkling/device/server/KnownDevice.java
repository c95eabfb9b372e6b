package org.inkling.device.server;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.sensor.Sensor;

/**
 * A device of remote management that is connected to a project or remembered by it.
 *
 * @param id        that it gave itself
 * @param address   of it as a sensor
 * @param name      what people call it
 * @param type      kind, for example {@code MOBILE_CLIENT}
 * @param sensors   what it has
 * @param connected whether it is there now
 * @param lastSeen  when something came from it; null when nothing did
 * @param model     version of the model it runs; empty when it runs none
 */
public record KnownDevice(String id, URI address, String name, String type, List<Sensor> sensors, boolean connected,
        @Nullable Instant lastSeen, String model) {

    public KnownDevice {
        sensors = List.copyOf(sensors);
    }
}
