package dev.aludel.postgresql.wire;

import dev.aludel.driver.Deadline;
import dev.aludel.postgresql.wire.DialException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLEngine;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/** Opens wires. Thread-safe; the only place of this package whose methods wait. */
public final class Dialer {
    private static final Dialer SHARED = new Dialer(WireLoops.SHARED, HostNames.SYSTEM);
    private static final long BACKLOG_PAUSE_NANOS = 2_000_000;

    private final WireLoops loops;
    private final HostNames names;

    Dialer(WireLoops loops, HostNames names) {
        this.loops = loops;
        this.names = names;
    }

    /**
     * Connects to a server and agrees on TLS with it. A host with several addresses is tried at one after the other until
     * somebody answers, each with its share of the time.
     *
     * @param listener hears everything from the connected wire on; nothing when this throws
     * @throws DialException if there is no connection, or no TLS where it is required
     * @throws dev.aludel.error.OperationCancelledException if the caller is interrupted: nothing stays open, the flag stays set
     * @throws dev.aludel.error.ConfigurationException if a certificate or key cannot be used
     */
    public static Wire dial(Endpoint endpoint, TlsSettings tls, Deadline deadline, WireListener listener)
            throws DialException {
        return SHARED.open(endpoint, tls, deadline, listener);
    }

    /**
     * The endpoint at each of its addresses, for callers that choose among them; one that has its address is returned as it is.
     *
     * @throws DialException if it has no address, or it is not known in time
     * @throws dev.aludel.error.OperationCancelledException if the caller is interrupted
     */
    public static List<Endpoint> resolve(Endpoint endpoint, Deadline deadline) throws DialException {
        return SHARED.each(endpoint, deadline);
    }

    List<Endpoint> each(Endpoint endpoint, Deadline deadline) throws DialException {
        if (endpoint.address() != null) {
            return List.of(endpoint);
        }
        if (endpoint.isUnix()) {
            return List.of(endpoint.at(endpoint.socketFile()));
        }
        var found = new ArrayList<Endpoint>();
        for (var address : names.resolve(endpoint.host(), deadline)) {
            found.add(endpoint.at(new InetSocketAddress(address, endpoint.port())));
        }
        return found;
    }

    Wire open(Endpoint endpoint, TlsSettings tls, Deadline deadline, WireListener listener) throws DialException {
        Attempt.refuseInterrupted();
        List<Endpoint> candidates = each(endpoint, deadline);
        DialException failure = null;
        for (int i = 0; i < candidates.size(); i++) {
            Endpoint candidate = candidates.get(i);
            try {
                return open(candidate, candidate.address(), tls, share(deadline, candidates.size() - i), listener);
            } catch (DialException e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
                if (e.reason() != Reason.UNREACHABLE && e.reason() != Reason.TIMEOUT) {
                    break;
                }
            }
        }
        throw failure != null ? failure : unreachable(endpoint, null);
    }

    private static Deadline share(Deadline deadline, int among) {
        return deadline.isNever() || among == 1
                ? deadline
                : new Deadline(System.nanoTime() + Math.max(0, deadline.remainingNanos()) / among);
    }

    private Wire open(
            Endpoint endpoint,
            @Nullable SocketAddress address,
            TlsSettings tls,
            Deadline deadline,
            WireListener listener)
            throws DialException {
        if (address == null) {
            throw unreachable(endpoint, null);
        }
        // First, because a wrong file is no reason to knock at a server's door.
        SSLEngine engine = tls.enabled() ? tls.context().engine(endpoint) : null;
        SocketChannel channel = connect(endpoint, address, deadline);
        WireLoop loop;
        try {
            loop = loops.admit();
        } catch (IOException e) {
            close(channel);
            throw unreachable(endpoint, e);
        }
        return new Attempt(endpoint, tls, engine, deadline, new SocketWire(loop, channel, address), listener).run();
    }

    /** A channel that is connected, or on its way. */
    private static SocketChannel connect(Endpoint endpoint, SocketAddress address, Deadline deadline)
            throws DialException {
        while (true) {
            SocketChannel channel = null;
            try {
                channel = open(address);
                channel.configureBlocking(false);
                if (!(address instanceof UnixDomainSocketAddress)) {
                    configure(channel, endpoint.keepAlive());
                }
                channel.connect(address);
                return channel;
            } catch (IOException | RuntimeException e) {
                close(channel);
                if (!isBusy(address, e)) {
                    throw unreachable(endpoint, e);
                }
            }
            Attempt.refuseInterrupted();
            if (deadline.remainingNanos() <= 0) {
                throw new DialException(Reason.TIMEOUT, endpoint + " took no connection in time", null);
            }
            LockSupport.parkNanos(BACKLOG_PAUSE_NANOS);
        }
    }

    /**
     * Whether it is a unix socket whose server has a full queue: unlike TCP, connecting to it fails then instead of waiting.
     * The exception has no name of its own for that, so it is told by what it is not.
     */
    private static boolean isBusy(SocketAddress address, Exception failure) {
        return address instanceof UnixDomainSocketAddress unix
                && failure instanceof SocketException
                && !(failure instanceof ConnectException)
                && Files.isWritable(unix.getPath());
    }

    private static SocketChannel open(SocketAddress address) throws IOException {
        return address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    static void configure(SocketChannel channel, KeepAlive keepAlive) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (!keepAlive.enabled()) {
            return;
        }
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        var supported = channel.supportedOptions();
        if (keepAlive.idleSeconds() > 0 && supported.contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, keepAlive.idleSeconds());
        }
        if (keepAlive.intervalSeconds() > 0 && supported.contains(ExtendedSocketOptions.TCP_KEEPINTERVAL)) {
            channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, keepAlive.intervalSeconds());
        }
        if (keepAlive.count() > 0 && supported.contains(ExtendedSocketOptions.TCP_KEEPCOUNT)) {
            channel.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, keepAlive.count());
        }
    }

    private static void close(@Nullable SocketChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // It was never used.
            }
        }
    }

    private static DialException unreachable(Endpoint endpoint, @Nullable Throwable cause) {
        return new DialException(Reason.UNREACHABLE, Attempt.explain(endpoint + " cannot be reached", cause), cause);
    }
}
