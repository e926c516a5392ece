package dev.aludel.pool;

import dev.aludel.driver.DriverConnection;
import dev.aludel.error.UnsupportedFeatureException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A connection in a user's hands, until {@link #release()} or another of its ends. One user at a time; it may move between
 * threads. Keep the lease for as long as its connection is used: one that is garbage-collected is reported as a leak, and
 * its connection is terminated.
 *
 * <p>After its end every method throws {@link dev.aludel.error.ConnectionClosedException}, but {@code release}, which does
 * nothing.
 */
public final class Lease implements AutoCloseable {
    private static final Logger LOG = System.getLogger("dev.aludel.pool");
    private static final Cleaner CLEANER = Cleaner.create();

    private final Pool pool;
    private final Holding holding;
    private final Cleaner.Cleanable cleanable;
    private final AtomicBoolean complained = new AtomicBoolean();

    Lease(Pool pool, Holding holding) {
        this.pool = pool;
        this.holding = holding;
        cleanable = CLEANER.register(this, new Forgotten(pool, holding));
    }

    /** Runs when the lease was collected, on the cleaner's thread, or when it has ended, and has nothing to do then. */
    private record Forgotten(Pool pool, Holding holding) implements Runnable {
        @Override
        public void run() {
            pool.forgotten(holding);
        }
    }

    /** The connection's number within its pool, for messages. */
    public int number() {
        return holding.slot.number;
    }

    /**
     * The connection.
     *
     * @throws dev.aludel.error.ConnectionClosedException if the lease has ended
     */
    public DriverConnection connection() {
        return holding.connection();
    }

    /** Whether the lease has ended, by whatever way. */
    public boolean ended() {
        return holding.ended();
    }

    /**
     * Gives the connection back: an open transaction is rolled back, the connection's state reset, and the next user gets
     * it. Runs to its end even when the thread is interrupted, and never throws: a connection that cannot be reset is
     * replaced. A second call does nothing but log a warning, once; a call after another end does nothing.
     */
    public void release() {
        if (end(Holding.Ending.RELEASED)) {
            pool.checkIn.giveBack(holding);
        } else if (holding.ending() == Holding.Ending.RELEASED && !complained.getAndSet(true)) {
            LOG.log(
                    Level.WARNING,
                    "Connection #{0} of pool ''{1}'' was released twice by the same lease; the second time does nothing",
                    number(),
                    pool.options.name());
        }
    }

    /** The same as {@link #release()}. */
    @Override
    public void close() {
        release();
    }

    /**
     * Ends the connection at once, because its state is unknown or it is broken, and the lease with it; the next user gets
     * a new connection. That of a single-connection pool is never ended: there this is {@link #release()}.
     */
    public void invalidate() {
        endOrThrow(Holding.Ending.INVALIDATED);
        pool.checkIn.destroy(holding);
    }

    /**
     * The same, and every connection that was opened before this call is replaced, idle ones at once and leased ones when
     * they are released: for an error that says the database went away. Many leases that fail together do so once.
     */
    public void invalidatePool() {
        endOrThrow(Holding.Ending.INVALIDATED);
        pool.handOff.invalidateAllNow(holding.slot.generation, true);
        pool.checkIn.destroy(holding);
    }

    /** Has the connection closed, instead of used again, when the lease ends; until then it stays usable. */
    public void retire() {
        holding.connection();
        holding.retired = true;
    }

    /**
     * Takes the connection out of the pool for good and ends the lease: the caller closes it some day, and the pool may
     * open another one in its place at once.
     *
     * @throws UnsupportedFeatureException if the database lives inside this one connection
     */
    public DriverConnection detach() {
        holding.connection();
        if (pool.single) {
            throw new UnsupportedFeatureException(
                    "The connection of pool '" + pool.options.name()
                            + "' cannot be detached: the database lives inside it",
                    "use it through the lease");
        }
        endOrThrow(Holding.Ending.DETACHED);
        return pool.checkIn.detach(holding);
    }

    private void endOrThrow(Holding.Ending how) {
        holding.connection();
        if (!end(how)) {
            holding.connection(); // throws: somebody else was first
        }
    }

    private boolean end(Holding.Ending how) {
        boolean first = holding.end(how);
        if (first) {
            cleanable.clean();
        }
        return first;
    }
}
