package dev.aludel.examples.quickstart.users;

/**
 * Which part of a list is wanted.
 *
 * @param limit how many at most
 * @param offset how many to skip
 */
public record Slice(int limit, long offset) {}
