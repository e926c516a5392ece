package dev.aludel.dialect;

/**
 * What an engine makes of a statement in which nothing connects some of its tables, so that every row of the one meets every
 * row of the other: mostly a forgotten condition. {@code crossJoin(..)} says that it is meant.
 */
public enum CartesianProducts {
    /** Nothing. */
    ALLOW,
    /** A warning in the log {@code dev.aludel.sql}, when the statement is compiled: once, as long as it stays compiled. */
    WARN,
    /** An error. */
    REFUSE
}
