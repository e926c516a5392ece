package dev.aludel.sql;

import dev.aludel.sql.tree.StatementNode;
import java.util.List;

/** A statement that changes rows and gives something of them back. */
final class Returning<T> implements Query<T> {
    private final StatementNode tree;
    private final List<Expression<?>> columns;
    private final RowDecoder<T> decoder;

    Returning(StatementNode tree, List<Expression<?>> columns, RowDecoder<T> decoder) {
        this.tree = tree;
        this.columns = columns;
        this.decoder = decoder;
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
