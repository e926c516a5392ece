package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.function.Consumer;

/**
 * The rows of a query of one column, to be compared with: the right side of a comparison and nothing else.
 *
 * @param all whether each row must compare; otherwise one is enough
 */
public record QuantifiedNode(QueryNode query, boolean all, SqlType<?> type) implements ExpressionNode {
    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(query);
    }

    @Override
    public void describe(Flattening key) {
        key.add(QuantifiedNode.class);
        key.flag(all);
        key.type(type);
        query.describe(key);
    }
}
