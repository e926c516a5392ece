package dev.aludel.pool;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that waits for a slot. Answered once, under the pool's lock, with a slot that is then its own or with a failure.
 * The answer is read without the lock: whoever sees it has it.
 */
final class Waiter {
    final Thread thread = Thread.currentThread();
    /** Its place in the order of service. */
    final long ticket;
    /** When it gives up, by the pool's clock. */
    final long deadline;
    /** Neighbours in {@link WaiterQueue}; guarded by the pool's lock. */
    @Nullable Waiter before;

    @Nullable Waiter behind;

    boolean queued;

    private volatile @Nullable Slot slot;
    private volatile @Nullable RuntimeException failure;

    Waiter(long ticket, long deadline) {
        this.ticket = ticket;
        this.deadline = deadline;
    }

    void grant(Slot granted) {
        slot = granted;
        LockSupport.unpark(thread);
    }

    void fail(RuntimeException reason) {
        failure = reason;
        LockSupport.unpark(thread);
    }

    @Nullable Slot slot() {
        return slot;
    }

    @Nullable RuntimeException failure() {
        return failure;
    }

    /** Forgets the slot it got, before it queues again under its old ticket. */
    void again() {
        slot = null;
    }
}
