package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.function.Consumer;

/** In the place of a new value: what the database fills in by itself. */
public record DefaultNode(SqlType<?> type) implements ExpressionNode {
    @Override
    public void children(Consumer<? super Node> visit) {}

    @Override
    public void describe(Flattening key) {
        key.add(DefaultNode.class);
    }
}
