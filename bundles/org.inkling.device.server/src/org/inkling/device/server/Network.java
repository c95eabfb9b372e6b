package org.inkling.device.server;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Addresses of this computer on local networks. */
public final class Network {

    /** An address. @param name of its network interface */
    public record Address(InetAddress address, String name) {
    }

    private Network() {
    }

    /** Every IPv4 address that others can reach, private networks first. */
    public static List<Address> addresses() {
        List<Address> found = new ArrayList<>();
        try {
            for (NetworkInterface device : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (device.isUp() && !device.isLoopback()) {
                    Collections.list(device.getInetAddresses()).stream().filter(Inet4Address.class::isInstance)
                            .forEach(a -> found.add(new Address(a, device.getDisplayName())));
                }
            }
        } catch (SocketException e) {
            // without a network there is no address; the server then stays on this computer
            found.clear();
        }
        found.sort((a, b) -> Boolean.compare(b.address().isSiteLocalAddress(), a.address().isSiteLocalAddress()));
        return List.copyOf(found);
    }
}
