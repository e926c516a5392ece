package dev.aludel.pool;

import dev.aludel.driver.DriverConnection;
import dev.aludel.error.ConnectionClosedException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Looks at a connection before it is leased, on the thread that acquires it and without the lock. */
final class CheckOut {
    private static final Logger LOG = System.getLogger("dev.aludel.pool");

    private final Pool pool;

    CheckOut(Pool pool) {
        this.pool = pool;
    }

    enum Verdict {
        GOOD,
        /** Has had its time; to be closed. */
        OLD,
        /** Unusable, by its own word; already aborted. */
        BROKEN,
        /** Did not answer, so that the others are not trusted either; already aborted. */
        DEAD
    }

    /** Whether it can be leased. Whatever the answer, the slot stays the caller's; when this throws, it is not any more. */
    Verdict look(Slot slot) {
        if (pool.single) {
            readyOnlyConnection(slot);
            return Verdict.GOOD;
        }
        Verdict verdict;
        try {
            verdict = inspect(slot);
        } catch (Throwable failure) {
            pool.disposal.abortNow(slot);
            throw failure;
        }
        if (verdict == Verdict.BROKEN || verdict == Verdict.DEAD) {
            LOG.log(
                    Level.DEBUG,
                    "Connection #{0} of pool ''{1}'' is {2} and replaced",
                    slot.number,
                    pool.options.name(),
                    verdict);
            pool.listener.invalidated(pool.options.name());
            pool.disposal.abort(slot.connection());
            pool.listener.closed(pool.options.name());
        }
        return verdict;
    }

    private Verdict inspect(Slot slot) {
        boolean fresh = slot.fresh;
        slot.fresh = false;
        long now = pool.around.ticker().nanos();
        if (pool.handOff.outdated(slot) || (!fresh && recyclable(slot, now))) {
            return Verdict.OLD;
        }
        DriverConnection connection = slot.connection();
        if (!connection.usable()) {
            return Verdict.BROKEN;
        }
        if (!fresh && pingDue(slot, now) && !connection.ping(pool.options.pingTimeout())) {
            return Verdict.DEAD;
        }
        // Declared stale while it was being looked at.
        return pool.handOff.outdated(slot) ? Verdict.OLD : Verdict.GOOD;
    }

    private boolean recyclable(Slot slot, long now) {
        Duration recycle = pool.options.poolRecycle();
        return recycle.isPositive() && now - slot.opened > recycle.toNanos();
    }

    private boolean pingDue(Slot slot, long now) {
        return switch (pool.options.prePing()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AFTER_IDLE ->
                now - slot.lastHeard >= pool.options.prePingIdle().toNanos();
        };
    }

    /** The one connection is never replaced, because the database would be lost with it. */
    private void readyOnlyConnection(Slot slot) {
        try {
            DriverConnection connection = slot.connection();
            if (!connection.usable()) {
                throw new ConnectionClosedException(
                        "The database of pool '" + pool.options.name()
                                + "' is gone: it lived inside its one connection, and that was lost",
                        "open a new engine and create the data again");
            }
            if (slot.dirty) {
                CheckIn.clean(connection);
                slot.dirty = false;
            }
        } catch (Throwable failure) {
            pool.settle(slot);
            throw failure;
        }
    }
}
