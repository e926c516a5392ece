package dev.aludel.dialect;

import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.QueryNode;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.SetNode;
import dev.aludel.sql.tree.StatementNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * The rows that a recursive query begins with. Their types are those of the whole result, so a dialect converts a column whose first
 * values have less room than what the steps add. Stateless.
 */
final class RecursiveStart {
    private RecursiveStart() {}

    /**
     * The recursive query with other columns in what it begins with.
     *
     * @param conversion what becomes of a column, and what the step selects for it
     */
    static StatementNode converted(StatementNode recursive, BinaryOperator<ExpressionNode> conversion) {
        if (!(recursive instanceof SetNode set)) {
            return recursive;
        }
        QueryNode start = converted(set.left(), QueryCompiler.columnsOf(set.right()), conversion);
        return start.equals(set.left()) ? set : set.withLeft(start);
    }

    private static QueryNode converted(
            QueryNode start, List<ExpressionNode> step, BinaryOperator<ExpressionNode> conversion) {
        return switch (start) {
            case SelectNode select -> {
                List<ExpressionNode> columns = converted(select.columns(), step, conversion);
                yield columns.equals(select.columns()) ? select : select.withColumns(columns);
            }
            case SetNode set ->
                new SetNode(
                        set.kind(),
                        set.all(),
                        converted(set.left(), step, conversion),
                        converted(set.right(), step, conversion),
                        set.orderBy(),
                        set.limit(),
                        set.offset());
            default -> start;
        };
    }

    private static List<ExpressionNode> converted(
            List<ExpressionNode> start, List<ExpressionNode> step, BinaryOperator<ExpressionNode> conversion) {
        if (start.size() != step.size()) {
            return start;
        }
        List<ExpressionNode> columns = new ArrayList<>(start.size());
        for (int i = 0; i < start.size(); i++) {
            ExpressionNode column = start.get(i);
            ExpressionNode bare = LabelNode.bare(column);
            ExpressionNode wide = conversion.apply(bare, LabelNode.bare(step.get(i)));
            columns.add(
                    wide.equals(bare)
                            ? column
                            : column instanceof LabelNode label ? new LabelNode(wide, label.label()) : wide);
        }
        return columns;
    }
}
