package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.function.Consumer;

/** A place whose value each row of a batch supplies. */
public record ParameterNode(int index, SqlType<?> type) implements ExpressionNode, TextPart {
    public ParameterNode {
        if (index < 0) {
            throw new IllegalArgumentException("parameters are counted from 0");
        }
    }

    @Override
    public void children(Consumer<? super Node> visit) {}

    @Override
    public void describe(Flattening key) {
        key.add(ParameterNode.class);
        key.count(index);
        key.type(type);
    }
}
