package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An INSERT of rows of values, or of the rows of a query.
 *
 * @param columns those that get a value; none for a row of defaults
 * @param rows the values of each row, in the order of the columns; none if there is a query, or lists
 * @param lists for each column the values of all rows, see {@link #byColumns}; otherwise none
 * @param query where the rows come from, or null
 * @param upsert what happens to rows that are there already, or null: an error
 * @param returning what comes back for each row; empty for nothing
 */
public record InsertNode(
        TableNode table,
        List<ColumnNode> columns,
        List<List<ExpressionNode>> rows,
        List<ValueListNode> lists,
        @Nullable QueryNode query,
        @Nullable UpsertNode upsert,
        List<ExpressionNode> returning)
        implements StatementNode {
    public InsertNode {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        lists = List.copyOf(lists);
        returning = List.copyOf(returning);
    }

    /** Rows of values. */
    public InsertNode(
            TableNode table,
            List<ColumnNode> columns,
            List<List<ExpressionNode>> rows,
            List<ExpressionNode> returning) {
        this(table, columns, rows, List.of(), null, null, returning);
    }

    public InsertNode withReturning(List<ExpressionNode> expressions) {
        return new InsertNode(table, columns, rows, lists, query, upsert, expressions);
    }

    public InsertNode withUpsert(UpsertNode node) {
        return new InsertNode(table, columns, rows, lists, query, node, returning);
    }

    /**
     * The same in several statements whose sizes are powers of two, so that they come again; the last one is the rest.
     *
     * @param values how many values one has at most
     * @param bytes how many bytes of values one has at most, roughly; one of a single row may have more
     */
    public List<InsertNode> parts(int values, long bytes) {
        if (columns.isEmpty() || rows.size() < 2) {
            return List.of(this);
        }
        boolean few = (long) rows.size() * columns.size() <= values;
        var sizes = bytes == Long.MAX_VALUE ? new ValueBytes() : ValueBytes.of(rows);
        if (few && sizes.of(0, rows.size()) <= bytes) {
            return List.of(this);
        }
        int most = few ? rows.size() : Math.max(1, Integer.highestOneBit(values / columns.size()));
        List<InsertNode> parts = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int size = Math.min(most, rows.size() - from);
            while (size > 1 && sizes.of(from, from + size) > bytes) {
                size = Integer.highestOneBit(size - 1);
            }
            parts.add(new InsertNode(table, columns, rows.subList(from, from + size), lists, query, upsert, returning));
            from += size;
        }
        return parts;
    }

    /**
     * The same with the values of all rows column by column, for dialects that send a list as one array: so the SQL is the same
     * for any number of rows. This itself where a value is an expression, or a type cannot be in a list.
     *
     * @param listed whether values of a type can be elements of such a list
     */
    public InsertNode byColumns(Predicate<? super SqlType<?>> listed) {
        List<ValueListNode> all = new ArrayList<>(columns.size());
        for (int column = 0; column < columns.size(); column++) {
            SqlType<?> type = columns.get(column).type().unlimited();
            List<@Nullable Object> values = new ArrayList<>(rows.size());
            for (List<ExpressionNode> row : rows) {
                if (!(row.get(column) instanceof BindNode bind)
                        || !bind.type().unlimited().equals(type)) {
                    return this;
                }
                values.add(bind.current());
            }
            if (!listed.test(type)) {
                return this;
            }
            all.add(new ValueListNode(columns.get(column).type(), values));
        }
        return all.isEmpty() ? this : new InsertNode(table, columns, List.of(), all, query, upsert, returning);
    }

    /** Whether some row leaves a column to the database. */
    public boolean hasDefaults() {
        return rows.stream().anyMatch(row -> row.stream().anyMatch(DefaultNode.class::isInstance));
    }

    /** The same without the columns that every row leaves to the database, for dialects without a word for that. */
    public InsertNode withoutDefaults() {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            if (!rows.stream().allMatch(row -> row.get(column) instanceof DefaultNode)) {
                kept.add(i);
            }
        }
        return new InsertNode(
                table,
                kept.stream().map(columns::get).toList(),
                rows.stream()
                        .map(row -> kept.stream().<ExpressionNode>map(row::get).toList())
                        .toList(),
                lists,
                query,
                upsert,
                returning);
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(table);
        columns.forEach(visit);
        rows.forEach(row -> row.forEach(visit));
        lists.forEach(visit);
        if (query != null) {
            visit.accept(query);
        }
        if (upsert != null) {
            visit.accept(upsert);
        }
        returning.forEach(visit);
    }

    @Override
    public void describe(Flattening key) {
        key.add(InsertNode.class);
        table.describe(key);
        key.nodes(columns);
        key.count(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            key.nodes(rows.get(i));
        }
        key.nodes(lists);
        key.optional(query);
        key.optional(upsert);
        key.nodes(returning);
    }
}
