package dev.aludel.testkit.proxy;

import java.time.Duration;
import java.util.List;

/**
 * Stands between a client and a server and does harm: bytes that come late, in crumbs, damaged or not at all, connections
 * that break. Without faults it passes everything on at once.
 *
 * <pre>{@code
 * try (var proxy = FaultProxy.to("127.0.0.1", server.port())) {
 *     proxy.roundTrip(Duration.ofMillis(2));       // clients connect to proxy.port()
 *     proxy.toClient().cutAfter(100);              // in the middle of an answer
 * }
 * }</pre>
 *
 * <p>Thread-safe. One thread serves all connections; it carries well over 100,000 messages a second, with delays as well.
 */
public final class FaultProxy implements AutoCloseable {
    private final ProxyLoop loop;

    private FaultProxy(ProxyLoop loop) {
        this.loop = loop;
    }

    /** A proxy that listens on a free port of the loopback interface and passes on to this server. */
    public static FaultProxy to(String host, int port) {
        return new FaultProxy(new ProxyLoop(host, port));
    }

    /** The loopback interface's address. */
    public String host() {
        return loop.address().getAddress().getHostAddress();
    }

    public int port() {
        return loop.address().getPort();
    }

    /** What clients send. */
    public Way toServer() {
        return loop.toServer;
    }

    /** What the server sends. */
    public Way toClient() {
        return loop.toClient;
    }

    /** Lets a question and its answer take this much longer, half of it each; what follows at once arrives as close behind. */
    public FaultProxy roundTrip(Duration time) {
        toServer().delay(time.dividedBy(2));
        toClient().delay(time.dividedBy(2));
        return this;
    }

    /** A black hole in both directions, or its end. */
    public FaultProxy hold(boolean on) {
        toServer().hold(on);
        toClient().hold(on);
        return this;
    }

    /** Whether new connections are refused as if nobody listened; those that are open stay. */
    public FaultProxy refuse(boolean yes) {
        loop.refuse(yes);
        return this;
    }

    /** Resets all connections on both sides. New ones are served. */
    public FaultProxy killAll() {
        loop.resetAll();
        return this;
    }

    /** Both directions without faults, and new connections welcome. */
    public FaultProxy heal() {
        toServer().heal();
        toClient().heal();
        return refuse(false);
    }

    /** What each connection has carried, in the order in which they were opened. */
    public List<Traffic> connections() {
        return loop.traffic();
    }

    /** What all have carried together. */
    public Traffic traffic() {
        return Traffic.sum(loop.traffic());
    }

    /** Resets all connections and ends. */
    @Override
    public void close() {
        loop.close();
    }
}
