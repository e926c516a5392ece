package dev.aludel.pool;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A clock that stands still until it is moved. */
final class ManualTicker implements Ticker {
    // Not far from the overflow of the real clock's line, which may start anywhere.
    private final AtomicLong now =
            new AtomicLong(Long.MAX_VALUE - Duration.ofMinutes(10).toNanos());
    private final Set<Thread> sleepers = ConcurrentHashMap.newKeySet();

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public void parkUntil(Object blocker, long deadline) {
        if (deadline == NEVER) {
            // Not woken by the clock: the pool has to see to that.
            LockSupport.park(blocker);
            return;
        }
        Thread self = Thread.currentThread();
        sleepers.add(self);
        try {
            // Read again after the entry: who moves the clock now wakes this thread, before or while it parks.
            if (!Ticker.reached(deadline, now.get())) {
                LockSupport.park(blocker);
            }
        } finally {
            sleepers.remove(self);
        }
    }

    void advance(Duration by) {
        now.addAndGet(by.toNanos());
        sleepers.forEach(LockSupport::unpark);
    }
}
