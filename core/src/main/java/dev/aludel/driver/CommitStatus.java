package dev.aludel.driver;

/** What became of a transaction whose COMMIT was sent and never answered. */
public enum CommitStatus {
    /** Its work is in the database. */
    COMMITTED,
    /** Its work is undone: it may be repeated. */
    ROLLED_BACK,
    /** The database has not ended it yet: ask again. */
    IN_PROGRESS,
    /** The database does not remember it, or nobody asked for its number while it ran. */
    UNKNOWN
}
