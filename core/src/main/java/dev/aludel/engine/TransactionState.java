package dev.aludel.engine;

/** Where a {@link Transaction} stands. */
public enum TransactionState {
    /** Open and usable. */
    ACTIVE,
    /** Something in it failed so that nothing more can be done in it: it must be rolled back. */
    FAILED,
    /** COMMIT was sent and the connection lost before the answer: only the database knows. It must be rolled back too. */
    IN_DOUBT,
    /** Ended: its work is in the database. */
    COMMITTED,
    /** Ended: its work is undone. */
    ROLLED_BACK
}
