package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.List;

/** Several values as one: {@code (a, b)}. */
public record TupleNode(List<ExpressionNode> operands) implements CompositeNode {
    public TupleNode {
        operands = List.copyOf(operands);
    }

    @Override
    public SqlType<?> type() {
        return SqlTypes.UNKNOWN;
    }

    @Override
    public void describe(Flattening key) {
        key.add(TupleNode.class);
        key.nodes(operands);
    }
}
