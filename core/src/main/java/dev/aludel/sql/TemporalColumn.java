package dev.aludel.sql;

import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.type.SqlType;
import java.time.temporal.Temporal;

/**
 * A column of dates or times. Immutable and thread-safe.
 *
 * @param <T> the Java class of its values
 */
@CheckReturnValue
public final class TemporalColumn<T extends Temporal> extends TemporalExpression<T> implements ColumnExpression<T> {
    private final TableSource source;
    private final ColumnNode column;

    TemporalColumn(TableSource source, String name, SqlType<T> type, boolean nullable) {
        this(source, new ColumnNode(source.fromNode(), name, type), type, nullable);
    }

    private TemporalColumn(TableSource source, ColumnNode column, SqlType<T> type, boolean nullable) {
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
    public TemporalExpression<T> expression() {
        return this;
    }

    @Override
    public ColumnNode columnNode() {
        return column;
    }
}
