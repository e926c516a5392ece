package dev.aludel.sql.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An UPDATE.
 *
 * @param from what else its conditions and new values refer to
 * @param joins what is joined to {@code from}
 * @param where conditions that must all hold; none for every row
 * @param orderBy which rows come first, for the limit
 * @param limit how many rows at most, or null
 * @param returning what comes back for each row; empty for nothing
 */
public record UpdateNode(
        TableNode table,
        List<AssignmentNode> assignments,
        List<FromNode> from,
        List<JoinNode> joins,
        List<ExpressionNode> where,
        List<OrderNode> orderBy,
        @Nullable ExpressionNode limit,
        List<ExpressionNode> returning)
        implements StatementNode {
    public UpdateNode {
        assignments = List.copyOf(assignments);
        from = List.copyOf(from);
        joins = List.copyOf(joins);
        where = List.copyOf(where);
        orderBy = List.copyOf(orderBy);
        returning = List.copyOf(returning);
    }

    /** Of one table alone. */
    public UpdateNode(
            TableNode table,
            List<AssignmentNode> assignments,
            List<ExpressionNode> where,
            List<ExpressionNode> returning) {
        this(table, assignments, List.of(), List.of(), where, List.of(), null, returning);
    }

    /** Whether it refers to more than the table that it changes. */
    public boolean joined() {
        return !from.isEmpty();
    }

    public UpdateNode plusFrom(List<FromNode> more) {
        List<FromNode> all = new ArrayList<>(from);
        all.addAll(more);
        return new UpdateNode(table, assignments, all, joins, where, orderBy, limit, returning);
    }

    public UpdateNode plusJoin(JoinNode join) {
        List<JoinNode> all = new ArrayList<>(joins);
        all.add(join);
        return new UpdateNode(table, assignments, from, all, where, orderBy, limit, returning);
    }

    public UpdateNode plusWhere(List<ExpressionNode> more) {
        List<ExpressionNode> all = new ArrayList<>(where);
        all.addAll(more);
        return new UpdateNode(table, assignments, from, joins, all, orderBy, limit, returning);
    }

    public UpdateNode plusOrderBy(List<OrderNode> more) {
        List<OrderNode> all = new ArrayList<>(orderBy);
        all.addAll(more);
        return new UpdateNode(table, assignments, from, joins, where, all, limit, returning);
    }

    public UpdateNode withLimit(ExpressionNode rows) {
        return new UpdateNode(table, assignments, from, joins, where, orderBy, rows, returning);
    }

    public UpdateNode withReturning(List<ExpressionNode> expressions) {
        return new UpdateNode(table, assignments, from, joins, where, orderBy, limit, expressions);
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(table);
        assignments.forEach(visit);
        from.forEach(visit);
        joins.forEach(visit);
        where.forEach(visit);
        orderBy.forEach(visit);
        if (limit != null) {
            visit.accept(limit);
        }
        returning.forEach(visit);
    }

    @Override
    public void describe(Flattening key) {
        key.add(UpdateNode.class);
        table.describe(key);
        key.nodes(assignments);
        key.nodes(from);
        key.nodes(joins);
        key.nodes(where);
        key.nodes(orderBy);
        key.optional(limit);
        key.nodes(returning);
    }
}
