package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.List;

/**
 * Raw SQL with values in it.
 *
 * @param columns the types of its result columns, empty when only the database knows
 * @param questionMarks whether a {@code ?} stands outside of strings, names and comments
 */
public record TextNode(List<TextPart> parts, List<SqlType<?>> columns, boolean questionMarks) implements QueryNode {
    public TextNode {
        parts = List.copyOf(parts);
        columns = List.copyOf(columns);
    }

    @Override
    public void describe(Flattening key) {
        key.add(TextNode.class);
        key.nodes(parts);
        key.count(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            key.type(columns.get(i));
        }
    }
}
