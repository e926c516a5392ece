package dev.aludel.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns of which no two rows have the same values. Immutable.
 *
 * @param name the constraint's name, or null for the conventional one
 * @param columns the key's columns in order
 * @param nullsDistinct whether any number of rows may have NULL
 * @param deferral when it is checked
 * @param comment a remark for those who read the schema, or null
 */
public record UniqueKey(
        @Nullable String name,
        List<String> columns,
        boolean nullsDistinct,
        Deferral deferral,
        @Nullable String comment) implements Constraint {
    public UniqueKey {
        Names.optional(name, "a unique key");
        columns = Names.columns(columns, "a unique key");
    }

    public static UniqueKey of(String... columns) {
        return new UniqueKey(null, List.of(columns), true, Deferral.NEVER, null);
    }

    @Override
    public UniqueKey named(String constraintName) {
        return new UniqueKey(constraintName, columns, nullsDistinct, deferral, comment);
    }

    /** NULL counts as a value: one row may have it. */
    public UniqueKey nullsNotDistinct() {
        return new UniqueKey(name, columns, false, deferral, comment);
    }

    public UniqueKey deferral(Deferral when) {
        return new UniqueKey(name, columns, nullsDistinct, when, comment);
    }

    @Override
    public UniqueKey comment(@Nullable String text) {
        return new UniqueKey(name, columns, nullsDistinct, deferral, text);
    }
}
