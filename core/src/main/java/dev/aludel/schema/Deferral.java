package dev.aludel.schema;

/** When a foreign key is checked. */
public enum Deferral {
    /** After each statement, always. */
    NEVER,
    /** After each statement, unless a transaction asks to have it checked at COMMIT. */
    INITIALLY_IMMEDIATE,
    /** At COMMIT. */
    INITIALLY_DEFERRED
}
