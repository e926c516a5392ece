package dev.aludel.schema;

import dev.aludel.type.SqlType;
import java.math.BigDecimal;
import java.time.temporal.Temporal;

/**
 * Collects a {@link Table} whose columns are known at run time only; see {@link Table#of(String)}. Not thread-safe.
 *
 * {@snippet :
 * Table users = Table.of("users")
 *         .intColumn("id", primaryKey(), generated())
 *         .textColumn("name", 50)
 *         .textColumn("email", 100, unique(), indexed())
 *         .decimalColumn("balance", 12, 2, serverDefault("0"))
 *         .temporalColumn("created_at", SqlTypes.INSTANT)
 *         .check("balance >= 0")
 *         .build();
 * IntColumn id = users.column("id", IntColumn.class);
 * }
 */
public final class TableBuilder {
    private final Table table;

    TableBuilder(Table table) {
        this.table = table;
    }

    public TableBuilder shortColumn(String name, ColumnOption... options) {
        table.shortColumn(name, options);
        return this;
    }

    public TableBuilder intColumn(String name, ColumnOption... options) {
        table.intColumn(name, options);
        return this;
    }

    public TableBuilder longColumn(String name, ColumnOption... options) {
        table.longColumn(name, options);
        return this;
    }

    public TableBuilder floatColumn(String name, ColumnOption... options) {
        table.floatColumn(name, options);
        return this;
    }

    public TableBuilder doubleColumn(String name, ColumnOption... options) {
        table.doubleColumn(name, options);
        return this;
    }

    public TableBuilder booleanColumn(String name, ColumnOption... options) {
        table.booleanColumn(name, options);
        return this;
    }

    public TableBuilder decimalColumn(String name, int precision, int scale, ColumnOption... options) {
        table.decimalColumn(name, precision, scale, options);
        return this;
    }

    /** A column of text of any length. */
    public TableBuilder textColumn(String name, ColumnOption... options) {
        table.textColumn(name, options);
        return this;
    }

    /** A column of text of at most {@code length} characters. */
    public TableBuilder textColumn(String name, int length, ColumnOption... options) {
        table.textColumn(name, length, options);
        return this;
    }

    public TableBuilder decimalColumn(String name, SqlType<BigDecimal> type, ColumnOption... options) {
        table.decimalColumn(name, type, options);
        return this;
    }

    /** A column of texts of some type, such as {@code SqlTypes.JSON}. */
    public TableBuilder textColumn(String name, SqlType<String> type, ColumnOption... options) {
        table.textColumn(name, type, options);
        return this;
    }

    /** A column of dates, times or moments, which expressions can calculate with; see {@link Table#temporalColumn(String, Class)}. */
    public TableBuilder temporalColumn(String name, SqlType<? extends Temporal> type, ColumnOption... options) {
        table.temporalColumn(name, type, options);
        return this;
    }

    /** A column of values that have an order, such as {@code SqlTypes.UUID}. */
    public TableBuilder column(String name, SqlType<?> type, ColumnOption... options) {
        table.column(name, type, options);
        return this;
    }

    /** A column of values without an order, such as {@code SqlTypes.BYTES}. */
    public TableBuilder valueColumn(String name, SqlType<?> type, ColumnOption... options) {
        table.valueColumn(name, type, options);
        return this;
    }

    /** Adds a constraint over several columns, or one with more to say. */
    public TableBuilder constraint(Constraint constraint) {
        table.constraint(constraint);
        return this;
    }

    public TableBuilder primaryKey(String... columns) {
        return constraint(PrimaryKey.of(columns));
    }

    public TableBuilder unique(String... columns) {
        return constraint(UniqueKey.of(columns));
    }

    public TableBuilder check(String sql) {
        return constraint(Check.of(sql));
    }

    public TableBuilder index(String... columns) {
        return index(Index.of(columns));
    }

    public TableBuilder index(Index index) {
        table.index(index);
        return this;
    }

    /** A remark for those who read the schema. */
    public TableBuilder comment(String text) {
        table.tableComment(text);
        return this;
    }

    /** The table lives no longer than the connection that creates it. */
    public TableBuilder temporary() {
        table.temporary();
        return this;
    }

    /** Adds what only one kind of database can be told. */
    public TableBuilder option(TableOption... options) {
        table.option(options);
        return this;
    }

    /**
     * The table; the builder is used up.
     *
     * @throws dev.aludel.error.MappingException if something in its definition is wrong; the message says what to change
     */
    public Table build() {
        table.requireDefinition();
        return table;
    }
}
