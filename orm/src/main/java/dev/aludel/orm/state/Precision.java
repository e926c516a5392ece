package dev.aludel.orm.state;

import dev.aludel.error.DataException;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.type.SqlType;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Differences that are none: an {@code Instant} with nanoseconds is the row's value if its microseconds are. Without this an
 * object that was added with {@code Instant.now()} would count as changed for ever, and would never be read again. Stateless.
 */
final class Precision {
    private Precision() {}

    /** Takes out the columns whose value is the row's as soon as it has the column's precision. */
    static <E> void settle(EntityMapping<E, ?> mapping, E entity, @Nullable Object[] snapshot, BitSet changed) {
        if (changed.isEmpty()) {
            return;
        }
        var values = mapping.values(entity);
        for (int column = changed.nextSetBit(0); column >= 0; column = changed.nextSetBit(column + 1)) {
            var value = values[column];
            var stored = snapshot[column];
            if (value != null && stored != null && same(mapping, column, value, stored)) {
                changed.clear(column);
            }
        }
    }

    @SuppressWarnings("unchecked") // the values of a column have its class
    private static boolean same(EntityMapping<?, ?> mapping, int index, Object value, Object stored) {
        var column = mapping.table().declaredColumns().get(index);
        try {
            return stored.equals(((SqlType<Object>) column.type()).checked(value, column.qualifiedName()));
        } catch (DataException doesNotFit) {
            return false; // The flush says so.
        }
    }
}
