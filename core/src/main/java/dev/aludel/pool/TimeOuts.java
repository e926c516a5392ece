package dev.aludel.pool;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Wakes waiters whose time is over. They park without a limit: a timed park of each would cost more than all the rest of
 * a hand-over, since it is entered into a schedule and taken out again, while hardly any waiter ever gets that far. One
 * virtual thread sleeps until the earliest deadline that it has heard of, and ends when nobody waits by then.
 */
final class TimeOuts {
    private final Ledger ledger;
    private final PoolOptions options;
    private final Surroundings around;

    /** When the thread looks next; guarded by the pool's lock. */
    private long looksAt = Ticker.NEVER;

    /** Guarded by the pool's lock; null while nobody waits. */
    private @Nullable Thread thread;

    TimeOuts(Ledger ledger, PoolOptions options, Surroundings around) {
        this.ledger = ledger;
        this.options = options;
        this.around = around;
    }

    /** Under the lock: somebody waits until then at most. */
    void expect(long deadline) {
        if (deadline == Ticker.NEVER) {
            return;
        }
        if (thread == null) {
            looksAt = deadline;
            thread = around.threads().start("aludel-pool-" + options.name() + "-time-outs", this::run);
        } else if (deadline - looksAt < 0) {
            looksAt = deadline;
            LockSupport.unpark(thread);
        }
    }

    /** Under the lock: the pool is closed, and nobody waits any more. */
    void stop() {
        LockSupport.unpark(thread);
    }

    private void run() {
        for (long next = look(); next != Ticker.NEVER; next = look()) {
            around.ticker().parkUntil(this, next);
        }
    }

    /** Wakes those whose time is over, and gives the earliest deadline of the others. */
    private long look() {
        ledger.lock.lock();
        try {
            looksAt = ledger.closed()
                    ? Ticker.NEVER
                    : ledger.waiters.wakeUntil(around.ticker().nanos());
            if (looksAt == Ticker.NEVER) {
                thread = null;
            }
            return looksAt;
        } finally {
            ledger.lock.unlock();
        }
    }
}
