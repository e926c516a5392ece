package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FrameNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.OrderNode;
import dev.aludel.sql.tree.WindowNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a function {@code over} them sees: {@code partitionBy(USER.country).orderBy(USER.id).rows(preceding(2),
 * currentRow())}. Immutable and thread-safe.
 */
@CheckReturnValue
public final class Window {
    /** All rows. */
    static final Window ALL = new Window(new WindowNode("", List.of(), List.of(), null));

    private final WindowNode node;

    private Window(WindowNode node) {
        this.node = node;
    }

    public WindowNode node() {
        return node;
    }

    /** Rows with equal values here see each other. */
    public Window partitionBy(Expression<?>... expressions) {
        List<ExpressionNode> all = new ArrayList<>(node.partitionBy());
        for (Expression<?> expression : expressions) {
            all.add(expression.bare());
        }
        return new Window(new WindowNode(node.name(), all, node.orderBy(), node.frame()));
    }

    /** The order of the rows; it also ends the default frame at the current row and its equals. */
    public Window orderBy(Sortable... keys) {
        List<OrderNode> all = new ArrayList<>(node.orderBy());
        all.addAll(keys(Arrays.asList(keys)));
        return new Window(new WindowNode(node.name(), node.partitionBy(), all, node.frame()));
    }

    /** The rows between, by their number. */
    public Window rows(FrameBound from, FrameBound to) {
        return frame(FrameNode.Unit.ROWS, from, to);
    }

    /** The rows between, by the difference of their value in the one key of {@code orderBy}. */
    public Window range(FrameBound from, FrameBound to) {
        return frame(FrameNode.Unit.RANGE, from, to);
    }

    /** The rows between, by the number of groups of rows with equal keys. */
    public Window groups(FrameBound from, FrameBound to) {
        return frame(FrameNode.Unit.GROUPS, from, to);
    }

    /**
     * Takes rows out of the frame.
     *
     * @throws InvalidStatementException if there is no frame
     */
    public Window exclude(FrameNode.Exclusion exclusion) {
        FrameNode frame = node.frame();
        if (frame == null) {
            throw new InvalidStatementException(
                    "a window without a frame cannot exclude " + exclusion + " from it",
                    "call rows(..), range(..) or groups(..) before exclude(..)");
        }
        return framed(new FrameNode(frame.unit(), frame.from(), frame.to(), exclusion));
    }

    /** The same under a name, by which functions refer to it in a statement that defines it with {@code window(..)}. */
    public Window as(String name) {
        return new Window(new WindowNode(name, node.partitionBy(), node.orderBy(), node.frame()));
    }

    private Window frame(FrameNode.Unit unit, FrameBound from, FrameBound to) {
        return framed(new FrameNode(unit, from.node(), to.node(), FrameNode.Exclusion.NO_OTHERS));
    }

    private Window framed(@Nullable FrameNode frame) {
        return new Window(new WindowNode(node.name(), node.partitionBy(), node.orderBy(), frame));
    }

    /** The keys, without labels: those are known to the statement's own ORDER BY only. */
    static List<OrderNode> keys(List<? extends Sortable> keys) {
        List<OrderNode> nodes = new ArrayList<>(keys.size());
        for (Sortable key : keys) {
            OrderNode order = key.order().node();
            nodes.add(
                    order.operand() instanceof LabelNode label
                            ? new OrderNode(label.operand(), order.descending(), order.nulls())
                            : order);
        }
        return nodes;
    }
}
