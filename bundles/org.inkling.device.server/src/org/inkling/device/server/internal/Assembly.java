package org.inkling.device.server.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Makes the parts of a server. */
public final class Assembly {

    private final Projects projects;
    private final RemoteDevices devices;
    private final Certificate certificate;
    private final Path incoming;

    public Assembly(Projects projects, RemoteDevices devices, Path installation, @Nullable InetAddress network, Path incoming)
            throws IOException {
        this.projects = projects;
        this.devices = devices;
        this.incoming = incoming;
        certificate = Certificate.of(installation, network);
    }

    public Handler routes() {
        return new Routes(new Ingestion(projects, devices, incoming), new Studio(projects, devices), new PhonePage(projects));
    }

    public ManagementSocket socket() {
        return new ManagementSocket(projects, devices);
    }

    public ServerConnector plain(Server server) {
        return new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
    }

    public ServerConnector secure(Server server) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(certificate.keys());
        tls.setKeyStorePassword(Certificate.password());
        tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        tls.setSniRequired(false);
        HttpConfiguration configuration = configuration();
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        return new ServerConnector(server, 1, 1, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(configuration));
    }

    /** Answers broken requests in the way the tools read, and without a word about the server's inside. */
    public Request.Handler errors() {
        return (request, response, callback) -> {
            new Reply(response, callback).error(response.getStatus() < 400 ? 500 : response.getStatus(), "The request cannot be answered");
            return true;
        };
    }

    public String fingerprint() throws GeneralSecurityException {
        return certificate.fingerprint();
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        configuration.setRequestHeaderSize(16 << 10);
        return configuration;
    }
}
