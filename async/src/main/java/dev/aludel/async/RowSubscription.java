package dev.aludel.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What a subscriber has asked for, and whether it still wants it. Thread-safe: called by the subscriber and the reader. */
final class RowSubscription<T> implements Flow.Subscription {
    private final Flow.Subscriber<? super T> subscriber;
    private final ReentrantLock lock = new ReentrantLock();
    /** Signalled when demand rises or a rule was broken. */
    private final Condition changed = lock.newCondition();

    /** Rows asked for and not delivered yet; guarded by {@code lock}. */
    private long demand;
    /** Guarded by {@code lock}. */
    private boolean cancelled;
    /** Rule 3.9: a demand of zero or less ends the subscription with this; guarded by {@code lock}. */
    private @Nullable IllegalArgumentException violation;
    /** Guarded by {@code lock}. */
    private @Nullable CompletableFuture<?> operation;

    RowSubscription(Flow.Subscriber<? super T> subscriber) {
        this.subscriber = subscriber;
    }

    @Override
    public void request(long rows) {
        lock.lock();
        try {
            if (rows <= 0) {
                violation = new IllegalArgumentException("request(" + rows + "): ask for at least one row");
            } else {
                demand = demand + rows < 0 ? Long.MAX_VALUE : demand + rows;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void cancel() {
        CompletableFuture<?> running;
        lock.lock();
        try {
            cancelled = true;
            running = operation;
        } finally {
            lock.unlock();
        }
        if (running != null) {
            running.cancel(true);
        }
    }

    boolean cancelled() {
        lock.lock();
        try {
            return cancelled;
        } finally {
            lock.unlock();
        }
    }

    /** Tells which operation reads the rows; one that was cancelled meanwhile is ended. */
    void started(CompletableFuture<?> reading) {
        boolean unwanted;
        lock.lock();
        try {
            operation = reading;
            unwanted = cancelled;
        } finally {
            lock.unlock();
        }
        if (unwanted) {
            reading.cancel(true);
        }
    }

    /** Waits until the subscriber wants a row, and counts it as delivered. */
    void awaitDemand() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (demand == 0 && violation == null && !cancelled) {
                changed.await();
            }
            if (violation != null) {
                throw violation;
            }
            if (cancelled) {
                throw new InterruptedException("the subscription was cancelled");
            }
            if (demand != Long.MAX_VALUE) {
                demand--;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Signals the end, unless the subscriber has cancelled. */
    void ended(@Nullable Throwable failure) {
        if (cancelled()) {
            return;
        }
        if (failure == null) {
            subscriber.onComplete();
        } else {
            subscriber.onError(failure);
        }
    }
}
