package dev.aludel.sql.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT.
 *
 * @param from what was named explicitly; when empty, the tables of the columns that are not joined
 * @param where conditions that must all hold
 * @param having conditions that must all hold for a group
 */
public record SelectNode(
        List<ExpressionNode> columns,
        boolean distinct,
        List<FromNode> from,
        List<JoinNode> joins,
        List<ExpressionNode> where,
        List<ExpressionNode> groupBy,
        List<ExpressionNode> having,
        List<OrderNode> orderBy,
        @Nullable ExpressionNode limit,
        @Nullable ExpressionNode offset,
        LockMode lock)
        implements QueryNode {
    public SelectNode {
        columns = List.copyOf(columns);
        from = List.copyOf(from);
        joins = List.copyOf(joins);
        where = List.copyOf(where);
        groupBy = List.copyOf(groupBy);
        having = List.copyOf(having);
        orderBy = List.copyOf(orderBy);
    }

    /** Only a select list. */
    public static SelectNode of(List<ExpressionNode> columns) {
        return new SelectNode(
                columns,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                LockMode.NONE);
    }

    /** What stands in FROM before the joins: what was named, or what the columns need. */
    public List<FromNode> sources() {
        return from.isEmpty() ? Sources.of(this) : from;
    }

    public SelectNode withColumns(List<ExpressionNode> list) {
        return new SelectNode(list, distinct, from, joins, where, groupBy, having, orderBy, limit, offset, lock);
    }

    public SelectNode withDistinct() {
        return new SelectNode(columns, true, from, joins, where, groupBy, having, orderBy, limit, offset, lock);
    }

    public SelectNode plusFrom(List<FromNode> more) {
        return new SelectNode(
                columns, distinct, plus(from, more), joins, where, groupBy, having, orderBy, limit, offset, lock);
    }

    public SelectNode plusJoin(JoinNode join) {
        return new SelectNode(
                columns,
                distinct,
                from,
                plus(joins, List.of(join)),
                where,
                groupBy,
                having,
                orderBy,
                limit,
                offset,
                lock);
    }

    public SelectNode plusWhere(List<ExpressionNode> more) {
        return new SelectNode(
                columns, distinct, from, joins, plus(where, more), groupBy, having, orderBy, limit, offset, lock);
    }

    public SelectNode plusGroupBy(List<ExpressionNode> more) {
        return new SelectNode(
                columns, distinct, from, joins, where, plus(groupBy, more), having, orderBy, limit, offset, lock);
    }

    public SelectNode plusHaving(List<ExpressionNode> more) {
        return new SelectNode(
                columns, distinct, from, joins, where, groupBy, plus(having, more), orderBy, limit, offset, lock);
    }

    public SelectNode plusOrderBy(List<OrderNode> more) {
        return new SelectNode(
                columns, distinct, from, joins, where, groupBy, having, plus(orderBy, more), limit, offset, lock);
    }

    public SelectNode withoutOrder() {
        return new SelectNode(columns, distinct, from, joins, where, groupBy, having, List.of(), limit, offset, lock);
    }

    public SelectNode withLimit(ExpressionNode rows) {
        return new SelectNode(columns, distinct, from, joins, where, groupBy, having, orderBy, rows, offset, lock);
    }

    public SelectNode withOffset(ExpressionNode rows) {
        return new SelectNode(columns, distinct, from, joins, where, groupBy, having, orderBy, limit, rows, lock);
    }

    public SelectNode withLock(LockMode mode) {
        return new SelectNode(columns, distinct, from, joins, where, groupBy, having, orderBy, limit, offset, mode);
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        columns.forEach(visit);
        from.forEach(visit);
        joins.forEach(visit);
        where.forEach(visit);
        groupBy.forEach(visit);
        having.forEach(visit);
        orderBy.forEach(visit);
        if (limit != null) {
            visit.accept(limit);
        }
        if (offset != null) {
            visit.accept(offset);
        }
    }

    @Override
    public void describe(Flattening key) {
        key.add(SelectNode.class);
        key.flag(distinct);
        key.add(lock);
        key.nodes(columns);
        key.nodes(from);
        key.nodes(joins);
        key.nodes(where);
        key.nodes(groupBy);
        key.nodes(having);
        key.nodes(orderBy);
        key.optional(limit);
        key.optional(offset);
    }

    private static <N> List<N> plus(List<N> some, List<N> more) {
        if (some.isEmpty()) {
            return more;
        }
        List<N> all = new ArrayList<>(some.size() + more.size());
        all.addAll(some);
        all.addAll(more);
        return all;
    }
}
