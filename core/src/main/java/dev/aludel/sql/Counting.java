package dev.aludel.sql;

import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.DerivedNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.LockMode;
import dev.aludel.sql.tree.QueryNode;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.SetNode;
import java.util.ArrayList;
import java.util.List;

/** Makes the query that counts the rows of another one. */
final class Counting {
    private Counting() {}

    static SelectNode rows(QueryNode query, ExpressionNode count) {
        if (query instanceof SelectNode select) {
            var unlocked = select.withLock(LockMode.NONE);
            return plain(unlocked) ? replaced(unlocked, count) : around(relabelled(unlocked), count);
        }
        if (query instanceof SetNode set && set.limit() == null && set.offset() == null) {
            var plain = new SetNode(set.kind(), set.all(), set.left(), set.right(), List.of(), null, null);
            return around(ColumnNaming.numbered(plain), count);
        }
        return around(query, count);
    }

    /** Whether each row that the conditions leave is one row of the result. */
    private static boolean plain(SelectNode select) {
        return !select.distinct()
                && select.groupBy().isEmpty()
                && select.groupings().isEmpty()
                && select.distinctOn().isEmpty()
                && select.having().isEmpty()
                && select.limit() == null
                && select.offset() == null
                && select.columns().stream().noneMatch(Counting::mayAggregate);
    }

    private static boolean mayAggregate(ExpressionNode column) {
        return switch (column) {
            case FunctionNode function ->
                function.function().aggregate() || function.arguments().stream().anyMatch(Counting::mayAggregate);
            case LabelNode label -> mayAggregate(label.operand());
            case ColumnNode ignored -> false;
            case BindNode ignored -> false;
            // Something larger: it may have an aggregate inside.
            default -> true;
        };
    }

    private static SelectNode replaced(SelectNode select, ExpressionNode count) {
        var sources = select.sources();
        var counting = select.withColumns(List.of(count)).withoutOrder();
        return select.from().isEmpty() ? counting.plusFrom(sources) : counting;
    }

    /** With a name of its own for each column: not every database lets two columns of an inner query have one name. */
    private static SelectNode relabelled(SelectNode select) {
        if (select.limit() != null || select.offset() != null) {
            return select;
        }
        List<ExpressionNode> columns = new ArrayList<>(select.columns().size());
        for (ExpressionNode column : select.columns()) {
            var bare = LabelNode.bare(column);
            columns.add(new LabelNode(bare, "c" + (columns.size() + 1)));
        }
        return select.withColumns(columns).withoutOrder();
    }

    private static SelectNode around(QueryNode query, ExpressionNode count) {
        return SelectNode.of(List.of(count)).plusFrom(List.of(new DerivedNode(query, "counted", false)));
    }
}
