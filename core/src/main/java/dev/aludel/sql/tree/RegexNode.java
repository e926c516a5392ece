package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.List;

/** Whether a regular expression matches somewhere in a text. */
public record RegexNode(ExpressionNode operand, ExpressionNode pattern, boolean ignoreCase, boolean negated)
        implements CompositeNode {
    @Override
    public SqlType<?> type() {
        return SqlTypes.BOOLEAN;
    }

    @Override
    public List<ExpressionNode> operands() {
        return List.of(operand, pattern);
    }

    @Override
    public void describe(Flattening key) {
        key.add(RegexNode.class);
        key.flag(ignoreCase);
        key.flag(negated);
        operand.describe(key);
        pattern.describe(key);
    }
}
