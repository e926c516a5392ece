package dev.aludel.postgresql;

import dev.aludel.driver.Pending;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.TransactionStateException;
import dev.aludel.postgresql.protocol.CommandTag;
import dev.aludel.postgresql.session.PgSession;

/**
 * A transaction of a {@link PgConnection}: close it without {@link #commit()} and it is rolled back. Used by its connection's
 * one user. BEGIN travels with the first statement.
 */
public final class PgTransaction implements AutoCloseable {
    private final PgSession session;
    private boolean ended;
    private int savepoints;

    PgTransaction(PgSession session) {
        this.session = session;
    }

    /**
     * Makes the work permanent.
     *
     * @throws dev.aludel.error.CommitFailedException if the server rolled back instead
     * @throws dev.aludel.error.DisconnectedException if the connection was lost; its outcome says what is known
     */
    public void commit() {
        requireOpen("commit");
        session.commit().await();
        ended = true;
    }

    /** Undoes the work, and returns when the server has done so. A second call does nothing. */
    public void rollback() {
        if (!ended) {
            ended = true;
            if (session.usable() && session.transactionStatus() != TransactionStatus.IDLE) {
                session.rollback().await();
            }
        }
    }

    /**
     * Sets a savepoint with a name of its own and runs the action behind it; undoes what it did when it throws. Setting and
     * releasing it are sent along with statements, and cost no round trip of their own.
     */
    public void nested(Runnable action) {
        requireOpen("nested");
        var name = "pg_" + ++savepoints;
        var savepoint = session.savepoint(name);
        try {
            action.run();
            session.releaseSavepoint(name).await();
        } catch (RuntimeException | Error failure) {
            undo(savepoint, name, failure);
            throw failure;
        }
    }

    private void undo(Pending<CommandTag> savepoint, String name, Throwable failure) {
        try {
            savepoint.await();
        } catch (RuntimeException neverSet) {
            return; // Then nothing has been done behind it either.
        }
        try {
            session.rollbackTo(name).await();
            session.releaseSavepoint(name).await();
        } catch (RuntimeException notUndone) {
            failure.addSuppressed(notUndone);
        }
    }

    private void requireOpen(String operation) {
        if (ended) {
            throw new TransactionStateException(
                    operation + "() was called on a transaction that has ended", "begin a new one");
        }
    }

    /** Rolls back if it has neither been committed nor rolled back. Idempotent. */
    @Override
    public void close() {
        rollback();
    }
}
