package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.function.Consumer;

/** {@code is null} and {@code is not null}. */
public record NullTestNode(ExpressionNode operand, boolean negated) implements ExpressionNode {
    @Override
    public SqlType<?> type() {
        return SqlTypes.BOOLEAN;
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(operand);
    }

    @Override
    public void describe(Flattening key) {
        key.add(NullTestNode.class);
        key.flag(negated);
        operand.describe(key);
    }
}
