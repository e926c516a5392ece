package dev.aludel.schema;

/** When the database itself writes a column, so that its value is known only after the statement. */
public enum Fetched {
    /** Never: what was sent is what is stored. */
    NEVER,
    /** When a row is inserted without a value: a default, or a trigger that fills it in. */
    AFTER_INSERT,
    /** When a row is inserted or updated: a trigger, a computed column. */
    AFTER_WRITE
}
