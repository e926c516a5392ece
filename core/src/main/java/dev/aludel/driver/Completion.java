package dev.aludel.driver;

/**
 * How a statement ended. Immutable.
 *
 * @param rows rows read, or rows matched by an UPDATE or DELETE (matched, not changed), or rows inserted
 */
public record Completion(long rows) {}
