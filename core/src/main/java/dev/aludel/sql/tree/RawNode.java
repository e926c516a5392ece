package dev.aludel.sql.tree;

/** SQL as the caller wrote it. */
public record RawNode(String sql) implements TextPart {
    @Override
    public void describe(Flattening key) {
        key.add(sql);
    }
}
