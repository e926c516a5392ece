package dev.aludel.postgresql.type;

import java.net.InetAddress;

/**
 * A value of {@code inet}: the address of a host, and how many of its bits name its network. Immutable. Names are never
 * resolved.
 *
 * @param address an IPv4 or IPv6 address
 * @param prefix bits of the network: 0 to 32, or to 128
 */
public record PgInet(InetAddress address, int prefix) {
    public PgInet {
        Addresses.checkPrefix(address, prefix);
    }

    /** A single host: all bits. */
    public static PgInet of(InetAddress address) {
        return new PgInet(address, address.getAddress().length * 8);
    }

    /** Reads {@code 10.0.0.1} or {@code 10.0.0.1/8}, without looking up names. */
    public static PgInet parse(String text) {
        var address = Addresses.address(text);
        return new PgInet(address, Addresses.prefix(text, address));
    }

    /** Whether it is a single host. */
    public boolean host() {
        return prefix == address.getAddress().length * 8;
    }

    @Override
    public String toString() {
        return Addresses.text(address) + (host() ? "" : "/" + prefix);
    }
}
