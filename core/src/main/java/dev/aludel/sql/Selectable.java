package dev.aludel.sql;

import dev.aludel.type.RowReader;
import java.util.List;
import java.util.Optional;

/**
 * What can stand in a select list: an expression, an entity's table, a {@link Sql#row row} of such. Immutable and
 * thread-safe.
 *
 * @param <T> what it is read as
 */
public interface Selectable<T> {
    /** The expressions that it adds to the select list, in order. */
    List<Expression<?>> columns();

    /** Reads it from those columns. */
    RowDecoder<T> decoder();

    /**
     * Whether the row has none of it, as after an outer join without a partner: all of its columns are NULL. An entity's
     * table asks its key columns only.
     */
    default boolean absent(RowReader row, int offset) {
        for (int i = columns().size() - 1; i >= 0; i--) {
            if (!row.isNull(offset + i)) {
                return false;
            }
        }
        return true;
    }

    /** The same where it may be missing, as after an outer join. */
    default Selectable<Optional<T>> optional() {
        return new OptionalSelectable<>(this);
    }
}
