package dev.aludel.sql.tree;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of two queries, put together.
 *
 * @param all whether equal rows stay as often as they are there
 * @param orderBy by columns of the left query, as its select list names them
 */
public record SetNode(
        Kind kind,
        boolean all,
        QueryNode left,
        QueryNode right,
        List<OrderNode> orderBy,
        @Nullable ExpressionNode limit,
        @Nullable ExpressionNode offset)
        implements QueryNode {
    /** Which rows result. */
    public enum Kind {
        UNION,
        INTERSECT,
        EXCEPT
    }

    public SetNode {
        orderBy = List.copyOf(orderBy);
    }

    /** Whether nothing is said of the order and number of its rows. */
    public boolean plain() {
        return orderBy.isEmpty() && limit == null && offset == null;
    }

    /** The same with another first query, which names its columns alike. */
    public SetNode withLeft(QueryNode other) {
        return new SetNode(kind, all, other, right, orderBy, limit, offset);
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(left);
        visit.accept(right);
        orderBy.forEach(visit);
        if (limit != null) {
            visit.accept(limit);
        }
        if (offset != null) {
            visit.accept(offset);
        }
    }

    @Override
    public void describe(Flattening key) {
        key.add(kind);
        key.flag(all);
        left.describe(key);
        right.describe(key);
        key.nodes(orderBy);
        key.optional(limit);
        key.optional(offset);
    }
}
