package dev.aludel.dialect;

import org.jspecify.annotations.Nullable;

/**
 * A compiled statement and the values of one execution, as a driver takes them. The array belongs to the receiver.
 *
 * @param values in the order of the statement's parameters
 * @param compileNanos how long the statement took to compile, in nanoseconds; 0 if it was known
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
public record BoundStatement(
        DriverStatement statement, @Nullable Object[] values, long compileNanos) {}
