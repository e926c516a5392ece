package dev.aludel.testkit.proxy;

import java.util.List;

/**
 * Stands between a client and a server and counts how often the client waited: that is what a long line between them costs.
 * It sees bytes only, whatever the client believes about itself.
 *
 * <pre>{@code
 * try (var counter = RoundTripCounter.to("127.0.0.1", server.port())) {
 *     // clients connect to counter.port()
 *     assertThat(counter.roundTripsOf(() -> connection.execute(statement))).isEqualTo(1);
 * }
 * }</pre>
 *
 * <p>A round trip is a turn of the client to speak, at first or after the server has spoken. What a client sends without waiting for
 * the answer before it is the same turn; what it sends later and never waits for, such as a last ROLLBACK, is a turn all the
 * same. Thread-safe.
 */
public final class RoundTripCounter implements AutoCloseable {
    /** What is done while round trips are counted. */
    @FunctionalInterface
    public interface Action<X extends Exception> {
        void run() throws X;
    }

    private final ProxyLoop loop;

    private RoundTripCounter(ProxyLoop loop) {
        this.loop = loop;
    }

    /** A counter that listens on a free port of the loopback interface and passes on to this server. */
    public static RoundTripCounter to(String host, int port) {
        return new RoundTripCounter(new ProxyLoop(host, port));
    }

    /** The loopback interface's address. */
    public String host() {
        return loop.address().getAddress().getHostAddress();
    }

    public int port() {
        return loop.address().getPort();
    }

    /** Round trips of all connections together, from the beginning. */
    public long roundTrips() {
        return traffic().roundTrips();
    }

    /** Round trips of all connections together while this runs. */
    public <X extends Exception> long roundTripsOf(Action<X> action) throws X {
        long before = roundTrips();
        action.run();
        return roundTrips() - before;
    }

    /** What all connections have carried together, from the beginning. */
    public Traffic traffic() {
        return Traffic.sum(loop.traffic());
    }

    /** What each connection has carried, in the order in which they were opened. */
    public List<Traffic> connections() {
        return loop.traffic();
    }

    /** Resets all connections and ends. */
    @Override
    public void close() {
        loop.close();
    }
}
