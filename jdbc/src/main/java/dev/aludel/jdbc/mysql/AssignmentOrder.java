package dev.aludel.jdbc.mysql;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.sql.tree.AssignmentNode;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Puts assignments into an order in which none reads a column that another one before it has changed. */
final class AssignmentOrder {
    private AssignmentOrder() {}

    /**
     * The assignments, those first that read what others change.
     *
     * @throws UnsupportedFeatureException if two of them read what the other changes: {@code SET a = b, b = a}
     */
    static List<AssignmentNode> of(List<AssignmentNode> assignments) {
        var left = new ArrayList<>(assignments);
        var ordered = new ArrayList<AssignmentNode>(left.size());
        while (!left.isEmpty()) {
            var next = left.stream().filter(candidate -> free(candidate, left)).findFirst();
            if (next.isEmpty()) {
                throw new UnsupportedFeatureException(
                        "MySQL assigns columns one after the other, and the new values of "
                                + String.join(
                                        ", ",
                                        left.stream()
                                                .map(assignment ->
                                                        assignment.column().name())
                                                .toList())
                                + " need each other's old ones",
                        "read the row first, or update in two steps");
            }
            ordered.add(next.get());
            left.remove(next.get());
        }
        return ordered;
    }

    /** Whether nothing that is still to come reads the column, but for the assignment itself. */
    private static boolean free(AssignmentNode candidate, List<AssignmentNode> left) {
        return left.stream()
                .filter(other -> !other.equals(candidate))
                .noneMatch(other -> reads(other.value(), candidate.column()));
    }

    private static boolean reads(Node node, ColumnNode column) {
        if (node.equals(column)) {
            return true;
        }
        var found = new AtomicBoolean();
        node.children(child -> found.compareAndSet(false, reads(child, column)));
        return found.get();
    }
}
