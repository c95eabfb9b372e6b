package org.inkling.device.server.internal;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.operation.Lab;
import org.inkling.api.sensor.SampleSink;
import org.inkling.api.sensor.SensorConnector;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.api.sensor.SensorSession;
import org.inkling.device.server.DeviceServer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Phones and other devices of remote management as sensors. */
@Component(service = SensorConnector.class)
public final class PhoneConnector implements SensorConnector {

    private final RemoteDevices devices;
    private final ThreadFactory threads = work -> {
        Thread thread = new Thread(work, "Inkling devices");
        thread.setDaemon(true);
        return thread;
    };
    private final ExecutorService executor = Executors.newCachedThreadPool(threads);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(threads);

    @Activate
    public PhoneConnector(@Reference DeviceServer server) {
        devices = server.devices();
    }

    @Deactivate
    public void deactivate() {
        executor.shutdown();
        timer.shutdown();
    }

    @Override
    public Set<String> schemes() {
        return Set.of(RemoteDevice.SCHEME);
    }

    @Override
    public List<SensorEndpoint> discover(@Nullable Lab lab) {
        return lab == null ? List.of() : devices.at(lab.root().toAbsolutePath().normalize()).stream().map(RemoteDevice::endpoint).toList();
    }

    @Override
    public SensorSession open(URI endpoint, @Nullable Lab lab, SampleSink sink) throws OperationException {
        RemoteDevice device = devices.byAddress(endpoint).orElseThrow(() -> new OperationException(Problem.error("device.unknown",
                Location.of(endpoint.toString()), "There is no such device.", "Connect it first: open the page on the phone")));
        if (!device.connected()) {
            throw new OperationException(Problem.error("device.away", Location.of(device.name()), "The device is not connected.",
                    "Open the page on the phone again, or start the tool again"));
        }
        RemoteSession session = new RemoteSession(device, sink, executor, timer);
        device.use(session);
        return session;
    }

    @Override
    public void addListener(Runnable changed) {
        devices.addListener(changed);
    }

    @Override
    public void removeListener(Runnable changed) {
        devices.removeListener(changed);
    }
}
