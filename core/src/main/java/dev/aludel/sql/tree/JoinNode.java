package dev.aludel.sql.tree;

import java.util.function.Consumer;

/** A table that is joined, and on which condition. */
public record JoinNode(Kind kind, FromNode target, ExpressionNode on) implements Node {
    /** Which rows without a partner stay. */
    public enum Kind {
        INNER,
        LEFT
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(target);
        visit.accept(on);
    }

    @Override
    public void describe(Flattening key) {
        key.add(kind);
        target.describe(key);
        on.describe(key);
    }
}
