package dev.aludel.sql;

import dev.aludel.sql.tree.WriteSetNode;
import java.util.List;

/**
 * Rows of one table, written together by a statement that fails by itself unless each is written: what a unit of work sends
 * where the dialect has {@link dev.aludel.dialect.WriteSets}. Gives back the keys that were drawn. Immutable and thread-safe.
 */
public final class WriteSet implements Query<WriteSet.Drawn> {
    private final WriteSetNode tree;

    /**
     * A key that the database drew.
     *
     * @param row which row of the set has it, counted from 0
     * @param key as the column's type reads it
     */
    public record Drawn(int row, Object key) {}

    public WriteSet(WriteSetNode tree) {
        this.tree = tree;
    }

    @Override
    public WriteSetNode tree() {
        return tree;
    }

    /** Empty: the columns are the dialect's own. */
    @Override
    public List<Expression<?>> columns() {
        return List.of();
    }

    @Override
    public RowDecoder<Drawn> decoder() {
        var drawn = tree.drawn();
        if (drawn == null) {
            return (row, offset, scope) -> null;
        }
        return (row, offset, scope) -> {
            Object key = drawn.type().read(row, offset + 1);
            if (key == null) {
                throw new IllegalStateException("a key was drawn as NULL");
            }
            return new Drawn(Math.toIntExact(row.longAt(offset) - 1), key);
        };
    }

    @Override
    public List<QueryOption> options() {
        return List.of();
    }

    @Override
    public String toString() {
        return tree.action() + " of a set of rows, table " + tree.table().name();
    }
}
