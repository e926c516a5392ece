package dev.aludel.postgresql.listen;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the listener, in order. Bounded: where there is no room, one mark stands for all that was dropped. Those who
 * put something in never wait for the listener.
 */
final class Inbox {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final ArrayDeque<Object> events = new ArrayDeque<>(); // PgNotification, PgGap or Dropped; guarded by lock
    private final int capacity;
    private boolean closed; // guarded by lock

    /** The mark at a place where notifications were dropped; counts while it is the last. Guarded by the lock. */
    private static final class Dropped {
        long count;
    }

    Inbox(int capacity) {
        this.capacity = capacity;
    }

    void put(PgNotification notification) {
        lock.lock();
        try {
            if (events.peekLast() instanceof Dropped mark && events.size() > capacity) {
                mark.count++;
            } else if (events.size() >= capacity) {
                var mark = new Dropped();
                mark.count = 1;
                events.add(mark);
            } else {
                events.add(notification);
            }
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    void put(PgGap gap) {
        lock.lock();
        try {
            events.add(gap);
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The next event, a {@link PgNotification} or a {@link PgGap}; null when the inbox is closed. */
    @Nullable Object take() throws InterruptedException {
        lock.lock();
        try {
            while (events.isEmpty() && !closed) {
                filled.await();
            }
            if (closed) {
                return null;
            }
            var next = events.remove();
            return next instanceof Dropped mark ? new PgGap(PgGap.Reason.OVERFLOW, mark.count) : next;
        } finally {
            lock.unlock();
        }
    }

    /** Drops what waits and lets the one who takes go. */
    void close() {
        lock.lock();
        try {
            closed = true;
            events.clear();
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
