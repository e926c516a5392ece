package dev.aludel.sql.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A DELETE.
 *
 * @param using what else its conditions refer to
 * @param joins what is joined to {@code using}
 * @param where conditions that must all hold; none for every row
 * @param orderBy which rows come first, for the limit
 * @param limit how many rows at most, or null
 * @param returning what comes back for each row; empty for nothing
 */
public record DeleteNode(
        TableNode table,
        List<FromNode> using,
        List<JoinNode> joins,
        List<ExpressionNode> where,
        List<OrderNode> orderBy,
        @Nullable ExpressionNode limit,
        List<ExpressionNode> returning)
        implements StatementNode {
    public DeleteNode {
        using = List.copyOf(using);
        joins = List.copyOf(joins);
        where = List.copyOf(where);
        orderBy = List.copyOf(orderBy);
        returning = List.copyOf(returning);
    }

    /** From one table alone. */
    public DeleteNode(TableNode table, List<ExpressionNode> where, List<ExpressionNode> returning) {
        this(table, List.of(), List.of(), where, List.of(), null, returning);
    }

    /** Whether it refers to more than the table that it deletes from. */
    public boolean joined() {
        return !using.isEmpty();
    }

    public DeleteNode plusUsing(List<FromNode> more) {
        List<FromNode> all = new ArrayList<>(using);
        all.addAll(more);
        return new DeleteNode(table, all, joins, where, orderBy, limit, returning);
    }

    public DeleteNode plusJoin(JoinNode join) {
        List<JoinNode> all = new ArrayList<>(joins);
        all.add(join);
        return new DeleteNode(table, using, all, where, orderBy, limit, returning);
    }

    public DeleteNode plusWhere(List<ExpressionNode> more) {
        List<ExpressionNode> all = new ArrayList<>(where);
        all.addAll(more);
        return new DeleteNode(table, using, joins, all, orderBy, limit, returning);
    }

    public DeleteNode plusOrderBy(List<OrderNode> more) {
        List<OrderNode> all = new ArrayList<>(orderBy);
        all.addAll(more);
        return new DeleteNode(table, using, joins, where, all, limit, returning);
    }

    public DeleteNode withLimit(ExpressionNode rows) {
        return new DeleteNode(table, using, joins, where, orderBy, rows, returning);
    }

    public DeleteNode withReturning(List<ExpressionNode> expressions) {
        return new DeleteNode(table, using, joins, where, orderBy, limit, expressions);
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(table);
        using.forEach(visit);
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
        key.add(DeleteNode.class);
        table.describe(key);
        key.nodes(using);
        key.nodes(joins);
        key.nodes(where);
        key.nodes(orderBy);
        key.optional(limit);
        key.nodes(returning);
    }
}
