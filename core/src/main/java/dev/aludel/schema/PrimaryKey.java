package dev.aludel.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns that identify a row. Immutable.
 *
 * @param name the constraint's name, or null for the conventional one
 * @param columns the key's columns in order
 * @param deferral when it is checked
 * @param comment a remark for those who read the schema, or null
 */
public record PrimaryKey(
        @Nullable String name,
        List<String> columns,
        Deferral deferral,
        @Nullable String comment) implements Constraint {
    public PrimaryKey {
        Names.optional(name, "a primary key");
        columns = Names.columns(columns, "a primary key");
    }

    public static PrimaryKey of(String... columns) {
        return new PrimaryKey(null, List.of(columns), Deferral.NEVER, null);
    }

    @Override
    public PrimaryKey named(String constraintName) {
        return new PrimaryKey(constraintName, columns, deferral, comment);
    }

    public PrimaryKey deferral(Deferral when) {
        return new PrimaryKey(name, columns, when, comment);
    }

    @Override
    public PrimaryKey comment(@Nullable String text) {
        return new PrimaryKey(name, columns, deferral, text);
    }
}
