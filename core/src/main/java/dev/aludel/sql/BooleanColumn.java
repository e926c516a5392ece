package dev.aludel.sql;

import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.type.SqlTypes;

/** A column of booleans. Immutable and thread-safe. */
@CheckReturnValue
public final class BooleanColumn extends BooleanExpression implements ColumnExpression<Boolean> {
    private final TableSource source;
    private final ColumnNode column;

    BooleanColumn(TableSource source, String name, boolean nullable) {
        this(source, new ColumnNode(source.fromNode(), name, SqlTypes.BOOLEAN), nullable);
    }

    private BooleanColumn(TableSource source, ColumnNode column, boolean nullable) {
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
    public BooleanExpression expression() {
        return this;
    }

    @Override
    public ColumnNode columnNode() {
        return column;
    }

    /** Assigns a value. */
    public Assignment to(boolean value) {
        return to(Boolean.valueOf(value));
    }
}
