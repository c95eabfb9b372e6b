package org.inkling.ui.devices.internal;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.OperationException;
import org.inkling.device.server.DeviceServer;
import org.inkling.device.server.RunningServer;
import org.inkling.device.server.ServedProject;
import org.inkling.device.server.ServerOptions;
import org.inkling.project.LabProject;
import org.inkling.project.ProjectKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The one server of the workbench. It starts when somebody first wants to connect a device, serves every project that was asked for, and
 * ends with the workbench; it moves when another network is chosen. Starting takes a moment: never on the UI thread.
 */
@Component(service = LabServer.class)
public final class LabServer {

    private final DeviceServer service;
    private @Nullable RunningServer running;
    private @Nullable InetAddress network;
    private int last;

    @Activate
    public LabServer(@Reference DeviceServer service) {
        this.service = service;
    }

    @Deactivate
    public synchronized void deactivate() {
        RunningServer server = running;
        if (server != null) {
            server.close();
        }
        running = null;
    }

    /**
     * A server that serves a project at an address.
     *
     * @param address of the local network; null for this computer only
     */
    synchronized Served serve(IProject project, @Nullable InetAddress address) throws OperationException {
        IPath location = project.getLocation();
        if (location == null) {
            throw new IllegalStateException(project + " is not on this computer");
        }
        Path root = location.toPath().toAbsolutePath().normalize();
        RunningServer server = running;
        List<ServedProject> before = server == null ? List.of() : server.projects();
        if (server == null || !Objects.equals(address, network)) {
            if (server != null) {
                server.close();
            }
            running = null;
            server = start(address);
            before.forEach(server::add);
            running = server;
            network = address;
        }
        for (ServedProject served : server.projects()) {
            if (served.root().equals(root)) {
                return new Served(server, served);
            }
        }
        ServedProject served = ServedProject.of(++last, LabProject.open(root));
        server.add(served);
        return new Served(server, served);
    }

    /** The usual ports; free ones when another program, or another window of this one, has them. */
    private RunningServer start(@Nullable InetAddress address) throws OperationException {
        Path home = Path.of(System.getProperty(ProjectKeys.HOME, System.getProperty("user.home") + "/.inkling")).toAbsolutePath();
        ServerOptions usual = ServerOptions.usual(home.resolve("server")).on(address, false);
        try {
            return service.start(usual);
        } catch (OperationException e) {
            if (e.problems().stream().noneMatch(p -> p.code().equals("server.port"))) {
                throw e;
            }
            return service.start(ServerOptions.free(home.resolve("server")).on(address, false));
        }
    }

    /** A project on a server. */
    record Served(RunningServer server, ServedProject project) {
    }
}
