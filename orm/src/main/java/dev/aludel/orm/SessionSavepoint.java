package dev.aludel.orm;

import dev.aludel.error.TransactionStateException;

/**
 * A place inside a session's transaction that one can return to: close it without {@link #release()} and what came after it
 * is undone, in the database and in the objects that were changed since. Used by one thread at a time, like its session.
 *
 * {@snippet :
 * try (var savepoint = session.savepoint()) {
 *     session.add(new User("Bob", "bob@example.com"));
 *     savepoint.release();
 * }
 * }
 */
public final class SessionSavepoint implements AutoCloseable {
    private final SessionEnding ending;
    private final SessionCore core;
    private final Savepoints inDatabase;
    private final int depth;
    private boolean active = true;

    SessionSavepoint(SessionEnding ending, SessionCore core, Savepoints inDatabase, int depth) {
        this.ending = ending;
        this.core = core;
        this.inDatabase = inDatabase;
        this.depth = depth;
    }

    /** Whether it can still be released or rolled back. */
    public boolean isActive() {
        return active;
    }

    /**
     * Flushes, and keeps what was done since as part of the transaction. Savepoints set after it end too.
     *
     * @throws TransactionStateException if it has ended
     */
    public void release() {
        try (var _ = core.enter("release")) {
            requireActive("release");
            ending.release(this);
        }
    }

    /**
     * Undoes what was done since; the transaction goes on, also after a flush that failed since. Savepoints set after it end
     * too.
     *
     * @throws TransactionStateException if it has ended
     */
    public void rollback() {
        try (var _ = core.enter("rollback")) {
            requireActive("rollback");
            ending.rollbackTo(this);
        }
    }

    /** Rolls back to it if it is still active. Idempotent. */
    @Override
    public void close() {
        if (active) {
            rollback();
        }
    }

    int depth() {
        return depth;
    }

    Savepoints inDatabase() {
        return inDatabase;
    }

    void end() {
        active = false;
    }

    private void requireActive(String operation) {
        if (!active) {
            throw new TransactionStateException(
                    operation + "() was called on a savepoint that has ended",
                    "set a new one with session.savepoint()");
        }
    }
}
