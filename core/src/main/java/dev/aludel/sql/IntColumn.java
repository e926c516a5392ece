package dev.aludel.sql;

import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.type.SqlTypes;

/** A column of 32-bit integers. Immutable and thread-safe. */
@CheckReturnValue
public final class IntColumn extends IntExpression implements ColumnExpression<Integer> {
    private final TableSource source;
    private final ColumnNode column;

    IntColumn(TableSource source, String name, boolean nullable) {
        this(source, new ColumnNode(source.fromNode(), name, SqlTypes.INTEGER), nullable);
    }

    private IntColumn(TableSource source, ColumnNode column, boolean nullable) {
        super(column, nullable);
        this.source = source;
        this.column = column;
    }

    @Override
    public String name() {
        return column.name();
    }

    @Override
    public TableSource source() {
        return source;
    }

    @Override
    public IntExpression expression() {
        return this;
    }

    @Override
    public ColumnNode columnNode() {
        return column;
    }

    /** Assigns a value. */
    public Assignment to(int value) {
        return to(Integer.valueOf(value));
    }
}
