package org.inkling.device.server;

import java.net.InetAddress;
import java.nio.file.Path;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Where a server listens. A port 0 takes a free one.
 *
 * @param installation   folder of this installation's certificate, made on first use, readable by its owner only
 * @param studioPort     Studio routes, plain HTTP
 * @param managementPort remote management WebSocket, plain
 * @param ingestionPort  ingestion service, plain HTTP
 * @param securePort     phone page, ingestion and remote management over TLS
 * @param network        address of the local network for phones and other computers; null keeps the server on this computer
 * @param plainOnNetwork whether the three plain ports listen on the network address too, for tools on other computers
 */
public record ServerOptions(Path installation, int studioPort, int managementPort, int ingestionPort, int securePort,
        @Nullable InetAddress network, boolean plainOnNetwork) {

    /** The ports that Edge Impulse's tools expect, on this computer only. */
    public static ServerOptions usual(Path installation) {
        return new ServerOptions(installation, 4800, 4802, 4810, 4843, null, false);
    }

    /** Free ports on this computer only, for tests. */
    public static ServerOptions free(Path installation) {
        return new ServerOptions(installation, 0, 0, 0, 0, null, false);
    }

    /** The same ports, reachable from the network at this address. */
    public ServerOptions on(@Nullable InetAddress address, boolean plain) {
        return new ServerOptions(installation, studioPort, managementPort, ingestionPort, securePort, address, plain);
    }
}
