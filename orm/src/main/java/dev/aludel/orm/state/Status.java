package dev.aludel.orm.state;

/** Where an object stands in its session. */
public enum Status {
    /** Added; the next flush inserts its row. */
    PENDING,
    /** Its row was read or written by this session. */
    STORED,
    /** Its row was deleted by this transaction. */
    DELETED,
    /** No longer part of the session. */
    DETACHED
}
