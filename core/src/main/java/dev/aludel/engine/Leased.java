package dev.aludel.engine;

import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.DriverStatistics;
import dev.aludel.pool.Lease;
import dev.aludel.pool.Pool;
import org.jspecify.annotations.Nullable;

/**
 * The driver connection that a {@link Connection} works on at the moment: one after the other where one is lost, while what
 * was counted on the earlier ones is kept. Used inside the connection's guard.
 */
final class Leased {
    private static final DriverStatistics NOTHING = new DriverStatistics(0, 0);

    private final Pool pool;
    private final @Nullable Object code;
    private @Nullable Lease lease;
    private @Nullable DriverConnection driver;
    private DriverStatistics atStart = NOTHING;
    private long roundTripsBefore;
    private long statementsBefore;
    private long bytesSentBefore;
    private long bytesReceivedBefore;
    private long roundTripsTold;

    /** @param code what is run with the connection and ends before it is released, if that is so */
    Leased(Pool pool, @Nullable Object code) {
        this.pool = pool;
        this.code = code;
    }

    /** The connection, leased now if there is none. */
    DriverConnection driver() {
        var current = driver;
        if (current == null) {
            var taken = code == null ? pool.acquire() : pool.acquireFor(code);
            current = taken.connection();
            lease = taken;
            driver = current;
            atStart = current.statistics();
            roundTripsTold = atStart.roundTrips();
        }
        return current;
    }

    boolean isPresent() {
        return driver != null;
    }

    /** Round trips of the driver since this was last asked. */
    long newRoundTrips(DriverConnection of) {
        if (driver != of) {
            return 0;
        }
        long now = of.statistics().roundTrips();
        long fresh = now - roundTripsTold;
        roundTripsTold = now;
        return fresh;
    }

    /** What was done since the connection was taken, on this lease and on those that it lost. */
    DriverStatistics statistics() {
        var current = driver == null ? atStart : driver.statistics();
        return new DriverStatistics(
                roundTripsBefore + current.roundTrips() - atStart.roundTrips(),
                statementsBefore + current.statements() - atStart.statements(),
                bytesSentBefore + current.bytesSent() - atStart.bytesSent(),
                bytesReceivedBefore + current.bytesReceived() - atStart.bytesReceived());
    }

    /** Ends this connection: its state is not known. */
    void invalidate(DriverConnection lost) {
        var ending = drop(lost);
        if (ending != null && !ending.ended()) {
            ending.invalidate();
        }
    }

    /** Ends this connection, and declares all others of its age stale: the database went away. */
    void invalidatePool(DriverConnection lost) {
        var ending = drop(lost);
        if (ending != null && !ending.ended()) {
            ending.invalidatePool();
        }
    }

    void release() {
        var ending = driver == null ? null : drop(driver);
        if (ending != null) {
            ending.release();
        }
    }

    DriverConnection detach() {
        driver();
        var leaving = lease;
        if (leaving == null) {
            throw new IllegalStateException("a driver connection without a lease");
        }
        var detached = leaving.detach();
        drop(detached);
        return detached;
    }

    private @Nullable Lease drop(DriverConnection lost) {
        if (driver != lost) {
            return null;
        }
        var total = statistics();
        roundTripsBefore = total.roundTrips();
        statementsBefore = total.statements();
        bytesSentBefore = total.bytesSent();
        bytesReceivedBefore = total.bytesReceived();
        atStart = NOTHING;
        var dropped = lease;
        lease = null;
        driver = null;
        return dropped;
    }
}
