package dev.aludel.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled statement and the values of each of its executions, as a driver takes them.
 *
 * @param rows each in the order of the statement's parameters
 * @param compileNanos how long the statement took to compile, in nanoseconds; 0 if it was known
 */
public record BoundBatch(DriverStatement statement, List<@Nullable Object[]> rows, long compileNanos) {}
