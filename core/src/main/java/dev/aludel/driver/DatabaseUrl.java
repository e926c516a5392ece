package dev.aludel.driver;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parsed database URL. Immutable; {@link #toString()} masks the password.
 *
 * @param scheme the short scheme: {@code sqlite}, {@code postgresql}, {@code mysql}, {@code mariadb}, {@code jdbc}
 * @param user the user's name, decoded, or null
 * @param password the password, decoded, or null; never printed
 * @param hosts the hosts in order, empty for an embedded database
 * @param database the database's name or file path, decoded; empty when none was given
 * @param options query options, decoded, in the order given
 */
public record DatabaseUrl(
        String scheme,
        @Nullable String user,
        @Nullable String password,
        List<Host> hosts,
        String database,
        Map<String, String> options) {

    /**
     * One server.
     *
     * @param name a name or address, an IPv6 address without its brackets
     * @param port the port, or -1 for the database's usual one
     */
    public record Host(String name, int port) {}
}
