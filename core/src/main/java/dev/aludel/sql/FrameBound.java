package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FrameNode;
import dev.aludel.type.SqlTypes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An end of a window's frame: {@code orderBy(SALE.day).rows(preceding(1), currentRow())}, with a static import of this class.
 * Immutable and thread-safe.
 */
public final class FrameBound {
    private final FrameNode.Bound node;

    private FrameBound(FrameNode.Bound node) {
        this.node = node;
    }

    /** So many rows, or groups, before the current one; in {@code range} that much less than its value. */
    public static FrameBound preceding(int distance) {
        return bound(FrameNode.Direction.PRECEDING, distance(distance));
    }

    /** The rows whose time is that much earlier, in a {@code range}. */
    public static FrameBound preceding(Duration distance) {
        return bound(FrameNode.Direction.PRECEDING, new BindNode(SqlTypes.DURATION, distance));
    }

    /** So many rows, or groups, after the current one; in {@code range} that much more than its value. */
    public static FrameBound following(int distance) {
        return bound(FrameNode.Direction.FOLLOWING, distance(distance));
    }

    /** The rows whose time is that much later, in a {@code range}. */
    public static FrameBound following(Duration distance) {
        return bound(FrameNode.Direction.FOLLOWING, new BindNode(SqlTypes.DURATION, distance));
    }

    public static FrameBound currentRow() {
        return bound(FrameNode.Direction.CURRENT_ROW, null);
    }

    public static FrameBound unboundedPreceding() {
        return bound(FrameNode.Direction.UNBOUNDED_PRECEDING, null);
    }

    public static FrameBound unboundedFollowing() {
        return bound(FrameNode.Direction.UNBOUNDED_FOLLOWING, null);
    }

    private static FrameBound bound(FrameNode.Direction direction, @Nullable ExpressionNode distance) {
        return new FrameBound(new FrameNode.Bound(direction, distance));
    }

    private static BindNode distance(int rows) {
        if (rows < 0) {
            throw new InvalidStatementException(
                    "a window's frame begins or ends " + rows + " rows away", "give a distance of 0 or more");
        }
        return new BindNode(SqlTypes.INTEGER, rows);
    }

    FrameNode.Bound node() {
        return node;
    }
}
