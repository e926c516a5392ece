package dev.aludel.sql;

import dev.aludel.sql.tree.Node;

/**
 * Prints statements for {@code toString()}. Provided by the layer of dialects, which knows how SQL is written; found by
 * {@link java.util.ServiceLoader}. Thread-safe.
 */
public interface StatementPrinter {
    String print(Node node);
}
