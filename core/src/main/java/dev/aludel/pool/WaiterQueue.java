package dev.aludel.pool;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Waiters in the order of their tickets. Guarded by the pool's lock. Leaving from the middle costs the same as from the
 * head, so that thousands of waiters that time out together do not hold the lock for long.
 */
final class WaiterQueue {
    private @Nullable Waiter first;
    private @Nullable Waiter last;
    private int size;
    private long tickets;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The next place in the order of service. */
    long nextTicket() {
        return ++tickets;
    }

    /** A new waiter goes to the end; one whose connection turned out to be of no use to where its ticket says, mostly the head. */
    void join(Waiter waiter) {
        waiter.again();
        Waiter before = null;
        if (first != null && first.ticket < waiter.ticket) {
            before = last;
            while (before != null && before.ticket > waiter.ticket) {
                before = before.before;
            }
        }
        insertBehind(before, waiter);
    }

    @Nullable Waiter poll() {
        Waiter head = first;
        if (head != null) {
            remove(head);
        }
        return head;
    }

    /** Takes it out; nothing happens when it is not in. */
    void remove(Waiter waiter) {
        if (!waiter.queued) {
            return;
        }
        Waiter before = waiter.before;
        Waiter behind = waiter.behind;
        if (before == null) {
            first = behind;
        } else {
            before.behind = behind;
        }
        if (behind == null) {
            last = before;
        } else {
            behind.before = before;
        }
        waiter.before = null;
        waiter.behind = null;
        waiter.queued = false;
        size--;
    }

    /** Wakes those whose deadline has come, to leave by themselves, and gives the earliest deadline of the others. */
    long wakeUntil(long now) {
        long earliest = Ticker.NEVER;
        for (Waiter waiter = first; waiter != null; waiter = waiter.behind) {
            if (Ticker.reached(waiter.deadline, now)) {
                LockSupport.unpark(waiter.thread);
            } else if (earliest == Ticker.NEVER || waiter.deadline - earliest < 0) {
                earliest = waiter.deadline == Ticker.NEVER ? earliest : waiter.deadline;
            }
        }
        return earliest;
    }

    private void insertBehind(@Nullable Waiter before, Waiter waiter) {
        Waiter behind = before == null ? first : before.behind;
        waiter.before = before;
        waiter.behind = behind;
        if (before == null) {
            first = waiter;
        } else {
            before.behind = waiter;
        }
        if (behind == null) {
            last = waiter;
        } else {
            behind.before = waiter;
        }
        waiter.queued = true;
        size++;
    }
}
