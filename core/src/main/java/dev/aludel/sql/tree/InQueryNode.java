package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.function.Consumer;

/** Membership in the rows of a query with one column. */
public record InQueryNode(ExpressionNode operand, QueryNode query, boolean negated) implements ExpressionNode {
    @Override
    public SqlType<?> type() {
        return SqlTypes.BOOLEAN;
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(operand);
        visit.accept(query);
    }

    @Override
    public void describe(Flattening key) {
        key.add(InQueryNode.class);
        key.flag(negated);
        operand.describe(key);
        query.describe(key);
    }
}
