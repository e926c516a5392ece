package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.UpsertNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An INSERT that does not say yet what to do about a row that is there already. Immutable and thread-safe. */
@CheckReturnValue
public final class OnConflict {
    private final TableSource table;
    private final InsertNode tree;
    private final List<ColumnNode> target;
    private final List<ExpressionNode> targetWhere;
    private final @Nullable String constraint;

    OnConflict(
            TableSource table,
            InsertNode tree,
            List<ColumnNode> target,
            List<ExpressionNode> targetWhere,
            @Nullable String constraint) {
        this.table = table;
        this.tree = tree;
        this.target = target;
        this.targetWhere = targetWhere;
        this.constraint = constraint;
    }

    /** The conditions of the unique index that is meant, if it is over a part of the rows only. */
    public OnConflict where(BooleanExpression... conditions) {
        return new OnConflict(table, tree, target, BooleanExpression.nodes(conditions), constraint);
    }

    /** Leaves the row as it is. */
    public Upsert doNothing() {
        return upsert(List.of());
    }

    /**
     * Changes the row: {@code doUpdate(STOCK.copies.to(STOCK.copies.plus(excluded(STOCK.copies))))}.
     *
     * @throws InvalidStatementException if nothing is assigned
     */
    public Upsert doUpdate(Assignment... assignments) {
        List<Assignment> all = Arrays.asList(assignments);
        Assignments.check(table, all, "UPDATE");
        return upsert(all);
    }

    /**
     * Gives these columns of the row the values that were to be inserted.
     *
     * @throws InvalidStatementException if one of them is not inserted
     */
    public Upsert update(ColumnExpression<?> first, ColumnExpression<?>... more) {
        List<ColumnExpression<?>> columns = new ArrayList<>();
        columns.add(first);
        columns.addAll(Arrays.asList(more));
        List<Assignment> assignments = new ArrayList<>();
        for (ColumnExpression<?> column : columns) {
            if (!tree.columns().contains(column.columnNode())) {
                throw new InvalidStatementException(
                        "an upsert updates " + column.qualifiedName() + ", to which the INSERT gives no value",
                        "assign it in the INSERT as well, or say doUpdate(..)");
            }
            assignments.add(Assignment.excluded(column));
        }
        Assignments.check(table, assignments, "UPDATE");
        return upsert(assignments);
    }

    private Upsert upsert(List<Assignment> assignments) {
        return new Upsert(
                table,
                tree.withUpsert(new UpsertNode(
                        target,
                        targetWhere,
                        constraint,
                        ColumnFill.complete(table, assignments.isEmpty() ? Map.of() : table.renewals(), assignments)
                                .stream()
                                .map(Assignment::node)
                                .toList(),
                        List.of(),
                        others())));
    }

    /** The unique keys that are not meant, and that the new rows have values for. */
    private List<List<String>> others() {
        Set<String> meant = names(target);
        Set<String> inserted = names(tree.columns());
        return target.isEmpty()
                ? List.of()
                : table.uniqueColumns().stream()
                        .filter(key -> inserted.containsAll(key) && !meant.equals(Set.copyOf(key)))
                        .toList();
    }

    private static Set<String> names(List<ColumnNode> columns) {
        return columns.stream().map(ColumnNode::name).collect(Collectors.toSet());
    }
}
