package dev.aludel.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The clauses of a SELECT while it is put together: written only before the {@link SelectNode} that it is given to exists. */
final class SelectParts {
    List<ExpressionNode> columns = List.of();
    boolean distinct;
    List<ExpressionNode> distinctOn = List.of();
    List<HintNode> hints = List.of();
    List<CteNode> with = List.of();
    List<FromNode> from = List.of();
    /** No part of the SQL. */
    List<LinkedTable> tables = List.of();

    List<FromNode> correlated = List.of();
    List<JoinNode> joins = List.of();
    List<ExpressionNode> where = List.of();
    List<ExpressionNode> groupBy = List.of();
    List<GroupingNode> groupings = List.of();
    List<ExpressionNode> having = List.of();
    List<WindowNode> windows = List.of();
    List<OrderNode> orderBy = List.of();

    @Nullable ExpressionNode limit;

    @Nullable ExpressionNode offset;

    boolean withTies;
    LockMode lock = LockMode.NONE;
    LockWait lockWait = LockWait.WAIT;
    List<FromNode> lockOf = List.of();

    SelectParts() {}

    SelectParts(SelectParts other) {
        columns = other.columns;
        distinct = other.distinct;
        distinctOn = other.distinctOn;
        hints = other.hints;
        with = other.with;
        from = other.from;
        tables = other.tables;
        correlated = other.correlated;
        joins = other.joins;
        where = other.where;
        groupBy = other.groupBy;
        groupings = other.groupings;
        having = other.having;
        windows = other.windows;
        orderBy = other.orderBy;
        limit = other.limit;
        offset = other.offset;
        withTies = other.withTies;
        lock = other.lock;
        lockWait = other.lockWait;
        lockOf = other.lockOf;
    }

    void describe(Flattening key) {
        key.flag(distinct);
        key.nodes(columns);
        key.nodes(from);
        key.nodes(joins);
        key.nodes(where);
        key.nodes(groupBy);
        key.nodes(having);
        key.nodes(orderBy);
        key.optional(limit);
        key.optional(offset);
        key.add(lock);
        boolean rare = !(distinctOn.isEmpty()
                && hints.isEmpty()
                && with.isEmpty()
                && correlated.isEmpty()
                && groupings.isEmpty()
                && windows.isEmpty()
                && !withTies
                && lockWait == LockWait.WAIT
                && lockOf.isEmpty());
        key.flag(rare);
        if (rare) {
            describeRare(key);
        }
    }

    private void describeRare(Flattening key) {
        key.nodes(distinctOn);
        key.add(hints);
        key.nodes(with);
        key.nodes(correlated);
        key.nodes(groupings);
        key.nodes(windows);
        key.flag(withTies);
        key.add(lockWait);
        key.nodes(lockOf);
    }
}
