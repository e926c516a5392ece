package dev.aludel.sql.tree;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something that is joined, and on which condition.
 *
 * @param on null for every pair of rows
 */
public record JoinNode(Kind kind, FromNode target, @Nullable ExpressionNode on) implements Node {
    /** Which rows without a partner stay. */
    public enum Kind {
        INNER,
        /** Those of what stands before. */
        LEFT,
        /** Those of the target. */
        RIGHT,
        /** Those of both sides. */
        FULL,
        /** There are only pairs, and all of them. */
        CROSS
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(target);
        if (on != null) {
            visit.accept(on);
        }
    }

    @Override
    public void describe(Flattening key) {
        key.add(kind);
        target.describe(key);
        key.optional(on);
    }
}
