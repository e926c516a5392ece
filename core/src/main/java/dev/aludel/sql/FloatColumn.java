package dev.aludel.sql;

import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.type.SqlTypes;

/** A column of 32-bit floating-point numbers. Immutable and thread-safe. */
@CheckReturnValue
public final class FloatColumn extends FloatExpression implements ColumnExpression<Float> {
    private final TableSource source;
    private final ColumnNode column;

    FloatColumn(TableSource source, String name, boolean nullable) {
        this(source, new ColumnNode(source.fromNode(), name, SqlTypes.REAL), nullable);
    }

    private FloatColumn(TableSource source, ColumnNode column, boolean nullable) {
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
    public FloatExpression expression() {
        return this;
    }

    @Override
    public ColumnNode columnNode() {
        return column;
    }

    /** Assigns the nearest value of 32 bits. */
    public Assignment to(double value) {
        return to(Float.valueOf((float) value));
    }
}
