package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.List;

/** A time as text. */
public record TimeFormatNode(ExpressionNode operand, List<TimeField> fields) implements CompositeNode {
    public TimeFormatNode {
        fields = List.copyOf(fields);
    }

    @Override
    public SqlType<?> type() {
        return SqlTypes.TEXT;
    }

    @Override
    public List<ExpressionNode> operands() {
        return List.of(operand);
    }

    @Override
    public void describe(Flattening key) {
        key.add(TimeFormatNode.class);
        key.add(fields);
        operand.describe(key);
    }
}
