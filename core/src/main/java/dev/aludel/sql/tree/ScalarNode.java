package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.function.Consumer;

/** A query of one column and one row at most, as a value. */
public record ScalarNode(QueryNode query, SqlType<?> type) implements ExpressionNode {
    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(query);
    }

    @Override
    public void describe(Flattening key) {
        key.add(ScalarNode.class);
        key.type(type);
        query.describe(key);
    }
}
