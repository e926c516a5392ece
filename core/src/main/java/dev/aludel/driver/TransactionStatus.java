package dev.aludel.driver;

/** Where a connection stands, as the database sees it. */
public enum TransactionStatus {
    /** No transaction is open. */
    IDLE,
    /** A transaction is open and usable. */
    ACTIVE,
    /** A transaction is open and has failed: only a rollback, to a savepoint or whole, is accepted. */
    FAILED
}
