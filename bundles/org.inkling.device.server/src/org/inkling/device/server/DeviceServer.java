package org.inkling.device.server;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import org.inkling.api.OperationException;
import org.inkling.device.server.internal.RemoteDevice;
import org.inkling.device.server.internal.RemoteDevices;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Starts servers for phones and tools, a DS service. What connects to them appears among the sensors of its project. */
@Component(service = DeviceServer.class)
public final class DeviceServer {

    private final RemoteDevices devices = new RemoteDevices();

    /** No server runs yet. */
    @Activate
    public DeviceServer() {
        // servers are started when somebody asks
    }

    /** The devices of all servers; internal to this bundle. */
    public RemoteDevices devices() {
        return devices;
    }

    /** Devices of the project in a folder, connected ones first. */
    public List<KnownDevice> known(Path root) {
        return devices.at(root.toAbsolutePath().normalize()).stream().map(RemoteDevice::known)
                .sorted(Comparator.comparing((KnownDevice d) -> !d.connected()).thenComparing(KnownDevice::name)).toList();
    }

    /** Gives a device another name for people; an empty one gives it back its own. */
    public void rename(KnownDevice device, String name) {
        devices.byAddress(device.address()).ifPresent(d -> d.rename(name));
    }

    /** Forgets a device that is away; one that is connected stays. */
    public void forget(KnownDevice device) {
        devices.byAddress(device.address()).ifPresent(devices::forget);
    }

    /** Is told from any thread whenever devices come, go or change. */
    public void addListener(Runnable changed) {
        devices.addListener(changed);
    }

    public void removeListener(Runnable changed) {
        devices.removeListener(changed);
    }

    /**
     * Starts a server; close it to end it.
     *
     * @throws OperationException when an address cannot be used, with what to do
     */
    public RunningServer start(ServerOptions options) throws OperationException {
        return RunningServer.start(options, devices);
    }
}
