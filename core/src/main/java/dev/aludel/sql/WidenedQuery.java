package dev.aludel.sql;

import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.JoinNode;
import dev.aludel.sql.tree.LockMode;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.StatementNode;
import dev.aludel.type.RowReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query that reads in its own statement what belongs to its rows in other tables, one row there at most for each of its
 * own. Its rows are those of the query. Immutable and, as long as the readers are, thread-safe.
 *
 * @param <T> what a row is read as
 */
public final class WidenedQuery<T> implements Query<T> {
    private final Query<T> query;
    private final SelectNode tree;
    private final List<Expression<?>> columns;
    private final List<Side> sides;

    /**
     * What stands beside the rows of a query.
     *
     * @param table an alias that the query does not have
     * @param on which row of it belongs to a row of the query, one at most
     * @param reader what its columns are given to, row by row; all of them are NULL where there is none
     */
    public record Side(TableSource table, BooleanExpression on, SideReader reader) {}

    /** Reads what stands beside the current row, from the column at that index on. */
    @FunctionalInterface
    public interface SideReader {
        void read(RowReader row, int offset);
    }

    private WidenedQuery(Query<T> query, SelectNode tree, List<Expression<?>> columns, List<Side> sides) {
        this.query = query;
        this.tree = tree;
        this.columns = columns;
        this.sides = sides;
    }

    /**
     * The query with these beside its rows.
     *
     * @param sides each may refer to the query's tables, and to the sides before it
     * @throws IllegalArgumentException if the query is not {@link #widens wide enough}
     */
    public static <T> WidenedQuery<T> of(Query<T> query, List<Side> sides) {
        if (!widens(query)) {
            throw new IllegalArgumentException("nothing can be joined to the rows of this statement");
        }
        var tree = (SelectNode) query.tree();
        List<Expression<?>> columns = new ArrayList<>(query.columns());
        List<ExpressionNode> nodes = new ArrayList<>(tree.columns());
        for (Side side : sides) {
            for (Expression<?> column : side.table().columns()) {
                columns.add(column);
                nodes.add(column.node());
            }
            tree = tree.plusJoin(new JoinNode(
                    JoinNode.Kind.LEFT, side.table().fromNode(), side.on().bare()));
        }
        return new WidenedQuery<>(query, tree.withColumns(nodes), List.copyOf(columns), List.copyOf(sides));
    }

    /**
     * Whether rows of other tables can be joined to those of the query without changing them: a SELECT from one table and
     * what it joins, that does not group, compare or lock its rows.
     */
    public static boolean widens(Query<?> query) {
        return query.tree() instanceof SelectNode select
                && select.sources().size() == 1
                && !select.distinct()
                && select.distinctOn().isEmpty()
                && select.groupBy().isEmpty()
                && select.groupings().isEmpty()
                && select.having().isEmpty()
                && select.lock() == LockMode.NONE;
    }

    @Override
    public StatementNode tree() {
        return tree;
    }

    @Override
    public List<Expression<?>> columns() {
        return columns;
    }

    @Override
    public RowDecoder<T> decoder() {
        RowDecoder<T> rows = query.decoder();
        int beside = query.columns().size();
        return (row, offset, scope) -> {
            @Nullable T value = rows.decode(row, offset, scope);
            int at = offset + beside;
            for (Side side : sides) {
                side.reader().read(row, at);
                at += side.table().columns().size();
            }
            return value;
        };
    }

    @Override
    public List<QueryOption> options() {
        return query.options();
    }

    /** The statement as it is sent, readable. */
    @Override
    public String toString() {
        return Printing.print(tree);
    }
}
