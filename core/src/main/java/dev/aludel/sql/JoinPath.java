package dev.aludel.sql;

/** A way from one table to another, such as a relationship: what to join and on which condition. Immutable. */
public interface JoinPath {
    FromItem target();

    BooleanExpression on();

    /** The same way to an alias of its target. */
    JoinPath to(TableSource alias);
}
