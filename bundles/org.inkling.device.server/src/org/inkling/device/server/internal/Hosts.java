package org.inkling.device.server.internal;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Names under which the server may be asked for. A page of somebody else cannot make a browser use one of them for itself, so that
 * rebinding a name of its own to this computer brings it nothing.
 */
public final class Hosts {

    private final Set<String> names = new HashSet<>(Set.of("localhost", "127.0.0.1", "::1", "host.docker.internal"));

    public Hosts(@Nullable InetAddress network) {
        if (network != null) {
            add(network.getHostAddress());
        }
        try {
            String own = InetAddress.getLocalHost().getHostName();
            add(own);
            add(own + ".local");
        } catch (UnknownHostException e) {
            // a computer without a name is asked for by its address
            add("localhost");
        }
    }

    /** Whether a host, without port, is this server. */
    public boolean known(@Nullable String host) {
        return host != null && names.contains(bare(host));
    }

    /** Whether a page with this {@code Origin} may use the server: one from this computer or from one of its addresses. */
    public boolean knownOrigin(String origin) {
        try {
            return known(new URI(origin).getHost());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void add(String name) {
        names.add(bare(name));
    }

    private static String bare(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) {
            name = name.substring(1, name.length() - 1);
        }
        int zone = name.indexOf('%');
        return zone < 0 ? name : name.substring(0, zone);
    }
}
