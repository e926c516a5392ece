package dev.aludel.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns of which no two rows have the same values. Immutable.
 *
 * @param name the constraint's name, or null for the conventional one
 * @param columns the key's columns in order
 */
public record UniqueKey(@Nullable String name, List<String> columns) implements Constraint {
    public UniqueKey {
        Names.optional(name, "a unique key");
        columns = Names.columns(columns, "a unique key");
    }

    public static UniqueKey of(String... columns) {
        return new UniqueKey(null, List.of(columns));
    }

    @Override
    public UniqueKey named(String constraintName) {
        return new UniqueKey(constraintName, columns);
    }
}
