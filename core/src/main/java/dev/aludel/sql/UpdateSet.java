package dev.aludel.sql;

import dev.aludel.sql.tree.AssignmentNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.UpdateNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An UPDATE that does not say which rows, not yet a {@link Command}: it becomes one by {@link #where} or by
 * {@link #everywhere}. Immutable and thread-safe.
 */
@CheckReturnValue
public final class UpdateSet {
    private final TableSource table;
    private final List<Assignment> assignments;

    UpdateSet(TableSource table, List<Assignment> assignments) {
        Assignments.check(table, assignments, "UPDATE");
        this.table = table;
        this.assignments = assignments;
    }

    /** What else to change. */
    public UpdateSet set(Assignment... more) {
        List<Assignment> all = new ArrayList<>(assignments);
        all.addAll(List.of(more));
        return new UpdateSet(table, List.copyOf(all));
    }

    /**
     * The rows for which all of the conditions hold.
     *
     * @throws dev.aludel.error.InvalidStatementException if none of them applies: that would be every row
     */
    public Update where(BooleanExpression... conditions) {
        return new Update(tree(Conditions.some(conditions, "UPDATE", table)));
    }

    /** Every row of the table. */
    public Update everywhere() {
        return new Update(tree(List.of()));
    }

    private UpdateNode tree(List<ExpressionNode> where) {
        List<AssignmentNode> nodes = new ArrayList<>(assignments.size());
        for (Assignment assignment : assignments) {
            nodes.add(assignment.node());
        }
        return new UpdateNode(table.fromNode(), nodes, where, List.of());
    }
}
