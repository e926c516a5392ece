package dev.aludel.sql.tree;

import java.util.function.Consumer;

/** SQL as the caller wrote it. */
public record RawNode(String sql) implements TextPart {
    @Override
    public void children(Consumer<? super Node> visit) {}

    @Override
    public void describe(Flattening key) {
        key.add(sql);
    }
}
