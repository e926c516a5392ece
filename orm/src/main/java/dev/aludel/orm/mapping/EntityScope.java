package dev.aludel.orm.mapping;

import dev.aludel.sql.ReadScope;
import dev.aludel.type.RowReader;
import org.jspecify.annotations.Nullable;

/** Who reads rows that contain entities: a session, which keeps one object per key. Used by one thread at a time. */
public interface EntityScope extends ReadScope {
    /** The object of the current row, whose columns start at {@code at}; null when an outer join found none. */
    <E> @Nullable E entity(EntityMapping<E, ?> mapping, RowReader row, int at);
}
