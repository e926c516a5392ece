package dev.aludel.schema;

/** Where an index keeps NULL. */
public enum NullsPlace {
    /** Where the database puts it. */
    DEFAULT,
    FIRST,
    LAST
}
