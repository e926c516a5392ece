package dev.aludel.sql.tree;

/** How a query locks the rows that it reads. */
public enum LockMode {
    NONE,
    /** Against every other change and lock, until the end of the transaction. */
    UPDATE
}
