package dev.aludel.postgresql.type.form;

import dev.aludel.type.SqlType;

/** How the parts of a value are reached, such as the bounds of a range. Stateless, compared by identity. */
@FunctionalInterface
public interface Parts {
    /**
     * The value with its parts checked and brought to their precision.
     *
     * @param element the type of the parts
     * @param what names the column in errors
     */
    Object stored(SqlType<?> element, Object value, String what);
}
