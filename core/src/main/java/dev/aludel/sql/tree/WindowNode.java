package dev.aludel.sql.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a window function sees, and in which order.
 *
 * @param name the name under which the statement's WINDOW clause defines it; empty for one that is written where it is used
 * @param partitionBy rows with equal values here see each other; none for all rows
 * @param frame which of them, counted from the current row; null for the standard's default
 */
public record WindowNode(
        String name,
        List<ExpressionNode> partitionBy,
        List<OrderNode> orderBy,
        @Nullable FrameNode frame) implements Node {
    public WindowNode {
        partitionBy = List.copyOf(partitionBy);
        orderBy = List.copyOf(orderBy);
    }

    /** What is inside, in the order in which it stands in SQL. */
    public List<ExpressionNode> operands() {
        List<ExpressionNode> all = new ArrayList<>(partitionBy);
        orderBy.forEach(order -> all.add(order.operand()));
        if (frame != null) {
            all.addAll(frame.operands());
        }
        return all;
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        operands().forEach(visit);
    }

    @Override
    public void describe(Flattening key) {
        key.add(name);
        key.nodes(partitionBy);
        key.nodes(orderBy);
        key.optional(frame);
    }
}
