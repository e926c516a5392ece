package dev.aludel.sql.tree;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A table by name, and the alias under which the statement knows it.
 *
 * @param local whether it is in no schema, whichever one the default is: a temporary table, or what a recursive query sees of
 *     itself
 */
public record TableNode(
        @Nullable String schema, String name, @Nullable String alias, boolean local) implements FromNode {
    public TableNode(@Nullable String schema, String name, @Nullable String alias) {
        this(schema, name, alias, false);
    }

    /** A table that is in no schema. */
    public static TableNode local(String name, @Nullable String alias) {
        return new TableNode(null, name, alias, true);
    }

    /** The same without its alias. */
    public TableNode unaliased() {
        return new TableNode(schema, name, null, local);
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
        if (local) {
            key.add(true);
        }
    }

    /** Columns know their table from before it was said to be in no schema: it is the same one. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TableNode that
                && name.equals(that.name)
                && Objects.equals(schema, that.schema)
                && Objects.equals(alias, that.alias);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Objects.hashCode(alias);
    }
}
