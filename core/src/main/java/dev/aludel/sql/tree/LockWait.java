package dev.aludel.sql.tree;

/** What a query does about rows that another transaction has locked. */
public enum LockWait {
    WAIT,
    /** It fails. */
    NO_WAIT,
    /** It leaves them out. */
    SKIP_LOCKED
}
