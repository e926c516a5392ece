package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.function.Consumer;

/** Whether a query has a row. */
public record ExistsNode(QueryNode query) implements ExpressionNode {
    @Override
    public SqlType<?> type() {
        return SqlTypes.BOOLEAN;
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(query);
    }

    @Override
    public void describe(Flattening key) {
        key.add(ExistsNode.class);
        query.describe(key);
    }
}
