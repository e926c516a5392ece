package dev.aludel.postgresql.settings;

import org.jspecify.annotations.Nullable;

/**
 * One place where a server may be. Immutable.
 *
 * @param name a name, an address, or the folder of a unix socket (it begins with a slash)
 * @param address the IP address to go to instead of looking the name up, or null
 * @param port 1 to 65535
 */
public record PgHost(String name, @Nullable String address, int port) {
    public static final int USUAL_PORT = 5432;

    /** Whether it is a unix socket. */
    public boolean isUnix() {
        return name.startsWith("/") && address == null;
    }

    @Override
    public String toString() {
        if (isUnix()) {
            return name + "/.s.PGSQL." + port;
        }
        var shown = name.indexOf(':') < 0 ? name : "[" + name + "]";
        return (address == null || address.equals(name) ? shown : shown + "(" + address + ")") + ":" + port;
    }
}
