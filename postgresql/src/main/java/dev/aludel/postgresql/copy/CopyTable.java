package dev.aludel.postgresql.copy;

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
