package dev.aludel.postgresql.wire;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens. Immutable.
 *
 * @param host a name, an IP address, or a directory with a unix socket in it; certificates are compared with it
 * @param port the TCP port, or the number in the socket file's name
 * @param address the one address to use, or null to look the host up
 * @param keepAlive how a vanished server is noticed; not for unix sockets
 */
public record Endpoint(String host, int port, @Nullable SocketAddress address, KeepAlive keepAlive) {

    /** The server of this name, address or socket directory. */
    public static Endpoint of(String host, int port) {
        return new Endpoint(host, port, null, KeepAlive.SYSTEM);
    }

    /** The same server at exactly this address: one of several, or the one that another wire has reached. */
    public Endpoint at(SocketAddress exactly) {
        return new Endpoint(host, port, exactly, keepAlive);
    }

    public Endpoint with(KeepAlive other) {
        return new Endpoint(host, port, address, other);
    }

    /** Whether the host is a directory with a unix socket in it. */
    public boolean isUnix() {
        return host.startsWith("/") || address instanceof UnixDomainSocketAddress;
    }

    /** Whether nobody outside this machine can read what is sent: a unix socket or a loopback address. */
    public static boolean isLocal(SocketAddress address) {
        return switch (address) {
            case UnixDomainSocketAddress unix -> true;
            case InetSocketAddress inet
            when inet.getAddress() != null -> inet.getAddress().isLoopbackAddress();
            default -> false;
        };
    }

    SocketAddress socketFile() {
        return UnixDomainSocketAddress.of(Path.of(host, ".s.PGSQL." + port));
    }

    /** As it stands in messages. */
    @Override
    public String toString() {
        String at = isUnix() ? host + "/.s.PGSQL." + port : host + ":" + port;
        return address instanceof InetSocketAddress inet && inet.getAddress() != null
                ? at + " (" + inet.getAddress().getHostAddress() + ")"
                : at;
    }
}
