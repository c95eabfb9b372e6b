package org.inkling.device.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.device.server.internal.Assembly;
import org.inkling.device.server.internal.Guard;
import org.inkling.device.server.internal.Hosts;
import org.inkling.device.server.internal.Projects;
import org.inkling.device.server.internal.RemoteDevices;

/** A server that runs: ingestion, remote management, the Studio routes and the phone page, for any number of projects. */
public final class RunningServer implements AutoCloseable {

    private static final int CONNECTIONS = 1000;

    private final Server server;
    private final ServerOptions options;
    private final Projects projects = new Projects();
    private final RemoteDevices devices;
    private final Assembly parts;
    private final List<ServerConnector> plain = new ArrayList<>();
    private final ServerConnector secure;

    private RunningServer(ServerOptions options, RemoteDevices devices) throws IOException {
        this.options = options;
        this.devices = devices;
        QueuedThreadPool threads = new QueuedThreadPool(64, 4);
        threads.setName("Inkling server");
        threads.setDaemon(true);
        server = new Server(threads);
        Path incoming = Files.createDirectories(options.installation().resolve("incoming"));
        parts = new Assembly(projects, devices, options.installation(), options.network(), incoming);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        InetAddress network = options.network();
        for (int port : new int[]{ options.studioPort(), options.managementPort(), options.ingestionPort() }) {
            plain.add(add(parts.plain(server), loopback, port));
        }
        if (network != null && options.plainOnNetwork()) {
            for (int port : new int[]{ options.studioPort(), options.managementPort(), options.ingestionPort() }) {
                add(parts.plain(server), network, port);
            }
        }
        secure = add(parts.secure(server), network == null ? loopback : network, options.securePort());
        server.addBean(new NetworkConnectionLimit(CONNECTIONS, server));
        WebSocketUpgradeHandler sockets = WebSocketUpgradeHandler.from(server, container -> {
            container.setMaxTextMessageSize(2 << 20);
            container.setMaxBinaryMessageSize(2 << 20);
            container.setIdleTimeout(Duration.ofSeconds(90));
            container.addMapping("/", (request, response, callback) -> parts.socket());
        });
        sockets.setHandler(parts.routes());
        server.setHandler(new Guard(new Hosts(network), sockets));
        server.setErrorHandler(parts.errors());
    }

    static RunningServer start(ServerOptions options, RemoteDevices devices) throws OperationException {
        try {
            RunningServer running = new RunningServer(options, devices);
            try {
                running.server.start();
            } catch (Exception e) {
                running.close();
                throw e;
            }
            return running;
        } catch (BindException e) {
            throw new OperationException(Problem.error("server.port", Location.of("server"), "A port is in use or not allowed: "
                    + e.getMessage() + ".", "End the other program that uses it (another Inkling?), or choose other ports"), e);
        } catch (Exception e) {
            Throwable cause = e.getCause() instanceof BindException ? e.getCause() : e;
            throw new OperationException(
                    Problem.error(cause instanceof BindException ? "server.port" : "server.start", Location.of("server"),
                            "The server cannot be started: " + cause.getMessage() + ".",
                            "Choose another address or other ports; look whether the folder of the installation can be written"),
                    e);
        }
    }

    private ServerConnector add(ServerConnector connector, InetAddress address, int port) {
        connector.setHost(address.getHostAddress());
        connector.setPort(port);
        connector.setIdleTimeout(30_000);
        server.addConnector(connector);
        return connector;
    }

    /** Takes data for a project from now on. */
    public void add(ServedProject project) {
        projects.add(project);
        devices.remember(project);
    }

    /** Takes no more data for a project; what has been sent is stored first. */
    public void remove(ServedProject project) {
        try {
            projects.remove(project);
            devices.leave(project);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public List<ServedProject> projects() {
        return projects.list();
    }

    /** Plain address of the Studio routes on this computer, for {@code EI_HOST}. */
    public URI studio() {
        return URI.create("http://127.0.0.1:" + plain.get(0).getLocalPort());
    }

    /** Plain address of remote management on this computer. */
    public URI management() {
        return URI.create("ws://127.0.0.1:" + plain.get(1).getLocalPort());
    }

    /** Plain address of the ingestion service on this computer. */
    public URI ingestion() {
        return URI.create("http://127.0.0.1:" + plain.get(2).getLocalPort());
    }

    /** Address of everything over TLS, reachable for phones when the server is on the network. */
    public URI secure() {
        return URI.create("https://" + secure.getHost() + ":" + secure.getLocalPort());
    }

    /** Whether other computers and phones can reach the server. */
    public boolean onNetwork() {
        return options.network() != null;
    }

    /** A new address for the QR code of a project; it lets phones join for ten minutes. */
    public URI join(ServedProject project) {
        return secure().resolve("/phone/#pair=" + projects.pairing(project).newToken());
    }

    /** The same for the browser of this computer, which needs no certificate. */
    public URI joinHere(ServedProject project) {
        return URI.create("http://localhost:" + plain.get(0).getLocalPort() + "/phone/#pair=" + projects.pairing(project).newToken());
    }

    /** Makes the QR codes shown so far useless. */
    public void closePairing(ServedProject project) {
        projects.pairing(project).close();
    }

    /** Fingerprint of the certificate, to compare with what a browser shows. */
    public @Nullable String fingerprint() {
        try {
            return parts.fingerprint();
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    /** Stops listening, stores what was received, and ends. */
    @Override
    public void close() {
        try {
            for (Connector connector : server.getConnectors()) {
                connector.stop();
            }
            projects.list().forEach(this::remove);
            server.stop();
        } catch (Exception e) {
            // stopping is the end either way; nothing acknowledged depends on it
            server.destroy();
        }
    }
}
