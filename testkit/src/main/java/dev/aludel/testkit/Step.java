package dev.aludel.testkit;

/** What a {@link ScriptedDatabase} can be asked to do, and so where it can be made to fail or to stop and wait. */
public enum Step {
    CONNECT,
    /** A statement, or each row of a batch. */
    EXECUTE,
    /** The next window of a cursor. */
    FETCH,
    BEGIN,
    COMMIT,
    ROLLBACK,
    SAVEPOINT,
    RELEASE_SAVEPOINT,
    ROLLBACK_TO,
    RESET,
    PING
}
