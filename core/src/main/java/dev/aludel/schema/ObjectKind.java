package dev.aludel.schema;

/** What a database keeps under a name. */
public enum ObjectKind {
    /** Tables and views: they share their names. */
    TABLE,
    INDEX,
    SEQUENCE,
    /** Enumerations and domains. */
    TYPE,
    SCHEMA
}
