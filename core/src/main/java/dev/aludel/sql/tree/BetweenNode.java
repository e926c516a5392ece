package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.function.Consumer;

/** A range, both ends included. */
public record BetweenNode(ExpressionNode operand, ExpressionNode low, ExpressionNode high, boolean negated)
        implements ExpressionNode {
    @Override
    public SqlType<?> type() {
        return SqlTypes.BOOLEAN;
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(operand);
        visit.accept(low);
        visit.accept(high);
    }

    @Override
    public void describe(Flattening key) {
        key.add(BetweenNode.class);
        key.flag(negated);
        operand.describe(key);
        low.describe(key);
        high.describe(key);
    }
}
