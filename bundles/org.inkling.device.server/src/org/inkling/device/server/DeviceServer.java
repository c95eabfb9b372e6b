package org.inkling.device.server;

import org.inkling.api.OperationException;
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

    /**
     * Starts a server; close it to end it.
     *
     * @throws OperationException when an address cannot be used, with what to do
     */
    public RunningServer start(ServerOptions options) throws OperationException {
        return RunningServer.start(options, devices);
    }
}
