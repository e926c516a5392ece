package dev.aludel.sql;

import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.GroupingNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Several ways of grouping at once, made by {@link Sql#rollup}, {@link Sql#cube} and {@link Sql#groupingSets}. In the rows of
 * a group that leaves a key out, that key is NULL: select it with {@code optional()}. Immutable and thread-safe.
 */
@CheckReturnValue
public final class Grouping {
    private final GroupingNode node;

    Grouping(GroupingNode node) {
        this.node = node;
    }

    static Grouping each(GroupingNode.Kind kind, Expression<?>... keys) {
        List<List<ExpressionNode>> sets = new ArrayList<>();
        for (Expression<?> key : keys) {
            sets.add(List.of(key.bare()));
        }
        return new Grouping(new GroupingNode(kind, sets));
    }

    /** One more set of keys that count together; without any key it is the group of all rows. */
    public Grouping set(Expression<?>... keys) {
        List<ExpressionNode> set = new ArrayList<>();
        for (Expression<?> key : keys) {
            set.add(key.bare());
        }
        List<List<ExpressionNode>> all = new ArrayList<>(node.sets());
        all.add(List.copyOf(set));
        return new Grouping(new GroupingNode(node.kind(), all));
    }

    GroupingNode node() {
        return node;
    }
}
