package dev.aludel.sql;

import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.StatementNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A statement that changes rows and gives something of them back. */
final class Returning<T> implements Query<T> {
    private final TableSource table;
    private final StatementNode tree;
    private final List<Expression<?>> columns;
    private final RowDecoder<T> decoder;

    Returning(TableSource table, StatementNode tree, List<Expression<?>> columns, RowDecoder<T> decoder) {
        this.table = table;
        this.tree = tree;
        this.columns = columns;
        this.decoder = decoder;
    }

    static <T> Query<T> of(
            TableSource table, Function<List<ExpressionNode>, ? extends StatementNode> statement, Selectable<T> item) {
        List<Expression<?>> columns = item.columns();
        return new Returning<>(table, statement.apply(Chain.nodes(columns)), columns, item.decoder());
    }

    static Query<Row> rows(
            TableSource table,
            Function<List<ExpressionNode>, ? extends StatementNode> statement,
            Selectable<?> first,
            Selectable<?> second,
            Selectable<?>... more) {
        List<Selectable<?>> all = new ArrayList<>();
        all.add(first);
        all.add(second);
        all.addAll(Arrays.asList(more));
        var items = new Items(all);
        return new Returning<>(table, statement.apply(Chain.nodes(items.columns())), items.columns(), items::row);
    }

    /** The table whose rows it changes. */
    TableSource table() {
        return table;
    }

    @Override
    public List<Query<T>> parts(StatementSize most) {
        if (!(tree instanceof InsertNode insert)) {
            return List.of(this);
        }
        List<InsertNode> parts = insert.parts(most.values(), most.bytes());
        return parts.size() == 1
                ? List.of(this)
                : parts.stream()
                        .<Query<T>>map(part -> new Returning<>(table, part, columns, decoder))
                        .toList();
    }

    /** The template of a batch whose every row has the values of so many rows, one behind the other. */
    Returning<T> repeated(int rows, int width) {
        return new Returning<>(table, RowGroups.repeated((InsertNode) tree, rows, width), columns, decoder);
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
        return decoder;
    }

    @Override
    public List<QueryOption> options() {
        return List.of();
    }

    @Override
    public String toString() {
        return Printing.print(tree);
    }
}
