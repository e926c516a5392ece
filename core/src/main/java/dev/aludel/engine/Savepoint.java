package dev.aludel.engine;

import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.TransactionStateException;

/**
 * A place inside a transaction that one can return to: close it without {@link #release()} and what came after it is
 * undone. Ends with its transaction. Used by one thread at a time, like its connection.
 *
 * {@snippet :
 * try (var savepoint = connection.savepoint()) {
 *     connection.execute(insert);
 *     savepoint.release();
 * }
 * }
 */
public final class Savepoint implements AutoCloseable {
    private enum State {
        ACTIVE,
        RELEASED,
        ROLLED_BACK,
        /** RELEASE failed: it may be there or not, and nothing is sent for it any more. */
        INACTIVE,
        ENDED
    }

    private final Channel channel;
    private final Transaction transaction;
    private final String name;
    private final int streamsBefore;
    private State state = State.ACTIVE;

    private Savepoint(Channel channel, Transaction transaction, String name) {
        this.channel = channel;
        this.transaction = transaction;
        this.name = name;
        this.streamsBefore = channel.streams().count();
    }

    static Savepoint set(Channel channel, String name) {
        channel.requireReady();
        var transaction = channel.transaction();
        if (transaction == null) {
            throw new TransactionStateException(
                    "savepoint() was called outside of a transaction", "begin() a transaction first");
        }
        var set = new Savepoint(channel, transaction, name);
        // Sent with the next statement; if it fails, that one reports it.
        var _ = channel.hand(Order.control(channel.id(), "SAVEPOINT " + name, driver -> driver.savepoint(name)));
        transaction.savepoints().add(set);
        return set;
    }

    /** The name by which the database knows it. */
    public String name() {
        return name;
    }

    /** Whether it can still be released or rolled back. */
    public boolean isActive() {
        return state == State.ACTIVE;
    }

    /**
     * Keeps what was done since, as part of the transaction. Savepoints set after it end too. When this throws the
     * savepoint is not used any more.
     *
     * @throws TransactionStateException if it has ended
     */
    public void release() {
        try (var _ = channel.guard().enter("release")) {
            requireActive("release");
            channel.requireReady();
            endLaterOnes();
            state = State.INACTIVE;
            channel.hand(Order.control(
                            channel.id(), "RELEASE SAVEPOINT " + name, driver -> driver.releaseSavepoint(name)))
                    .complete();
            state = State.RELEASED;
            transaction.savepoints().remove(this);
        }
    }

    /**
     * Undoes what was done since; the transaction goes on, also one that a statement in between had made fail. Savepoints
     * set after it end too.
     *
     * @throws TransactionStateException if it has ended
     * @throws dev.aludel.error.PendingRollbackException if the whole transaction is lost
     */
    public void rollback() {
        try (var _ = channel.guard().enter("rollback")) {
            requireActive("rollback");
            rollbackNow();
        }
    }

    /** Rolls back to it if it is still active, unless the whole transaction is lost anyway. Idempotent. */
    @Override
    public void close() {
        if (state == State.ACTIVE) {
            try (var _ = channel.guard().enter("close")) {
                if (transaction.isFailed() && isLost()) {
                    state = State.ENDED;
                } else {
                    rollbackNow();
                }
            }
        }
    }

    private void rollbackNow() {
        channel.requireOpen();
        var failure = transaction.failure();
        if (failure != null && isLost()) {
            throw channel.pendingRollback(failure);
        }
        channel.streams().closeFrom(streamsBefore, "the savepoint before it was rolled back");
        endLaterOnes();
        state = State.ROLLED_BACK;
        transaction.savepoints().remove(this);
        var back = channel.hand(
                Order.control(channel.id(), "ROLLBACK TO SAVEPOINT " + name, driver -> driver.rollbackTo(name)));
        back.complete();
        if (transaction.isFailed() && back.driver().transactionStatus() == TransactionStatus.ACTIVE) {
            transaction.recovered();
        }
        // It is still set in the database; released so that they do not pile up in a long transaction.
        var _ = channel.hand(
                Order.control(channel.id(), "RELEASE SAVEPOINT " + name, driver -> driver.releaseSavepoint(name)));
    }

    private boolean isLost() {
        return !channel.leased().isPresent() || channel.leased().driver().transactionStatus() == TransactionStatus.IDLE;
    }

    private void endLaterOnes() {
        var all = transaction.savepoints();
        var later = all.subList(all.indexOf(this) + 1, all.size());
        later.forEach(Savepoint::endWithTransaction);
        later.clear();
    }

    void endWithTransaction() {
        if (state == State.ACTIVE) {
            state = State.ENDED;
        }
    }

    private void requireActive(String operation) {
        if (state != State.ACTIVE) {
            throw new TransactionStateException(
                    operation + "() was called on the savepoint " + name + ", which has ended",
                    "set a new one with connection.savepoint()");
        }
    }
}
