package dev.aludel.sql.tree;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A table by name, and the alias under which the statement knows it.
 *
 * @param locality whether it is in no schema, whichever one the default is: a temporary table, or what a recursive query sees of
 *     itself
 */
public record TableNode(
        @Nullable String schema, String name, @Nullable String alias, Locality locality) implements FromNode {
    public TableNode(@Nullable String schema, String name, @Nullable String alias) {
        this(schema, name, alias, Locality.IN_SCHEMA);
    }

    /** A table that is in no schema. */
    public static TableNode local(String name, @Nullable String alias) {
        return new TableNode(null, name, alias, Locality.LOCAL);
    }

    /** Whether it is in no schema. */
    public boolean local() {
        return locality.local();
    }

    /** The same without its alias. */
    public TableNode unaliased() {
        return new TableNode(schema, name, null, locality);
    }

    @Override
    public String reference() {
        return alias == null ? name : alias;
    }

    @Override
    public void children(Consumer<? super Node> visit) {}

    @Override
    public void describe(Flattening key) {
        key.add(this);
        key.flag(local());
    }

    /** A temporary table is another than one of a schema that has its name. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TableNode that
                && name.equals(that.name)
                && Objects.equals(schema, that.schema)
                && Objects.equals(alias, that.alias)
                && local() == that.local();
    }

    /** Without what a table says of itself only when its columns know it already. */
    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Objects.hashCode(alias);
    }
}
