package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;

/** Membership in a list of values: false for an empty list, and its negation true, even for NULL. */
public record InListNode(ExpressionNode operand, ValueListNode values, boolean negated) implements ExpressionNode {
    @Override
    public SqlType<?> type() {
        return SqlTypes.BOOLEAN;
    }

    @Override
    public void describe(Flattening key) {
        key.add(InListNode.class);
        key.flag(negated);
        operand.describe(key);
        values.describe(key);
    }
}
