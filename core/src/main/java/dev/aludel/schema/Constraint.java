package dev.aludel.schema;

import org.jspecify.annotations.Nullable;

/** A rule that the database holds over the rows of a table. Immutable. */
public sealed interface Constraint permits PrimaryKey, UniqueKey, ForeignKey, Check, Exclusion {
    /**
     * The constraint's name, or null as long as none was given: a {@link MetaData} then names it by its
     * {@link NamingConvention}.
     */
    @Nullable String name();

    /** The same constraint under a name of your own. */
    Constraint named(String name);

    /** A remark for those who read the schema, or null. */
    @Nullable String comment();

    /**
     * The same constraint with a remark for those who read the schema, or without one for null. PostgreSQL keeps those of all
     * constraints, MySQL and MariaDB those of primary and unique keys, SQLite none: what is not kept is left out.
     */
    Constraint comment(@Nullable String text);
}
