package dev.aludel.pool;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The pool's clock, and the way its threads sleep by it: real, or moved by hand in tests. Thread-safe. */
interface Ticker {
    /** A deadline that never comes. */
    long NEVER = Long.MAX_VALUE;

    /** Nanoseconds on a line of its own, as {@link System#nanoTime()}. */
    long nanos();

    /**
     * Parks the thread until the deadline at most. May return for no reason, and does at once when the thread is
     * interrupted or was unparked before: callers check their condition again.
     */
    void parkUntil(Object blocker, long deadline);

    /** The point in time that lies so far ahead; a duration of zero, or of centuries, is none. */
    default long deadline(long now, Duration ahead) {
        if (ahead.isZero() || ahead.toDays() > 36_500) {
            return NEVER;
        }
        long at = now + ahead.toNanos();
        return at == NEVER ? at - 1 : at;
    }

    /** Whether the deadline has come. */
    static boolean reached(long deadline, long now) {
        return deadline != NEVER && deadline - now <= 0;
    }

    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void parkUntil(Object blocker, long deadline) {
            if (deadline == NEVER) {
                LockSupport.park(blocker);
            } else {
                LockSupport.parkNanos(blocker, deadline - nanos());
            }
        }
    };
}
