package dev.aludel.postgresql.session;

import java.util.concurrent.atomic.AtomicLong;

/**
 * By which other threads ask that what runs be cancelled. Each wait of the user has a number, so that a request hits the wait
 * that it was meant for or none: never the one behind it. Thread-safe.
 */
final class CancelSwitch {
    /** The number of the wait that goes on; 0 in between. The user writes it. */
    private volatile long current;

    private final AtomicLong asked = new AtomicLong();
    private long last;

    /** A wait begins; by the user. */
    void begin() {
        current = ++last;
    }

    /** The wait is over; by the user. */
    void end() {
        current = 0;
    }

    /** Whether the wait that goes on shall be cancelled; by the user. */
    boolean isAsked() {
        return asked.get() == last;
    }

    /** Asks, if there is a wait; by anybody. */
    boolean ask() {
        long number = current;
        if (number == 0) {
            return false;
        }
        asked.accumulateAndGet(number, Math::max);
        return true;
    }
}
