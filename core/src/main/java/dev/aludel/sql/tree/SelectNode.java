package dev.aludel.sql.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A SELECT. Its clauses are empty lists where they are not there; the conditions of WHERE and of HAVING must all hold. */
public final class SelectNode implements QueryNode {
    private final SelectParts parts;
    /** Found once, when first needed; two threads that do it at once find the same. */
    private @Nullable List<FromNode> sources;

    private SelectNode(SelectParts parts) {
        this.parts = parts;
    }

    /** Only a select list. */
    public static SelectNode of(List<ExpressionNode> columns) {
        var parts = new SelectParts();
        parts.columns = List.copyOf(columns);
        return new SelectNode(parts);
    }

    public List<ExpressionNode> columns() {
        return parts.columns;
    }

    public boolean distinct() {
        return parts.distinct;
    }

    /** The first row of those that are equal here. */
    public List<ExpressionNode> distinctOn() {
        return parts.distinctOn;
    }

    public List<HintNode> hints() {
        return parts.hints;
    }

    /** Common tables that are defined though nothing may refer to them: changes of rows. */
    public List<CteNode> with() {
        return parts.with;
    }

    /** What was named explicitly; when empty, the tables of the columns that are not joined. */
    public List<FromNode> from() {
        return parts.from;
    }

    /** The tables that were named or joined, as they know their foreign keys: no part of the SQL. */
    public List<LinkedTable> tables() {
        return parts.tables;
    }

    /** What belongs to the query around this one, and is not selected from here. */
    public List<FromNode> correlated() {
        return parts.correlated;
    }

    public List<JoinNode> joins() {
        return parts.joins;
    }

    public List<ExpressionNode> where() {
        return parts.where;
    }

    public List<ExpressionNode> groupBy() {
        return parts.groupBy;
    }

    public List<GroupingNode> groupings() {
        return parts.groupings;
    }

    public List<ExpressionNode> having() {
        return parts.having;
    }

    /** The windows that have names. */
    public List<WindowNode> windows() {
        return parts.windows;
    }

    public List<OrderNode> orderBy() {
        return parts.orderBy;
    }

    public @Nullable ExpressionNode limit() {
        return parts.limit;
    }

    public @Nullable ExpressionNode offset() {
        return parts.offset;
    }

    /** Whether rows that are equal to the last one of the limit come as well. */
    public boolean withTies() {
        return parts.withTies;
    }

    public LockMode lock() {
        return parts.lock;
    }

    public LockWait lockWait() {
        return parts.lockWait;
    }

    /** What is locked; none for all that is selected from. */
    public List<FromNode> lockOf() {
        return parts.lockOf;
    }

    /** What stands in FROM before the joins: what was named, or what the columns need. */
    public List<FromNode> sources() {
        if (!parts.from.isEmpty()) {
            return parts.from;
        }
        List<FromNode> known = sources;
        if (known == null) {
            known = Sources.of(this);
            sources = known;
        }
        return known;
    }

    /** Whether it is more than one SELECT could be that stands between others without parentheses. */
    public boolean ordered() {
        return !parts.orderBy.isEmpty() || parts.limit != null || parts.offset != null || parts.lock != LockMode.NONE;
    }

    public SelectNode withColumns(List<ExpressionNode> list) {
        return changed(copy -> copy.columns = List.copyOf(list));
    }

    public SelectNode withDistinct() {
        return changed(copy -> copy.distinct = true);
    }

    public SelectNode plusDistinctOn(List<ExpressionNode> more) {
        return changed(copy -> copy.distinctOn = plus(copy.distinctOn, more));
    }

    public SelectNode plusHint(HintNode hint) {
        return changed(copy -> copy.hints = plus(copy.hints, List.of(hint)));
    }

    public SelectNode plusWith(List<CteNode> more) {
        return changed(copy -> copy.with = plus(copy.with, more));
    }

    public SelectNode plusFrom(List<FromNode> more) {
        return changed(copy -> copy.from = plus(copy.from, more));
    }

    public SelectNode plusTable(LinkedTable table) {
        return changed(copy -> copy.tables = plus(copy.tables, List.of(table)));
    }

    public SelectNode plusCorrelated(List<FromNode> more) {
        return changed(copy -> copy.correlated = plus(copy.correlated, more));
    }

    public SelectNode plusJoin(JoinNode join) {
        return changed(copy -> copy.joins = plus(copy.joins, List.of(join)));
    }

    public SelectNode plusWhere(List<ExpressionNode> more) {
        return changed(copy -> copy.where = plus(copy.where, more));
    }

    public SelectNode plusGroupBy(List<ExpressionNode> more) {
        return changed(copy -> copy.groupBy = plus(copy.groupBy, more));
    }

    public SelectNode plusGrouping(List<GroupingNode> more) {
        return changed(copy -> copy.groupings = plus(copy.groupings, more));
    }

    public SelectNode plusHaving(List<ExpressionNode> more) {
        return changed(copy -> copy.having = plus(copy.having, more));
    }

    public SelectNode plusWindows(List<WindowNode> more) {
        return changed(copy -> copy.windows = plus(copy.windows, more));
    }

    public SelectNode plusOrderBy(List<OrderNode> more) {
        return changed(copy -> copy.orderBy = plus(copy.orderBy, more));
    }

    public SelectNode withoutOrder() {
        return changed(copy -> copy.orderBy = List.of());
    }

    public SelectNode withLimit(ExpressionNode rows) {
        return changed(copy -> copy.limit = rows);
    }

    public SelectNode withOffset(ExpressionNode rows) {
        return changed(copy -> copy.offset = rows);
    }

    public SelectNode withTies(boolean ties) {
        return changed(copy -> copy.withTies = ties);
    }

    public SelectNode withLock(LockMode mode) {
        return changed(copy -> copy.lock = mode);
    }

    public SelectNode withLock(LockWait wait) {
        return changed(copy -> copy.lockWait = wait);
    }

    public SelectNode plusLockOf(List<FromNode> more) {
        return changed(copy -> copy.lockOf = plus(copy.lockOf, more));
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        parts.with.forEach(visit);
        parts.distinctOn.forEach(visit);
        parts.columns.forEach(visit);
        sources().forEach(visit);
        parts.joins.forEach(visit);
        parts.where.forEach(visit);
        parts.groupBy.forEach(visit);
        parts.groupings.forEach(visit);
        parts.having.forEach(visit);
        parts.windows.forEach(visit);
        parts.orderBy.forEach(visit);
        if (parts.limit != null) {
            visit.accept(parts.limit);
        }
        if (parts.offset != null) {
            visit.accept(parts.offset);
        }
    }

    @Override
    public void describe(Flattening key) {
        key.add(SelectNode.class);
        parts.describe(key);
        if (parts.from.isEmpty()) {
            describeSources(key);
        }
    }

    /** Tables follow from the columns; what is behind the name of something else does not. */
    private void describeSources(Flattening key) {
        List<FromNode> all = sources();
        for (int i = 0; i < all.size(); i++) {
            if (!(all.get(i) instanceof TableNode)) {
                all.get(i).describe(key);
            }
        }
    }

    private SelectNode changed(Consumer<SelectParts> change) {
        var copy = new SelectParts(parts);
        change.accept(copy);
        return new SelectNode(copy);
    }

    private static <N> List<N> plus(List<N> some, List<N> more) {
        if (some.isEmpty()) {
            return List.copyOf(more);
        }
        List<N> all = new ArrayList<>(some.size() + more.size());
        all.addAll(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
