package dev.aludel.jdbc;

import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.AludelException;
import dev.aludel.error.CommitFailedException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.Outcome;
import dev.aludel.error.PendingRollbackException;
import dev.aludel.error.TransactionStateException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The lane's side of a connection: runs what is handed over, and knows where the transaction really stands.
 *
 * <p>After a failure inside a transaction, the rest of the same hand-over is refused, so that a COMMIT which was queued
 * behind never commits half of the work. An operation that the caller has stopped wanting is not begun.
 */
final class LaneRunner {
    private final Lane lane;
    private final Link link;

    private final ReentrantLock cancelling = new ReentrantLock();
    /** Guarded by `cancelling`: the signal of the operation that runs, if it may be cancelled. */
    private @Nullable Signal stoppable;

    private volatile boolean aborted;
    private volatile boolean lost;
    private volatile TransactionStatus status = TransactionStatus.IDLE;
    private @Nullable Throwable cause; // of the lane: why the status is FAILED
    private @Nullable Throwable broken; // of the lane: the first failure of this hand-over inside the transaction

    /** Of the lane: why the BEGIN of this hand-over failed. */
    private @Nullable AludelException unbegun;

    LaneRunner(Lane lane, Link link) {
        this.lane = lane;
        this.link = link;
    }

    TransactionStatus status() {
        return status;
    }

    boolean usable() {
        return !aborted && !lost && !link.lost();
    }

    /** Cancels what runs, if it belongs to the signal and may be cancelled. Any thread. */
    void cancel(Signal signal) {
        cancelling.lock();
        try {
            if (stoppable == signal) {
                link.cancel();
            } else {
                link.linger();
            }
        } finally {
            cancelling.unlock();
        }
    }

    /** Stops what runs and refuses what follows. Any thread. */
    void abort() {
        aborted = true;
        cancelling.lock();
        try {
            if (stoppable != null) {
                stoppable.raise(Signal.Reason.ABORTED);
                link.cancel();
            } else {
                link.linger();
            }
        } finally {
            cancelling.unlock();
        }
    }

    void run(HandOver work) {
        broken = null;
        unbegun = null;
        try {
            for (var operation : work.operations()) {
                run(operation, work.signal());
            }
        } finally {
            work.end(link.moreWaits());
        }
    }

    void close() {
        link.close();
        status = TransactionStatus.IDLE;
        lane.end();
    }

    private void run(Operation<?> operation, Signal signal) {
        try {
            var refusal = enter(operation, signal);
            if (refusal != null) {
                operation.fail(refusal);
                return;
            }
            operation.run(link, signal);
            succeeded(operation.role());
        } catch (Throwable failure) { // whatever it is, it is the caller's answer, and the lane lives on
            operation.fail(failure);
            told(operation.role(), failure);
        } finally {
            leave();
        }
    }

    /** A link that fails while it is asked what a failure means is worth nothing; a dead lane would hold its locks for ever. */
    private void told(Operation.Role role, Throwable failure) {
        try {
            failed(role, failure);
        } catch (RuntimeException | Error second) {
            failure.addSuppressed(second);
            lost = true;
            if (status == TransactionStatus.ACTIVE) {
                doomed(failure);
            }
        }
    }

    private @Nullable AludelException enter(Operation<?> operation, Signal signal) {
        var role = operation.role();
        if (aborted && role != Operation.Role.ROLLBACK) {
            return new DisconnectedException(
                    Outcome.ROLLED_BACK,
                    "the connection has been aborted: the engine was closed, or gave it up",
                    "close the engine last; while it is open, repeat the transaction on another connection",
                    "08006",
                    null);
        }
        // COMMIT is not begun for a caller that is gone; once begun, nothing stops it.
        if ((role.stoppable() || role == Operation.Role.COMMIT) && signal.raised()) {
            return stopped(role, signal);
        }
        var refusal = refusal(role);
        if (refusal == null && role.stoppable()) {
            cancelling.lock();
            try {
                stoppable = signal;
            } finally {
                cancelling.unlock();
            }
        }
        return refusal;
    }

    private AludelException stopped(Operation.Role role, Signal signal) {
        var stopped = signal.failure(null);
        if (role == Operation.Role.BEGIN) {
            unbegun(stopped);
        } else if (status == TransactionStatus.ACTIVE) {
            broken = stopped;
        }
        return stopped;
    }

    private void leave() {
        cancelling.lock();
        try {
            stoppable = null;
        } finally {
            cancelling.unlock();
        }
    }

    private @Nullable AludelException refusal(Operation.Role role) {
        if (unbegun != null && role != Operation.Role.ROLLBACK && role != Operation.Role.RESET) {
            if (role == Operation.Role.COMMIT) {
                status = TransactionStatus.IDLE;
            }
            return unbegun;
        }
        var reason = status == TransactionStatus.FAILED ? cause : broken;
        return switch (role) {
            case ROLLBACK, RESET -> null;
            case BEGIN ->
                status == TransactionStatus.IDLE
                        ? null
                        : new TransactionStateException(
                                "a transaction is open already", "commit it or roll it back first, or use a savepoint");
            case COMMIT -> {
                if (status == TransactionStatus.IDLE) {
                    yield new TransactionStateException("there is no transaction to commit", "begin one first");
                }
                if (reason == null) {
                    yield null;
                }
                link.rollback();
                status = TransactionStatus.IDLE;
                yield new CommitFailedException(
                        "the transaction was rolled back instead of committed, because it had failed before",
                        "repeat the whole transaction once the cause is mended",
                        "25P02",
                        reason);
            }
            case ROLLBACK_TO ->
                status == TransactionStatus.FAILED
                        ? new PendingRollbackException(
                                "the database has rolled back the whole transaction, the savepoint with it",
                                "roll back and repeat the transaction",
                                "25P02",
                                reason)
                        : null;
            case STATEMENT, SAVEPOINT ->
                reason == null
                        ? null
                        : new PendingRollbackException(
                                "the statement was not run, because the transaction failed before it",
                                "roll back, to a savepoint or whole, before using the transaction again",
                                "25P02",
                                reason);
        };
    }

    private void succeeded(Operation.Role role) {
        switch (role) {
            case BEGIN -> status = TransactionStatus.ACTIVE;
            case COMMIT, ROLLBACK -> idle();
            case ROLLBACK_TO -> broken = null;
            case STATEMENT, SAVEPOINT, RESET -> {}
        }
    }

    private void failed(Operation.Role role, Throwable failure) {
        switch (role) {
            case BEGIN -> unbegun(failure);
            case COMMIT -> {
                rollBack();
                idle();
            }
            case ROLLBACK -> {
                lost = true;
                idle();
            }
            case RESET -> lost = true;
            case STATEMENT, SAVEPOINT, ROLLBACK_TO -> {
                if (status == TransactionStatus.ACTIVE) {
                    broken = failure;
                    if (!link.inTransaction()) {
                        rollBack(); // gives up what the link still holds for it
                        doomed(failure);
                    }
                }
            }
        }
    }

    /** The caller believes in a transaction that is not there: nothing may run as if it were, until it rolls back. */
    private void doomed(Throwable failure) {
        status = TransactionStatus.FAILED;
        cause = failure;
    }

    /** What was sent with a BEGIN that failed has its failure: whoever waits for it learns what to do. */
    private void unbegun(Throwable failure) {
        doomed(failure);
        unbegun = failure instanceof AludelException known ? known : null;
    }

    private void idle() {
        status = TransactionStatus.IDLE;
        unbegun = null;
        cause = null;
        broken = null;
    }

    private void rollBack() {
        try {
            link.rollback();
        } catch (RuntimeException e) {
            lost = true;
        }
    }
}
