package dev.aludel.sql;

import dev.aludel.error.DataException;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.type.SqlTypes;

/** A column of 16-bit integers. Immutable and thread-safe. */
@CheckReturnValue
public final class ShortColumn extends ShortExpression implements ColumnExpression<Short> {
    private final TableSource source;
    private final ColumnNode column;

    ShortColumn(TableSource source, String name, boolean nullable) {
        this(source, new ColumnNode(source.fromNode(), name, SqlTypes.SMALLINT), nullable);
    }

    private ShortColumn(TableSource source, ColumnNode column, boolean nullable) {
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
    public ShortExpression expression() {
        return this;
    }

    @Override
    public ColumnNode columnNode() {
        return column;
    }

    /**
     * Assigns a value.
     *
     * @throws DataException if it does not fit into 16 bits
     */
    public Assignment to(int value) {
        if (value != (short) value) {
            throw new DataException(
                    qualifiedName() + " holds -32768 to 32767, but the value is " + value, "widen the column");
        }
        return to(Short.valueOf((short) value));
    }
}
