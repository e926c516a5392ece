package dev.aludel.driver;

/** The isolation levels of the SQL standard. A database that lacks one gives the next stronger it has. */
public enum IsolationLevel {
    READ_UNCOMMITTED,
    READ_COMMITTED,
    REPEATABLE_READ,
    SERIALIZABLE
}
