package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.function.Consumer;

/** TRUE or FALSE, written into the SQL. */
public record ConstantNode(boolean value) implements ExpressionNode {
    @Override
    public SqlType<?> type() {
        return SqlTypes.BOOLEAN;
    }

    @Override
    public void children(Consumer<? super Node> visit) {}

    @Override
    public void describe(Flattening key) {
        key.add(ConstantNode.class);
        key.flag(value);
    }
}
