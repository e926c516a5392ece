package dev.aludel.jdbc;

import dev.aludel.driver.Deadline;
import dev.aludel.error.AludelException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.Outcome;
import dev.aludel.error.StatementTimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Tells the work on a lane to stop, and why. Raised by the caller that waits, read by the lane; the first reason stays.
 * Thread-safe.
 */
public final class Signal {
    /** Why the work shall stop. */
    enum Reason {
        INTERRUPTED,
        DEADLINE,
        ABORTED
    }

    private final AtomicReference<@Nullable Reason> reason = new AtomicReference<>();
    private final Deadline deadline;
    private final Thread lane;

    Signal(Deadline deadline, Lane lane) {
        this.deadline = deadline;
        this.lane = lane.thread();
    }

    void raise(Reason why) {
        reason.compareAndSet(null, why);
        LockSupport.unpark(lane);
    }

    /** Whether the work shall stop; a deadline that has passed says so by itself. */
    public boolean raised() {
        if (reason.get() == null && deadline.remainingNanos() <= 0) {
            reason.compareAndSet(null, Reason.DEADLINE);
        }
        return reason.get() != null;
    }

    /** Nanoseconds until the deadline; {@link Long#MAX_VALUE} when there is none. */
    public long remainingNanos() {
        return deadline.remainingNanos();
    }

    /** Parks the lane for the time given at most; a raised signal ends it. May end early for no reason. */
    public void pause(long nanos) {
        if (!raised()) {
            LockSupport.parkNanos(this, Math.min(nanos, remainingNanos()));
        }
    }

    /** What the caller is told once the work has stopped. Only for a raised signal. */
    public AludelException failure(@Nullable Throwable cause) {
        return switch (reason.get()) {
            case DEADLINE ->
                new StatementTimeoutException(
                        "the statement ran past its deadline and was cancelled",
                        "give it more time, or make it cheaper",
                        "57014",
                        cause);
            case ABORTED ->
                new DisconnectedException(
                        Outcome.ROLLED_BACK,
                        "the connection was aborted while the statement ran",
                        "repeat the transaction on another connection",
                        "08006",
                        cause);
            case INTERRUPTED ->
                new OperationCancelledException(
                        "the statement was cancelled because its thread was interrupted",
                        "repeat it if it is still wanted",
                        "57014",
                        cause);
            case null -> throw new IllegalStateException("the signal is not raised", cause);
        };
    }
}
