package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.LockMode;
import dev.aludel.sql.tree.LockWait;
import dev.aludel.sql.tree.OrderNode;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.Arrays;
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
public abstract sealed class Chain<T, S extends Chain<T, S>> extends SelectFrom<T, S> implements Combinable<T, S>
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
    Chain(SelectNode tree, List<Expression<?>> columns, RowDecoder<T> decoder, List<QueryOption> options) {
        super(tree, columns, decoder, options);
    }

    /** A query of several items, read as rows. */
    Chain(Items items, RowDecoder<T> decoder) {
        this(SelectNode.of(nodes(items.columns())), items.columns(), decoder, List.of());
    }

    /** Equal rows once. */
    public final S distinct() {
        return with(tree().withDistinct());
    }

    /** Of the rows that are equal here the first one in the order; the keys of {@code orderBy} begin with these. */
    public final S distinctOn(Expression<?>... keys) {
        return with(tree().plusDistinctOn(
                        nodes(List.of(keys)).stream().map(LabelNode::bare).toList()));
    }

    /** Rows for which all of the conditions hold, and all given before. */
    public final S where(BooleanExpression... conditions) {
        return with(tree().plusWhere(BooleanExpression.nodes(conditions)));
    }

    /** One row for each group; a selectable of several columns adds them all. */
    public final S groupBy(Selectable<?>... keys) {
        List<ExpressionNode> nodes = new ArrayList<>(keys.length);
        for (Selectable<?> key : keys) {
            for (Expression<?> column : key.columns()) {
                nodes.add(column.bare());
            }
        }
        return with(tree().plusGroupBy(nodes));
    }

    /** Several ways of grouping at once, beside the keys given before: {@code groupBy(rollup(BOOK.shelf, BOOK.author))}. */
    public final S groupBy(Grouping... groupings) {
        return with(
                tree().plusGrouping(Arrays.stream(groupings).map(Grouping::node).toList()));
    }

    /** Groups for which all of the conditions hold, and all given before. */
    public final S having(BooleanExpression... conditions) {
        return with(tree().plusHaving(BooleanExpression.nodes(conditions)));
    }

    /**
     * Defines windows by their names, which functions {@code over} them then refer to.
     *
     * @throws InvalidStatementException if one has no name
     */
    public final S window(Window... windows) {
        for (Window window : windows) {
            if (window.node().name().isEmpty()) {
                throw new InvalidStatementException(
                        "a window that is to be defined has no name", "give it one with as(..)");
            }
        }
        return with(tree().plusWindows(Arrays.stream(windows).map(Window::node).toList()));
    }

    /** Further keys to order by; an expression alone is ascending. */
    public final S orderBy(Sortable... keys) {
        List<OrderNode> nodes = new ArrayList<>(keys.length);
        for (Sortable key : keys) {
            nodes.add(key.order().node());
        }
        return with(tree().plusOrderBy(nodes));
    }

    /** At most so many rows. */
    public final S limit(long rows) {
        return with(tree().withLimit(count(rows, "limit")));
    }

    /** Leaves out the first rows. */
    public final S offset(long rows) {
        return with(tree().withOffset(count(rows, "offset")));
    }

    /** With the rows that are equal, in the keys of {@code orderBy}, to the last one of the limit. */
    public final S withTies() {
        return with(tree().withTies(true));
    }

    /** Locks the rows until the end of the transaction, against changes and other locks. */
    public final S forUpdate() {
        return with(tree().withLock(LockMode.UPDATE));
    }

    /** Like {@link #forUpdate}, while other transactions may insert what refers to the rows. */
    public final S forNoKeyUpdate() {
        return with(tree().withLock(LockMode.NO_KEY_UPDATE));
    }

    /** Locks the rows until the end of the transaction, against changes. */
    public final S forShare() {
        return with(tree().withLock(LockMode.SHARE));
    }

    /** Locks the keys of the rows until the end of the transaction, against changes. */
    public final S forKeyShare() {
        return with(tree().withLock(LockMode.KEY_SHARE));
    }

    /**
     * Locks the rows of these only.
     *
     * @throws InvalidStatementException if nothing is locked
     */
    public final S of(FromItem... items) {
        return with(locked("of(..)").plusLockOf(FromItem.nodes(items)));
    }

    /**
     * Fails where a row is locked by another transaction, in place of waiting.
     *
     * @throws InvalidStatementException if nothing is locked
     */
    public final S noWait() {
        return with(locked("noWait()").withLock(LockWait.NO_WAIT));
    }

    /**
     * Leaves out rows that are locked by another transaction.
     *
     * @throws InvalidStatementException if nothing is locked
     */
    public final S skipLocked() {
        return with(locked("skipLocked()").withLock(LockWait.SKIP_LOCKED));
    }

    /** Adds words for a database, which stand in the program as a constant of an enumeration; see {@link Hint}. */
    public final <H extends Enum<H> & Hint> S hint(H hint) {
        return with(tree().plusHint(HintWords.node(hint)));
    }

    /** Defines common tables that nothing here selects from: those that change rows. */
    public final S with(CommonTable... tables) {
        return with(tree().plusWith(Arrays.stream(tables).map(CommonTable::cte).toList()));
    }

    /** Adds options for whoever executes the query. */
    public final S load(QueryOption... more) {
        List<QueryOption> all = new ArrayList<>(options());
        all.addAll(List.of(more));
        return with(tree(), List.copyOf(all));
    }

    /** Turns each row into something else. */
    public final <R> Select<R> map(Function<? super T, ? extends R> function) {
        RowDecoder<T> inner = decoder();
        return projected((row, offset, scope) -> {
            T value = inner.decode(row, offset, scope);
            return value == null ? null : function.apply(value);
        });
    }

    final <R> Select<R> projected(RowDecoder<R> other) {
        return new Select<>(tree(), columns(), other, options());
    }

    @Override
    public final String toString() {
        return Printing.print(tree());
    }

    private SelectNode locked(String method) {
        if (tree().lock() == LockMode.NONE) {
            throw new InvalidStatementException(
                    method + " of a query that locks nothing", "say forUpdate() or forShare() before it");
        }
        return tree();
    }

    static BindNode count(long rows, String clause) {
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
