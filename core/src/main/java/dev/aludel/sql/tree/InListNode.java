package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.function.Consumer;

/** Membership in a list of values: false for an empty list, and its negation true, even for NULL. */
public record InListNode(ExpressionNode operand, ValueListNode values, boolean negated) implements ExpressionNode {
    @Override
    public SqlType<?> type() {
        return SqlTypes.BOOLEAN;
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(operand);
        visit.accept(values);
    }

    @Override
    public void describe(Flattening key) {
        key.add(InListNode.class);
        key.flag(negated);
        operand.describe(key);
        values.describe(key);
    }
}
