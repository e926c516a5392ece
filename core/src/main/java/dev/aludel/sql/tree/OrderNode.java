package dev.aludel.sql.tree;

import java.util.function.Consumer;

/** A key of ORDER BY. */
public record OrderNode(ExpressionNode operand, boolean descending, Nulls nulls) implements Node {
    /** Where NULL stands among the values. */
    public enum Nulls {
        /** Wherever the database puts it. */
        DEFAULT,
        FIRST,
        LAST
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(operand);
    }

    @Override
    public void describe(Flattening key) {
        key.flag(descending);
        key.add(nulls);
        operand.describe(key);
    }
}
