package dev.aludel.sql;

/**
 * How much goes into one statement. Immutable.
 *
 * @param values how many values at most
 * @param bytes how many bytes of values at most, roughly; a single row is a statement whatever it has
 */
public record StatementSize(int values, long bytes) {}
