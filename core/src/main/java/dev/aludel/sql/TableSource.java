package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.error.MappingException;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.LinkedTable;
import dev.aludel.sql.tree.Locality;
import dev.aludel.sql.tree.TableNode;
import dev.aludel.type.SqlType;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table with typed columns, as statements see it: the superclass of tables of a schema and of entities' metamodels. A
 * subclass creates its columns while it is constructed; from then on it is immutable and thread-safe.
 */
public abstract non-sealed class TableSource implements FromItem, LinkedTable {
    private final TableNode node;
    private final List<Expression<?>> columns = new ArrayList<>();
    private final List<ColumnExpression<?>> declared = new ArrayList<>();

    protected TableSource(@Nullable String schema, String name, @Nullable String alias) {
        this.node = new TableNode(schema, name, alias, Locality.undecided());
    }

    /** Says, while it is declared, that it is in no schema, whichever one the default is, as temporary tables are. */
    protected final void outsideSchemas() {
        node.locality().outsideSchemas();
    }

    public final @Nullable String schema() {
        return node.schema();
    }

    public final String name() {
        return node.name();
    }

    public final @Nullable String alias() {
        return node.alias();
    }

    /** Its columns in the order of their declaration. */
    public List<Expression<?>> columns() {
        return Collections.unmodifiableList(columns);
    }

    /** The same columns as targets of assignments. */
    public final List<ColumnExpression<?>> declaredColumns() {
        return Collections.unmodifiableList(declared);
    }

    /**
     * The column of this name.
     *
     * @throws InvalidStatementException if there is none; the message lists those there are
     */
    public final ColumnExpression<?> declaredColumn(String name) {
        for (ColumnExpression<?> column : declared) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        throw new InvalidStatementException(
                name() + " has no column " + name,
                "its columns are "
                        + String.join(
                                ", ",
                                declared.stream().map(ColumnExpression::name).toList()));
    }

    @Override
    public final TableNode fromNode() {
        return node;
    }

    @Override
    public final ColumnNode columnNode(String column) {
        return declaredColumn(column).columnNode();
    }

    @Override
    public List<String> keyColumns() {
        return List.of();
    }

    /** The columns of each of its unique keys, the primary key first, as far as they are known. */
    protected List<List<String>> uniqueColumns() {
        return List.of();
    }

    @Override
    public List<Link> links() {
        return List.of();
    }

    /** What an INSERT gives the columns that it does not assign, by their names. */
    protected Map<String, ColumnFill> initials() {
        return Map.of();
    }

    /** What an UPDATE gives the columns that it does not assign, by their names. */
    protected Map<String, ColumnFill> renewals() {
        return Map.of();
    }

    /**
     * A part of the rows, taken by chance, to be selected from.
     *
     * @param percent about how many of a hundred rows
     */
    public final TableSample sample(double percent) {
        return TableSample.of(this, percent);
    }

    /** Starts an INSERT into this table. */
    @CheckReturnValue
    public final InsertInto insert() {
        return new InsertInto(this);
    }

    /** Starts an UPDATE of this table. */
    @CheckReturnValue
    public final UpdateTable update() {
        return new UpdateTable(this);
    }

    /** Starts a DELETE from this table. */
    @CheckReturnValue
    public final DeleteFrom delete() {
        return new DeleteFrom(this);
    }

    /** Declares a NOT NULL column. */
    protected final ShortColumn shortColumn(String name) {
        return shortColumn(name, false);
    }

    protected final ShortColumn shortColumn(String name, boolean nullable) {
        return register(new ShortColumn(this, name, nullable));
    }

    /** Declares a NOT NULL column. */
    protected final IntColumn intColumn(String name) {
        return intColumn(name, false);
    }

    protected final IntColumn intColumn(String name, boolean nullable) {
        return register(new IntColumn(this, name, nullable));
    }

    /** Declares a NOT NULL column. */
    protected final LongColumn longColumn(String name) {
        return longColumn(name, false);
    }

    protected final LongColumn longColumn(String name, boolean nullable) {
        return register(new LongColumn(this, name, nullable));
    }

    /** Declares a NOT NULL column. */
    protected final FloatColumn floatColumn(String name) {
        return floatColumn(name, false);
    }

    protected final FloatColumn floatColumn(String name, boolean nullable) {
        return register(new FloatColumn(this, name, nullable));
    }

    /** Declares a NOT NULL column. */
    protected final DoubleColumn doubleColumn(String name) {
        return doubleColumn(name, false);
    }

    protected final DoubleColumn doubleColumn(String name, boolean nullable) {
        return register(new DoubleColumn(this, name, nullable));
    }

    /** Declares a NOT NULL column. */
    protected final BooleanColumn booleanColumn(String name) {
        return booleanColumn(name, false);
    }

    protected final BooleanColumn booleanColumn(String name, boolean nullable) {
        return register(new BooleanColumn(this, name, nullable));
    }

    /** Declares a NOT NULL column. */
    protected final DecimalColumn decimalColumn(String name, SqlType<BigDecimal> type) {
        return decimalColumn(name, type, false);
    }

    protected final DecimalColumn decimalColumn(String name, SqlType<BigDecimal> type, boolean nullable) {
        return register(new DecimalColumn(this, name, type, nullable));
    }

    /** Declares a NOT NULL column. */
    protected final TextColumn textColumn(String name, SqlType<String> type) {
        return textColumn(name, type, false);
    }

    protected final TextColumn textColumn(String name, SqlType<String> type, boolean nullable) {
        return register(new TextColumn(this, name, type, nullable));
    }

    /** Declares a NOT NULL column. */
    protected final <T> ComparableColumn<T> column(String name, SqlType<T> type) {
        return column(name, type, false);
    }

    protected final <T> ComparableColumn<T> column(String name, SqlType<T> type, boolean nullable) {
        return register(new ComparableColumn<>(this, name, type, nullable));
    }

    /** A column of dates or times that was declared as one of values with an order. */
    protected final <T extends Temporal> TemporalColumn<T> asTemporal(ComparableColumn<T> column) {
        return new TemporalColumn<>(this, column.name(), column.type(), column.nullable());
    }

    /** Declares a NOT NULL column. */
    protected final <T extends Temporal> TemporalColumn<T> temporalColumn(String name, SqlType<T> type) {
        return temporalColumn(name, type, false);
    }

    protected final <T extends Temporal> TemporalColumn<T> temporalColumn(
            String name, SqlType<T> type, boolean nullable) {
        return register(new TemporalColumn<>(this, name, type, nullable));
    }

    /** Declares a NOT NULL column. */
    protected final <T> ValueColumn<T> valueColumn(String name, SqlType<T> type) {
        return valueColumn(name, type, false);
    }

    protected final <T> ValueColumn<T> valueColumn(String name, SqlType<T> type, boolean nullable) {
        return register(new ValueColumn<>(this, name, type, nullable));
    }

    private <C extends ColumnExpression<?>> C register(C column) {
        for (ColumnExpression<?> other : declared) {
            if (other.name().equals(column.name())) {
                throw new MappingException(
                        "table " + name() + " has two columns named " + column.name(), "rename or remove one of them");
            }
        }
        declared.add(column);
        columns.add(column.expression());
        return column;
    }

    @Override
    public String toString() {
        return alias() == null ? name() : name() + " as " + alias();
    }
}
