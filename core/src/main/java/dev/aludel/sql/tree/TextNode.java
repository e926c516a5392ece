package dev.aludel.sql.tree;

import java.util.List;
import java.util.function.Consumer;

/**
 * Raw SQL with values in it.
 *
 * @param questionMarks whether a {@code ?} stands outside of strings, names and comments
 * @param otherwise whether MySQL and MariaDB find other values in it
 */
public record TextNode(List<TextPart> parts, boolean questionMarks, boolean otherwise) implements QueryNode {
    public TextNode {
        parts = List.copyOf(parts);
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        parts.forEach(visit);
    }

    @Override
    public void describe(Flattening key) {
        key.add(TextNode.class);
        key.nodes(parts);
    }
}
