package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.List;
import java.util.function.Consumer;

/**
 * Membership of a tuple in a list of tuples of values, whatever its length: false for an empty list, and its negation true, even
 * for NULL.
 *
 * @param columns the values of each place of the tuple, all of the same number
 */
public record InTupleListNode(TupleNode operand, List<ValueListNode> columns, boolean negated)
        implements CompositeNode {
    public InTupleListNode {
        columns = List.copyOf(columns);
    }

    @Override
    public SqlType<?> type() {
        return SqlTypes.BOOLEAN;
    }

    @Override
    public List<ExpressionNode> operands() {
        return List.of(operand);
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(operand);
        columns.forEach(visit);
    }

    @Override
    public void describe(Flattening key) {
        key.add(InTupleListNode.class);
        key.flag(negated);
        operand.describe(key);
        key.nodes(columns);
    }
}
