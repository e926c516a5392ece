package dev.aludel.orm.flush;

import dev.aludel.error.FlushException;
import dev.aludel.error.NotNullException;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.Links;
import dev.aludel.orm.mapping.ToOneMapping;
import dev.aludel.orm.state.EntityState;
import dev.aludel.orm.state.Keys;
import dev.aludel.orm.state.Relations;
import dev.aludel.sql.ColumnExpression;
import dev.aludel.type.SqlType;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of objects as their rows will have them: checked against the columns and brought to their precision, before
 * anything is sent. Not thread-safe; lives as long as one plan.
 */
final class RowValues {
    private final IdentityHashMap<Object, EntityState<?>> pending = new IdentityHashMap<>();

    RowValues(List<EntityState<?>> added) {
        for (var state : added) {
            pending.put(state.entity(), state);
        }
    }

    /** The values of a new row. Its key is null where the database draws it. */
    <E> @Nullable Object[] ofNew(EntityState<E> state) {
        var mapping = state.mapping();
        var values = current(state);
        int version = mapping.versionColumn();
        if (version >= 0 && isZero(values[version])) {
            values[version] = number(mapping, version, 1);
        }
        for (int column = 0; column < values.length; column++) {
            check(state, values, column);
        }
        return values;
    }

    /** The key that a new object has by itself. */
    <E> @Nullable Object keyOf(EntityState<E> state) {
        var key = state.mapping().key(state.entity());
        return key == null ? null : Keys.normal(state.mapping(), key);
    }

    /** The values of a stored object; only the columns given are checked. */
    <E> @Nullable Object[] ofStored(EntityState<E> state, Iterable<Integer> columns) {
        var values = current(state);
        for (int column : columns) {
            check(state, values, column);
        }
        return values;
    }

    /** One value in its column's precision. */
    @SuppressWarnings("unchecked") // the values of a column have its class
    static Object normal(ColumnExpression<?> column, Object value) {
        var checked = ((SqlType<Object>) column.type()).checked(value, column.qualifiedName());
        return checked == null ? value : checked;
    }

    /** The next value of a version counter. */
    static Object next(EntityMapping<?, ?> mapping, Object version) {
        return number(mapping, mapping.versionColumn(), ((Number) version).longValue() + 1);
    }

    private static Object number(EntityMapping<?, ?> mapping, int column, long value) {
        var type = mapping.table().declaredColumns().get(column).type().javaType();
        if (type == Integer.class) {
            return Math.toIntExact(value);
        }
        return type == Short.class ? (Object) (short) value : (Object) value;
    }

    private static boolean isZero(@Nullable Object version) {
        return version == null || (version instanceof Number number && number.longValue() == 0);
    }

    private <E> @Nullable Object[] current(EntityState<E> state) {
        var mapping = state.mapping();
        var values = mapping.values(state.entity());
        for (var relation : mapping.relations()) {
            if (relation instanceof ToOneMapping<E> one) {
                var ref = one.ref(state.entity());
                var target = Relations.pending(ref);
                if (target != null) {
                    values[one.column()] = keyOf(state, one, target);
                } else if (Links.key(ref) == null) {
                    values[one.column()] = null;
                }
            }
        }
        return values;
    }

    private KeyOf keyOf(EntityState<?> state, ToOneMapping<?> relation, Object target) {
        var found = pending.get(target);
        if (found == null) {
            throw new FlushException(
                    relation.describe() + " of " + state.describe() + " refers to a "
                            + target.getClass().getSimpleName() + " that is not part of the session",
                    "add it to the session, or refer to another object");
        }
        return new KeyOf(found);
    }

    private static void check(EntityState<?> state, @Nullable Object[] values, int index) {
        var mapping = state.mapping();
        var column = mapping.table().declaredColumns().get(index);
        var value = values[index];
        if (value instanceof KeyOf) {
            return;
        }
        if (value != null) {
            values[index] = index == mapping.keyColumn() ? Keys.normal(mapping, value) : normal(column, value);
            return;
        }
        if (index == mapping.keyColumn()) {
            if (!mapping.generatedKey()) {
                throw new FlushException(
                        state.describe() + " has no key: " + column.qualifiedName() + " is null",
                        "set it before the flush, or let the database draw it with @Generated");
            }
        } else if (!column.nullable() && !FetchedColumns.of(mapping).has(index)) {
            throw new NotNullException(
                    state.describe() + ": " + field(mapping, index) + " is null, but " + column.qualifiedName()
                            + " is NOT NULL",
                    "set it before the flush, or make the field @Nullable",
                    null,
                    null,
                    null);
        }
    }

    /** The field of a column: the relationship's name, else the column's in camel case, as the mapping derives one from the other. */
    private static String field(EntityMapping<?, ?> mapping, int index) {
        var name = mapping.entityType().getSimpleName() + ".";
        for (var relation : mapping.relations()) {
            if (relation instanceof ToOneMapping<?> one && one.column() == index) {
                return name + one.name();
            }
        }
        var words = mapping.table().declaredColumns().get(index).name().split("_", -1);
        var field = new StringBuilder(name).append(words[0]);
        for (int i = 1; i < words.length; i++) {
            field.append(words[i].isEmpty() ? "" : Character.toUpperCase(words[i].charAt(0)) + words[i].substring(1));
        }
        return field.toString();
    }
}
