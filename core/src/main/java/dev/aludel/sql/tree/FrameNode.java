package dev.aludel.sql.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of a window's partition that count for the current row. */
public record FrameNode(Unit unit, Bound from, Bound to, Exclusion exclusion) implements Node {
    /** What the distance of a bound counts. */
    public enum Unit {
        ROWS,
        /** Differences between values of the one key of ORDER BY. */
        RANGE,
        /** Groups of rows with equal keys. */
        GROUPS
    }

    /** What does not count although it lies between the bounds. */
    public enum Exclusion {
        NO_OTHERS,
        CURRENT_ROW,
        GROUP,
        TIES
    }

    /** Which way a bound lies. */
    public enum Direction {
        UNBOUNDED_PRECEDING,
        PRECEDING,
        CURRENT_ROW,
        FOLLOWING,
        UNBOUNDED_FOLLOWING
    }

    /** An end of the frame; its distance is null unless the direction needs one. */
    public record Bound(Direction direction, @Nullable ExpressionNode distance) {}

    /** The distances, in the order in which they stand in SQL. */
    public List<ExpressionNode> operands() {
        List<ExpressionNode> all = new ArrayList<>(2);
        if (from.distance != null) {
            all.add(from.distance);
        }
        if (to.distance != null) {
            all.add(to.distance);
        }
        return all;
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        operands().forEach(visit);
    }

    @Override
    public void describe(Flattening key) {
        key.add(unit);
        key.add(from.direction);
        key.add(to.direction);
        key.add(exclusion);
        key.nodes(operands());
    }
}
