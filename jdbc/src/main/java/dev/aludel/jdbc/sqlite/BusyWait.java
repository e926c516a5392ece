package dev.aludel.jdbc.sqlite;

import dev.aludel.jdbc.Signal;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sqlite.BusyHandler;

/**
 * What SQLite calls while another process holds a lock: waits a little, on the connection's own thread, and lets SQLite try
 * again until the time is up or the caller has stopped wanting (SQLite's own busy wait cannot be interrupted).
 */
final class BusyWait extends BusyHandler {
    private static final long LONGEST_NAP = 20_000_000;

    private final long limitNanos;
    private long start;
    private @Nullable Signal signal;
    private volatile Runnable waiting = () -> {};

    BusyWait(long limitNanos) {
        this.limitNanos = limitNanos;
    }

    /** Says whose wish counts while the next call runs; null for a call that must run to its end. */
    void during(@Nullable Signal wish) {
        signal = wish;
    }

    /** Called whenever a wait goes on, for tests that need to know. */
    void whenWaiting(Runnable action) {
        waiting = action;
    }

    @Override
    protected int callback(int earlier) {
        if (earlier == 0) {
            start = System.nanoTime();
        }
        waiting.run();
        var left = limitNanos - (System.nanoTime() - start);
        if (left <= 0 || (signal != null && signal.raised())) {
            return 0;
        }
        var nap = Math.min(left, Math.min(LONGEST_NAP, 500_000L << Math.min(earlier, 10)));
        if (signal != null) {
            signal.pause(nap);
        } else {
            LockSupport.parkNanos(this, nap);
        }
        return 1;
    }
}
