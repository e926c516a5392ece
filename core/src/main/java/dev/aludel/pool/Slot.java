package dev.aludel.pool;

import dev.aludel.driver.DriverConnection;
import org.jspecify.annotations.Nullable;

/**
 * One unit of a pool's capacity, with or without a connection. {@link #state} is guarded by the pool's lock and says who
 * owns the slot; all other fields are the owner's, and pass to the next owner through the lock.
 */
final class Slot {
    /** Its number in messages; stays when the connection in it is replaced. */
    final int number;

    SlotState state = SlotState.EMPTY;

    @Nullable DriverConnection connection;
    /** The pool's generation when the connection began to be opened. */
    int generation;
    /** When it was opened. */
    long opened;
    /** When its lifetime ends, or {@link Ticker#NEVER}. */
    long expires;
    /** When its last lease ended, or it was opened. */
    long lastUsed;
    /** When it last answered: its last use, or the last test by the housekeeper. */
    long lastHeard;
    /** It was opened for the user who gets it now: it needs no test. */
    boolean fresh;
    /** The only connection of a single-connection pool could not be cleaned: it is tried again before the next lease. */
    boolean dirty;
    /** To be closed instead of leased again, as its last user said. */
    boolean retired;
    /** The lease that owns it, for those who look at it from outside: reports, and the closing of the pool. */
    volatile @Nullable Holding holding;
    /** The thread that connects; guarded by the pool's lock. */
    @Nullable Thread worker;

    Slot(int number) {
        this.number = number;
    }

    DriverConnection connection() {
        DriverConnection open = connection;
        if (open == null) {
            throw new IllegalStateException("slot " + number + " is " + state + " and has no connection");
        }
        return open;
    }

    /** Puts a new connection in. */
    void fill(DriverConnection opened, long now, long expiresAt) {
        connection = opened;
        this.opened = now;
        expires = expiresAt;
        lastUsed = now;
        lastHeard = now;
        fresh = true;
        dirty = false;
        retired = false;
    }

    void clear() {
        connection = null;
        holding = null;
        worker = null;
        retired = false;
    }
}
