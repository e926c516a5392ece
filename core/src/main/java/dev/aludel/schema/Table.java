package dev.aludel.schema;

import dev.aludel.error.MappingException;
import dev.aludel.sql.BooleanColumn;
import dev.aludel.sql.ColumnExpression;
import dev.aludel.sql.ColumnFill;
import dev.aludel.sql.ComparableColumn;
import dev.aludel.sql.DecimalColumn;
import dev.aludel.sql.DoubleColumn;
import dev.aludel.sql.FloatColumn;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.LongColumn;
import dev.aludel.sql.ShortColumn;
import dev.aludel.sql.TableSource;
import dev.aludel.sql.TemporalColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.sql.ValueColumn;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import dev.aludel.type.TypeKind;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table to build statements with, and its definition. Either a subclass with a field for each column:
 *
 * {@snippet :
 * final class Users extends Table {
 *     static final Users USERS = new Users(null);
 *
 *     final IntColumn id = intColumn("id", primaryKey(), generated());
 *     final TextColumn email = textColumn("email", 100, unique());
 *     final DecimalColumn balance = decimalColumn("balance", 12, 2, serverDefault("0"), check("balance >= 0"));
 *
 *     private Users(@Nullable String alias) {
 *         super("users", alias);
 *     }
 *
 *     @Override
 *     public Users as(String alias) {
 *         return new Users(alias);
 *     }
 * }
 * }
 *
 * <p>or, where columns are known at run time only, one built by {@link #of(String)} whose columns are asked for by name. The
 * options of columns are methods of {@link ColumnOption}, imported statically.
 *
 * <p>A subclass declares columns, constraints and indexes while it is constructed; from then on it is immutable and
 * thread-safe.
 */
public class Table extends TableSource implements DefinedTable {
    private final TableDraft draft;

    /**
     * A table of this name.
     *
     * @param name {@code users}, or {@code schema.users}
     * @param alias the name under which a statement knows it, or null for its own
     */
    protected Table(String name, @Nullable String alias) {
        this(TableName.parse(name), alias);
    }

    protected Table(TableName name, @Nullable String alias) {
        super(name.schema(), name.name(), alias);
        this.draft = new TableDraft(name);
    }

    /** The same table under an alias. */
    private Table(Table original, String alias) {
        super(original.schema(), original.name(), alias);
        this.draft = new TableDraft(original.definition(), original.draft);
        original.declaredColumns().forEach(this::declareLike);
        placed();
    }

    private Table(TableDefinition definition) {
        super(definition.id().schema(), definition.id().name(), null);
        this.draft = new TableDraft(definition);
        definition.columns().forEach(column -> declare(column.name(), column.type(), column.nullable()));
        placed();
    }

    private void placed() {
        if (draft.isTemporary()) {
            outsideSchemas();
        }
    }

    /** Starts a table whose columns are declared one by one: {@code users}, or {@code schema.users}. */
    public static TableBuilder of(String name) {
        return of(TableName.parse(name));
    }

    /** A table with this definition, such as one that was read from a database; its columns' forms follow. */
    public static Table of(TableDefinition definition) {
        return new Table(definition);
    }

    public static TableBuilder of(TableName name) {
        return new TableBuilder(new Table(name, null));
    }

    /**
     * The table's definition.
     *
     * @throws MappingException if something in it is wrong; the message says what to change
     */
    @Override
    public final TableDefinition definition() {
        return draft.definition(declaredColumns());
    }

    @Override
    public final List<String> keyColumns() {
        PrimaryKey key = definition().primaryKey();
        return key == null ? List.of() : key.columns();
    }

    @Override
    protected final List<List<String>> uniqueColumns() {
        return definition().uniqueColumns();
    }

    @Override
    public final List<Link> links() {
        return definition().links();
    }

    @Override
    protected final Map<String, ColumnFill> initials() {
        return draft.initials();
    }

    @Override
    protected final Map<String, ColumnFill> renewals() {
        return draft.renewals();
    }

    /** The same table under another name; a subclass with fields overrides this to return itself. */
    public Table as(String alias) {
        return new Table(this, alias);
    }

    /**
     * The column of this name in its typed form: {@code users.column("id", IntColumn.class).eq(1)}.
     *
     * @throws dev.aludel.error.InvalidStatementException if there is no such column
     * @throws MappingException if it has another form
     */
    public final <C extends ColumnExpression<?>> C column(String name, Class<C> form) {
        ColumnExpression<?> column = declaredColumn(name);
        if (!form.isInstance(column)) {
            throw new MappingException(
                    column.qualifiedName() + " is a " + column.getClass().getSimpleName() + ", not a "
                            + form.getSimpleName(),
                    "ask for it as what it is");
        }
        return form.cast(column);
    }

    /**
     * The column of this name whose values are of this class and have an order, such as {@code Instant.class}.
     *
     * @throws dev.aludel.error.InvalidStatementException if there is no such column
     * @throws MappingException if it has another form or another class
     */
    @SuppressWarnings("unchecked") // the class of its values was compared
    public final <T> ComparableColumn<T> comparableColumn(String name, Class<T> values) {
        return (ComparableColumn<T>) columnOf(name, ComparableColumn.class, values);
    }

    /**
     * The column of this name whose values are dates, times or moments of this class, whether it was declared by
     * {@code temporalColumn} or by {@code column}, or read from a database.
     *
     * @throws dev.aludel.error.InvalidStatementException if there is no such column
     * @throws MappingException if it has another form or another class
     */
    @SuppressWarnings("unchecked") // the class of its values was compared
    public final <T extends Temporal> TemporalColumn<T> temporalColumn(String name, Class<T> values) {
        return declaredColumn(name) instanceof ComparableColumn<?> column
                        && column.type().javaType() == values
                ? asTemporal((ComparableColumn<T>) column)
                : (TemporalColumn<T>) columnOf(name, TemporalColumn.class, values);
    }

    /**
     * The column of this name whose values are of this class and have no order, such as {@code byte[].class}.
     *
     * @throws dev.aludel.error.InvalidStatementException if there is no such column
     * @throws MappingException if it has another form or another class
     */
    @SuppressWarnings("unchecked") // the class of its values was compared
    public final <T> ValueColumn<T> valueColumn(String name, Class<T> values) {
        return (ValueColumn<T>) columnOf(name, ValueColumn.class, values);
    }

    private <C extends ColumnExpression<?>> C columnOf(String name, Class<C> form, Class<?> values) {
        C column = column(name, form);
        if (column.type().javaType() != values) {
            throw new MappingException(
                    column.qualifiedName() + " has values of class "
                            + column.type().javaType().getSimpleName() + ", not " + values.getSimpleName(),
                    "ask for the class of its values");
        }
        return column;
    }

    protected final ShortColumn shortColumn(String name, ColumnOption... options) {
        return shortColumn(name, nullable(name, SqlTypes.SMALLINT, options));
    }

    protected final IntColumn intColumn(String name, ColumnOption... options) {
        return intColumn(name, nullable(name, SqlTypes.INTEGER, options));
    }

    protected final LongColumn longColumn(String name, ColumnOption... options) {
        return longColumn(name, nullable(name, SqlTypes.BIGINT, options));
    }

    protected final FloatColumn floatColumn(String name, ColumnOption... options) {
        return floatColumn(name, nullable(name, SqlTypes.REAL, options));
    }

    protected final DoubleColumn doubleColumn(String name, ColumnOption... options) {
        return doubleColumn(name, nullable(name, SqlTypes.DOUBLE, options));
    }

    protected final BooleanColumn booleanColumn(String name, ColumnOption... options) {
        return booleanColumn(name, nullable(name, SqlTypes.BOOLEAN, options));
    }

    protected final DecimalColumn decimalColumn(String name, int precision, int scale, ColumnOption... options) {
        return decimalColumn(name, SqlTypes.decimal(precision, scale), options);
    }

    protected final DecimalColumn decimalColumn(String name, SqlType<BigDecimal> type, ColumnOption... options) {
        return decimalColumn(name, type, nullable(name, type, options));
    }

    /** A column of text of any length. */
    protected final TextColumn textColumn(String name, ColumnOption... options) {
        return textColumn(name, SqlTypes.TEXT, options);
    }

    /** A column of text of at most {@code length} characters. */
    protected final TextColumn textColumn(String name, int length, ColumnOption... options) {
        return textColumn(name, SqlTypes.varchar(length), options);
    }

    protected final TextColumn textColumn(String name, SqlType<String> type, ColumnOption... options) {
        return textColumn(name, type, nullable(name, type, options));
    }

    /** A column of values that have an order. */
    protected final <T> ComparableColumn<T> column(String name, SqlType<T> type, ColumnOption... options) {
        return column(name, type, nullable(name, type, options));
    }

    /** A column of dates, times or moments, which expressions can calculate with. */
    protected final <T extends Temporal> TemporalColumn<T> temporalColumn(
            String name, SqlType<T> type, ColumnOption... options) {
        return temporalColumn(name, type, nullable(name, type, options));
    }

    /** A column of values without an order, such as bytes. */
    protected final <T> ValueColumn<T> valueColumn(String name, SqlType<T> type, ColumnOption... options) {
        return valueColumn(name, type, nullable(name, type, options));
    }

    /** Adds constraints over columns that were declared, such as {@code UniqueKey.of("first", "last")}. */
    protected final void constraint(Constraint... constraints) {
        draft.add(constraints);
    }

    /** Adds indexes over columns that were declared. */
    protected final void index(Index... indexes) {
        draft.add(indexes);
    }

    /** Adds a remark for those who read the schema. */
    protected final void tableComment(String text) {
        draft.comment(text);
    }

    /** The table lives no longer than the connection that creates it. */
    protected final void temporary() {
        draft.temporary();
        outsideSchemas();
    }

    /** Adds what only one kind of database can be told. */
    protected final void option(TableOption... options) {
        draft.add(options);
    }

    /** Makes the definition now, so that what is wrong with it is said now. */
    final void requireDefinition() {
        draft.definition(declaredColumns());
    }

    private ColumnExpression<?> declareLike(ColumnExpression<?> other) {
        String name = other.name();
        boolean nullable = other.nullable();
        return switch (other) {
            case ShortColumn ignored -> shortColumn(name, nullable);
            case IntColumn ignored -> intColumn(name, nullable);
            case LongColumn ignored -> longColumn(name, nullable);
            case FloatColumn ignored -> floatColumn(name, nullable);
            case DoubleColumn ignored -> doubleColumn(name, nullable);
            case BooleanColumn ignored -> booleanColumn(name, nullable);
            case DecimalColumn column -> decimalColumn(name, column.type(), nullable);
            case TextColumn column -> textColumn(name, column.type(), nullable);
            case TemporalColumn<?> column -> temporalColumn(name, column.type(), nullable);
            case ComparableColumn<?> column -> column(name, column.type(), nullable);
            case ValueColumn<?> column -> valueColumn(name, column.type(), nullable);
        };
    }

    @SuppressWarnings("unchecked") // the class of the values was compared
    private void declare(String name, SqlType<?> type, boolean nullable) {
        Class<?> values = type.javaType();
        boolean plain = type.kind() != TypeKind.NATIVE_ENUM;
        if (type.equals(SqlTypes.SMALLINT)) {
            shortColumn(name, nullable);
        } else if (type.equals(SqlTypes.INTEGER)) {
            intColumn(name, nullable);
        } else if (type.equals(SqlTypes.BIGINT)) {
            longColumn(name, nullable);
        } else if (type.equals(SqlTypes.REAL)) {
            floatColumn(name, nullable);
        } else if (type.equals(SqlTypes.DOUBLE)) {
            doubleColumn(name, nullable);
        } else if (type.equals(SqlTypes.BOOLEAN)) {
            booleanColumn(name, nullable);
        } else if (values == BigDecimal.class) {
            decimalColumn(name, (SqlType<BigDecimal>) type, nullable);
        } else if (values == String.class && plain) {
            textColumn(name, (SqlType<String>) type, nullable);
        } else if (Comparable.class.isAssignableFrom(values)) {
            column(name, type, nullable);
        } else {
            valueColumn(name, type, nullable);
        }
    }

    private boolean nullable(String name, SqlType<?> type, ColumnOption... options) {
        return draft.add(new ColumnDraft(name, type, options)).nullable();
    }
}
