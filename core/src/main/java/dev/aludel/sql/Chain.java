package dev.aludel.sql;

import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FromNode;
import dev.aludel.sql.tree.JoinNode;
import dev.aludel.sql.tree.LockMode;
import dev.aludel.sql.tree.OrderNode;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The clauses of a SELECT, shared by {@link Select} and its family. Each method returns a new query; a query is immutable
 * and may be shared by threads and executed any number of times.
 *
 * <p>Without {@link #from} the tables of the selected columns are selected from, but for those that are joined. Tables that
 * only a condition mentions are never added silently.
 *
 * @param <T> what a row is read as
 * @param <S> the query's own class
 */
@CheckReturnValue
public abstract sealed class Chain<T, S extends Chain<T, S>> implements Query<T>
        permits Select,
                Select2,
                Select3,
                Select4,
                Select5,
                Select6,
                Select7,
                Select8,
                Select9,
                Select10,
                Select11,
                Select12 {
    private final SelectNode tree;
    private final List<Expression<?>> columns;
    private final RowDecoder<T> decoder;
    private final List<QueryOption> options;

    Chain(SelectNode tree, List<Expression<?>> columns, RowDecoder<T> decoder, List<QueryOption> options) {
        this.tree = tree;
        this.columns = columns;
        this.decoder = decoder;
        this.options = options;
    }

    /** A query of several items, read as rows. */
    Chain(Items items, RowDecoder<T> decoder) {
        this(SelectNode.of(nodes(items.columns())), items.columns(), decoder, List.of());
    }

    abstract S with(SelectNode tree, List<QueryOption> options);

    @Override
    public final SelectNode tree() {
        return tree;
    }

    @Override
    public final List<Expression<?>> columns() {
        return columns;
    }

    @Override
    public final RowDecoder<T> decoder() {
        return decoder;
    }

    @Override
    public final List<QueryOption> options() {
        return options;
    }

    /** Equal rows once. */
    public final S distinct() {
        return with(tree.withDistinct());
    }

    /** What to select from, in place of the tables of the selected columns. */
    public final S from(FromItem... items) {
        List<FromNode> nodes = new ArrayList<>(items.length);
        for (FromItem item : items) {
            nodes.add(item.fromNode());
        }
        return with(tree.plusFrom(nodes));
    }

    public final S join(FromItem target, BooleanExpression on) {
        return join(JoinNode.Kind.INNER, target, on);
    }

    public final S leftJoin(FromItem target, BooleanExpression on) {
        return join(JoinNode.Kind.LEFT, target, on);
    }

    public final S join(JoinPath path) {
        return join(JoinNode.Kind.INNER, path.target(), path.on());
    }

    public final S leftJoin(JoinPath path) {
        return join(JoinNode.Kind.LEFT, path.target(), path.on());
    }

    public final S join(JoinPath path, TableSource alias) {
        return join(path.to(alias));
    }

    public final S leftJoin(JoinPath path, TableSource alias) {
        return leftJoin(path.to(alias));
    }

    /** Rows for which all of the conditions hold, and all given before. */
    public final S where(BooleanExpression... conditions) {
        return with(tree.plusWhere(BooleanExpression.nodes(conditions)));
    }

    /** One row for each group; a selectable of several columns adds them all. */
    public final S groupBy(Selectable<?>... keys) {
        List<ExpressionNode> nodes = new ArrayList<>(keys.length);
        for (Selectable<?> key : keys) {
            for (Expression<?> column : key.columns()) {
                nodes.add(column.bare());
            }
        }
        return with(tree.plusGroupBy(nodes));
    }

    /** Groups for which all of the conditions hold, and all given before. */
    public final S having(BooleanExpression... conditions) {
        return with(tree.plusHaving(BooleanExpression.nodes(conditions)));
    }

    /** Further keys to order by; an expression alone is ascending. */
    public final S orderBy(Sortable... keys) {
        List<OrderNode> nodes = new ArrayList<>(keys.length);
        for (Sortable key : keys) {
            nodes.add(key.order().node());
        }
        return with(tree.plusOrderBy(nodes));
    }

    /** At most so many rows. */
    public final S limit(long rows) {
        return with(tree.withLimit(count(rows, "limit")));
    }

    /** Leaves out the first rows. */
    public final S offset(long rows) {
        return with(tree.withOffset(count(rows, "offset")));
    }

    /** Locks the rows until the end of the transaction. */
    public final S forUpdate() {
        return with(tree.withLock(LockMode.UPDATE));
    }

    /** Adds options for whoever executes the query. */
    public final S load(QueryOption... more) {
        List<QueryOption> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return with(tree, List.copyOf(all));
    }

    /** Turns each row into something else. */
    public final <R> Select<R> map(Function<? super T, ? extends R> function) {
        RowDecoder<T> inner = decoder;
        return projected((row, offset, scope) -> {
            T value = inner.decode(row, offset, scope);
            return value == null ? null : function.apply(value);
        });
    }

    final <R> Select<R> projected(RowDecoder<R> other) {
        return new Select<>(tree, columns, other, options);
    }

    @Override
    public final String toString() {
        return Printing.print(tree);
    }

    private S with(SelectNode changed) {
        return with(changed, options);
    }

    private S join(JoinNode.Kind kind, FromItem target, BooleanExpression on) {
        return with(tree.plusJoin(new JoinNode(kind, target.fromNode(), on.bare())));
    }

    private static BindNode count(long rows, String clause) {
        if (rows < 0) {
            throw new IllegalArgumentException(clause + " is 0 or more, not " + rows);
        }
        return new BindNode(SqlTypes.BIGINT, rows);
    }

    static List<ExpressionNode> nodes(List<Expression<?>> columns) {
        List<ExpressionNode> nodes = new ArrayList<>(columns.size());
        for (Expression<?> column : columns) {
            nodes.add(column.node());
        }
        return nodes;
    }
}
