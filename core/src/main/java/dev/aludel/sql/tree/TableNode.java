package dev.aludel.sql.tree;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A table by name, and the alias under which the statement knows it. */
public record TableNode(
        @Nullable String schema, String name, @Nullable String alias) implements FromNode {
    @Override
    public String reference() {
        return alias == null ? name : alias;
    }

    @Override
    public void children(Consumer<? super Node> visit) {}

    @Override
    public void describe(Flattening key) {
        key.add(this);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Objects.hashCode(alias);
    }
}
