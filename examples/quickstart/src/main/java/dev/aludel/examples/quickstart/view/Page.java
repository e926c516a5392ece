package dev.aludel.examples.quickstart.view;

import java.util.List;

/**
 * Some of a longer list.
 *
 * @param total how many there are in all
 * @param limit how many were asked for at most
 * @param offset how many were skipped
 */
public record Page<T>(List<T> items, long total, int limit, long offset) {}
