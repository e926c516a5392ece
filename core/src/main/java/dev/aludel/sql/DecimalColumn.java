package dev.aludel.sql;

import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.type.SqlType;
import java.math.BigDecimal;

/** A column of decimal numbers. Immutable and thread-safe. */
@CheckReturnValue
public final class DecimalColumn extends DecimalExpression implements ColumnExpression<BigDecimal> {
    private final TableSource source;
    private final ColumnNode column;

    DecimalColumn(TableSource source, String name, SqlType<BigDecimal> type, boolean nullable) {
        this(source, new ColumnNode(source.fromNode(), name, type), type, nullable);
    }

    private DecimalColumn(TableSource source, ColumnNode column, SqlType<BigDecimal> type, boolean nullable) {
        super(column, type, nullable);
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
    public DecimalExpression expression() {
        return this;
    }

    @Override
    public ColumnNode columnNode() {
        return column;
    }

    /**
     * Assigns a value.
     *
     * @throws dev.aludel.error.DataException if it has too many digits for the column
     */
    public Assignment to(long value) {
        return to(BigDecimal.valueOf(value));
    }
}
