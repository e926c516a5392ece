package dev.aludel.sql;

import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.type.SqlTypes;

/** A column of 64-bit floating-point numbers. Immutable and thread-safe. */
@CheckReturnValue
public final class DoubleColumn extends DoubleExpression implements ColumnExpression<Double> {
    private final TableSource source;
    private final ColumnNode column;

    DoubleColumn(TableSource source, String name, boolean nullable) {
        this(source, new ColumnNode(source.fromNode(), name, SqlTypes.DOUBLE), nullable);
    }

    private DoubleColumn(TableSource source, ColumnNode column, boolean nullable) {
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
    public DoubleExpression expression() {
        return this;
    }

    @Override
    public ColumnNode columnNode() {
        return column;
    }

    /** Assigns a value. */
    public Assignment to(double value) {
        return to(Double.valueOf(value));
    }
}
