package dev.aludel.sql;

import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.type.SqlType;

/** A column of text. Immutable and thread-safe. */
@CheckReturnValue
public final class TextColumn extends TextExpression implements ColumnExpression<String> {
    private final TableSource source;
    private final ColumnNode column;

    TextColumn(TableSource source, String name, SqlType<String> type, boolean nullable) {
        this(source, new ColumnNode(source.fromNode(), name, type), type, nullable);
    }

    private TextColumn(TableSource source, ColumnNode column, SqlType<String> type, boolean nullable) {
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
    public TextExpression expression() {
        return this;
    }

    @Override
    public ColumnNode columnNode() {
        return column;
    }
}
