package dev.aludel.sql;

import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.JoinNode;
import dev.aludel.sql.tree.LinkedTable;
import dev.aludel.sql.tree.SelectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a SELECT selects from: the half of {@link Chain} about tables and joins. Immutable and thread-safe.
 *
 * @param <T> what a row is read as
 * @param <S> the query's own class
 */
@CheckReturnValue
public abstract sealed class SelectFrom<T, S extends Chain<T, S>> permits Chain {
    private final SelectNode tree;
    private final List<Expression<?>> columns;
    private final RowDecoder<T> decoder;
    private final List<QueryOption> options;

    SelectFrom(SelectNode tree, List<Expression<?>> columns, RowDecoder<T> decoder, List<QueryOption> options) {
        this.tree = tree;
        this.columns = columns;
        this.decoder = decoder;
        this.options = options;
    }

    abstract S with(SelectNode tree, List<QueryOption> options);

    public final SelectNode tree() {
        return tree;
    }

    public final List<Expression<?>> columns() {
        return columns;
    }

    public final RowDecoder<T> decoder() {
        return decoder;
    }

    public final List<QueryOption> options() {
        return options;
    }

    /** What to select from, in place of the tables of the selected columns. */
    public final S from(FromItem... items) {
        SelectNode changed = tree.plusFrom(FromItem.nodes(items));
        for (FromItem item : items) {
            changed = known(changed, item);
        }
        return with(changed);
    }

    /** These belong to the query around this one: they are not selected from here, though columns of them are selected. */
    public final S correlate(FromItem... items) {
        return with(tree.plusCorrelated(FromItem.nodes(items)));
    }

    public final S join(FromItem target, BooleanExpression on) {
        return join(JoinNode.Kind.INNER, target, on.bare());
    }

    /** Keeps the rows of what stands before that have no partner. */
    public final S leftJoin(FromItem target, BooleanExpression on) {
        return join(JoinNode.Kind.LEFT, target, on.bare());
    }

    /** Keeps the rows of the target that have no partner. */
    public final S rightJoin(FromItem target, BooleanExpression on) {
        return join(JoinNode.Kind.RIGHT, target, on.bare());
    }

    /** Keeps the rows of both sides that have no partner. */
    public final S fullJoin(FromItem target, BooleanExpression on) {
        return join(JoinNode.Kind.FULL, target, on.bare());
    }

    /** Every row with every row of the target. */
    public final S crossJoin(FromItem target) {
        return join(JoinNode.Kind.CROSS, target, null);
    }

    /**
     * Joins by the one foreign key that leads from the query's tables to this one, or back.
     *
     * @throws dev.aludel.error.InvalidStatementException if there is none, or more than one
     */
    public final S join(TableSource target) {
        return join(JoinNode.Kind.INNER, target, ForeignKeyJoin.on(tables(), target));
    }

    /** {@link #join(TableSource)} that keeps the rows of what stands before that have no partner. */
    public final S leftJoin(TableSource target) {
        return join(JoinNode.Kind.LEFT, target, ForeignKeyJoin.on(tables(), target));
    }

    public final S join(JoinPath path) {
        return join(JoinNode.Kind.INNER, path.target(), path.on().bare());
    }

    public final S leftJoin(JoinPath path) {
        return join(JoinNode.Kind.LEFT, path.target(), path.on().bare());
    }

    public final S join(JoinPath path, TableSource alias) {
        return join(path.to(alias));
    }

    public final S leftJoin(JoinPath path, TableSource alias) {
        return leftJoin(path.to(alias));
    }

    final S with(SelectNode changed) {
        return with(changed, options);
    }

    private S join(JoinNode.Kind kind, FromItem target, @Nullable ExpressionNode on) {
        return with(known(tree.plusJoin(new JoinNode(kind, target.fromNode(), on)), target));
    }

    private static SelectNode known(SelectNode select, FromItem item) {
        return item instanceof TableSource table ? select.plusTable(table) : select;
    }

    /** The tables that were named or joined, and if none was named, those of the selected columns. */
    private List<LinkedTable> tables() {
        List<LinkedTable> all = new ArrayList<>(tree.tables());
        if (tree.from().isEmpty()) {
            for (Expression<?> column : columns) {
                if (column instanceof ColumnExpression<?> known
                        && all.stream()
                                .noneMatch(table ->
                                        table.fromNode().equals(known.source().fromNode()))) {
                    all.add(known.source());
                }
            }
        }
        return all;
    }
}
