package dev.aludel.schema;

import dev.aludel.sql.Expression;
import dev.aludel.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A column as the database keeps it. Immutable; made by {@link #of} and the methods that give a changed copy.
 *
 * {@snippet :
 * TableColumn.of("balance", SqlTypes.decimal(12, 2)).withDefault("0").withComment("in euro")
 * }
 *
 * @param name the column's name
 * @param type the type of its values
 * @param nullable whether it may be NULL
 * @param generated whether the database draws its value when a row is inserted without one (identity, auto-increment)
 * @param serverDefault what the database fills in when a row is inserted without a value, or null
 * @param comment a remark for those who read the schema, or null
 */
public record TableColumn(
        String name,
        SqlType<?> type,
        boolean nullable,
        boolean generated,
        @Nullable SqlFragment serverDefault,
        @Nullable String comment) {

    public TableColumn {
        Names.require(name, "a column");
    }

    /** A column that is NOT NULL and has nothing else. */
    public static TableColumn of(String name, SqlType<?> type) {
        return new TableColumn(name, type, false, false, null, null);
    }

    public TableColumn asNullable() {
        return new TableColumn(name, type, true, generated, serverDefault, comment);
    }

    /** The database draws the value: an identity column, an auto-increment. Integer types only. */
    public TableColumn asGenerated() {
        return new TableColumn(name, type, nullable, true, serverDefault, comment);
    }

    /** The database's default, as SQL text: {@code 0}, {@code 'new'}, {@code CURRENT_TIMESTAMP}. */
    public TableColumn withDefault(String sql) {
        return withDefault(SqlFragment.text(sql));
    }

    /** The database's default, as an expression without columns. */
    public TableColumn withDefault(Expression<?> value) {
        return withDefault(SqlFragment.of(value));
    }

    public TableColumn withDefault(SqlFragment value) {
        return new TableColumn(name, type, nullable, generated, value, comment);
    }

    public TableColumn withComment(String text) {
        return new TableColumn(name, type, nullable, generated, serverDefault, text);
    }
}
