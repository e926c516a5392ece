package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;

/** Membership of a tuple in a list of tuples: false for an empty list, and its negation true, even for NULL. */
public record InTuplesNode(TupleNode operand, List<TupleNode> tuples, boolean negated) implements CompositeNode {
    public InTuplesNode {
        tuples = List.copyOf(tuples);
    }

    @Override
    public SqlType<?> type() {
        return SqlTypes.BOOLEAN;
    }

    @Override
    public List<ExpressionNode> operands() {
        List<ExpressionNode> all = new ArrayList<>(tuples.size() + 1);
        all.add(operand);
        all.addAll(tuples);
        return all;
    }

    @Override
    public void describe(Flattening key) {
        key.add(InTuplesNode.class);
        key.flag(negated);
        operand.describe(key);
        key.nodes(tuples);
    }
}
