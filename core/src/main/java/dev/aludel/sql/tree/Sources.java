package dev.aludel.sql.tree;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the tables that a select list needs. Conditions add none: a forgotten join is an error, not a product of tables. */
final class Sources {
    private final Set<FromNode> found = new LinkedHashSet<>();

    private Sources() {}

    static List<FromNode> of(SelectNode select) {
        var sources = new Sources();
        sources.addAll(select.columns());
        sources.withoutTargets(select);
        if (sources.found.isEmpty() && !select.joins().isEmpty()) {
            // Only joined tables are selected: what they are joined to is on the other side of the conditions.
            for (JoinNode join : select.joins()) {
                sources.add(join.on());
            }
            sources.withoutTargets(select);
        }
        return List.copyOf(sources.found);
    }

    private void withoutTargets(SelectNode select) {
        for (JoinNode join : select.joins()) {
            found.remove(join.target());
        }
    }

    private void addAll(List<ExpressionNode> nodes) {
        for (ExpressionNode node : nodes) {
            add(node);
        }
    }

    private void add(ExpressionNode node) {
        switch (node) {
            case ColumnNode column -> found.add(column.table());
            case BinaryNode binary -> addAll(List.of(binary.left(), binary.right()));
            case JunctionNode junction -> addAll(junction.operands());
            case NotNode not -> add(not.operand());
            case NegateNode negate -> add(negate.operand());
            case NullTestNode test -> add(test.operand());
            case BetweenNode between -> addAll(List.of(between.operand(), between.low(), between.high()));
            case LikeNode like -> addAll(List.of(like.operand(), like.pattern()));
            case InListNode in -> add(in.operand());
            case InQueryNode in -> add(in.operand());
            case FunctionNode function -> addAll(function.arguments());
            case LabelNode label -> add(label.operand());
            // Queries inside have a FROM of their own.
            case ExistsNode exists -> {}
            case BindNode value -> {}
            case ParameterNode parameter -> {}
            case ConstantNode constant -> {}
        }
    }
}
