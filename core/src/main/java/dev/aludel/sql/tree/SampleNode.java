package dev.aludel.sql.tree;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A part of a table's rows, taken by chance.
 *
 * @param percent how many of a hundred
 * @param seed makes the same choice again, or null
 */
public record SampleNode(
        TableNode table,
        Method method,
        ExpressionNode percent,
        @Nullable ExpressionNode seed) implements FromNode {
    /** What is chosen. */
    public enum Method {
        /** Row by row. */
        BERNOULLI,
        /** Page by page: faster, less even. */
        SYSTEM
    }

    @Override
    public String reference() {
        return table.reference();
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(table);
        visit.accept(percent);
        if (seed != null) {
            visit.accept(seed);
        }
    }

    @Override
    public void describe(Flattening key) {
        key.add(method);
        table.describe(key);
        percent.describe(key);
        key.optional(seed);
    }
}
