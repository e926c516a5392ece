package dev.aludel.postgresql.copy;

import dev.aludel.schema.SchemaMap;
import dev.aludel.sql.ColumnExpression;
import dev.aludel.sql.TableSource;
import dev.aludel.sql.tree.TableNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How objects become rows of a table: its columns, each with what it is filled with. Immutable.
 *
 * {@snippet :
 * var users = CopyTable.<User>of("users").column("name", User::name).column("email", User::email);
 * long stored = connection.copy().in(users, list);
 * }
 *
 * <p>With the columns of a schema or of an entity's table, values have the columns' types, converters and limits included:
 * {@code CopyTable.<Person>of(USER).column(USER.name, Person::name)}.
 *
 * @param <T> the class of the objects
 */
public final class CopyTable<T> {
    private final String table;
    private final List<String> names;
    private final List<Value<T>> values;

    private interface Value<T> {
        @Nullable Object of(T item);
    }

    private CopyTable(String table, List<String> names, List<Value<T>> values) {
        this.table = table;
        this.names = names;
        this.values = values;
    }

    /**
     * No column yet.
     *
     * @param table its name, or schema and name with a dot between
     */
    public static <T> CopyTable<T> of(String table) {
        return new CopyTable<>(table, List.of(), List.of());
    }

    /** No column yet, of a table of the schema or of an entity. */
    public static <T> CopyTable<T> of(TableSource table) {
        return of(table, SchemaMap.NONE);
    }

    /**
     * No column yet, of a table where schemas stand for others. A copy knows nothing of the engine's map: hand it in, {@code
     * CopyTable.of(USER, connection.schemas())}.
     */
    public static <T> CopyTable<T> of(TableSource table, SchemaMap schemas) {
        TableNode node = table.fromNode();
        String schema = node.local() ? null : schemas.real(node.schema());
        return of(schema == null ? node.name() : schema + "." + node.name());
    }

    /**
     * The same with a further column. Its values are checked and converted as those of an INSERT are: one that does not fit is a
     * {@link dev.aludel.error.DataException} before it is sent.
     */
    public <V> CopyTable<T> column(ColumnExpression<V> column, Function<? super T, ? extends @Nullable V> value) {
        var type = column.type();
        var what = column.qualifiedName();
        return column(column.name(), item -> type.encode(type.checked(value.apply(item), what)));
    }

    /** The same with a further column. */
    public CopyTable<T> column(String name, Function<? super T, ? extends @Nullable Object> value) {
        var moreNames = new ArrayList<>(names);
        moreNames.add(name);
        var moreValues = new ArrayList<>(values);
        moreValues.add(value::apply);
        return new CopyTable<>(table, List.copyOf(moreNames), List.copyOf(moreValues));
    }

    String table() {
        return table;
    }

    List<String> columns() {
        return names;
    }

    @Nullable Object[] row(T item) {
        var row = new @Nullable Object[values.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = values.get(i).of(item);
        }
        return row;
    }
}
