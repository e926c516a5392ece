package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.List;
import java.util.function.Consumer;

/** Two or more conditions, joined by AND or by OR. */
public record JunctionNode(boolean all, List<ExpressionNode> operands) implements ExpressionNode {
    public JunctionNode {
        operands = List.copyOf(operands);
    }

    @Override
    public SqlType<?> type() {
        return SqlTypes.BOOLEAN;
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        operands.forEach(visit);
    }

    @Override
    public void describe(Flattening key) {
        key.add(JunctionNode.class);
        key.flag(all);
        key.nodes(operands);
    }
}
