package dev.aludel.sql;

import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.type.SqlTypes;

/** A column of 64-bit integers. Immutable and thread-safe. */
@CheckReturnValue
public final class LongColumn extends LongExpression implements ColumnExpression<Long> {
    private final TableSource source;
    private final ColumnNode column;

    LongColumn(TableSource source, String name, boolean nullable) {
        this(source, new ColumnNode(source.fromNode(), name, SqlTypes.BIGINT), nullable);
    }

    private LongColumn(TableSource source, ColumnNode column, boolean nullable) {
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
    public LongExpression expression() {
        return this;
    }

    @Override
    public ColumnNode columnNode() {
        return column;
    }

    /** Assigns a value. */
    public Assignment to(long value) {
        return to(Long.valueOf(value));
    }
}
