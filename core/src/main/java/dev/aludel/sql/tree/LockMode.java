package dev.aludel.sql.tree;

/** How a query locks the rows that it reads. */
public enum LockMode {
    NONE,
    /** Against every other change and lock, until the end of the transaction. */
    UPDATE,
    /** As UPDATE, but other transactions may refer to the rows by a foreign key. */
    NO_KEY_UPDATE,
    /** Against changes; others may lock in the same way. */
    SHARE,
    /** Against changes of the key. */
    KEY_SHARE
}
