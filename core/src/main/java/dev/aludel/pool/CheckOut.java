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

    private enum Verdict {
        GOOD,
        /** Has had its time. */
        OLD,
        /** Unusable, by its own word. */
        BROKEN,
        /** Did not answer: the others are not trusted either. */
        DEAD
    }

    /** Whether it can be leased. If not, the slot is no longer the caller's, and its connection is on its way out. */
    boolean ready(Slot slot) {
        if (pool.single) {
            readyOnlyConnection(slot);
            return true;
        }
        Verdict verdict;
        try {
            verdict = inspect(slot);
        } catch (Throwable failure) {
            pool.disposal.abortNow(slot);
            throw failure;
        }
        switch (verdict) {
            case GOOD -> {
                return true;
            }
            case OLD -> pool.closeSoon(slot);
            case BROKEN -> {
                pool.listener.invalidated(pool.options.name());
                pool.disposal.abortNow(slot);
            }
            case DEAD -> {
                LOG.log(
                        Level.DEBUG,
                        "Connection #{0} of pool ''{1}'' did not answer and is replaced",
                        slot.number,
                        pool.options.name());
                pool.listener.invalidated(pool.options.name());
                pool.handOff.invalidateAllNow(slot.generation, true);
                pool.disposal.abortNow(slot);
            }
        }
        return false;
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
