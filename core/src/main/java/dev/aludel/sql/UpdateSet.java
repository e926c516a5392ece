package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.AssignmentNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FromNode;
import dev.aludel.sql.tree.JoinNode;
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
    private final List<FromNode> from;
    private final List<JoinNode> joins;

    UpdateSet(TableSource table, List<Assignment> assignments) {
        this(table, assignments, List.of(), List.of());
    }

    private UpdateSet(TableSource table, List<Assignment> assignments, List<FromNode> from, List<JoinNode> joins) {
        Assignments.check(table, assignments, "UPDATE");
        this.table = table;
        this.assignments = assignments;
        this.from = from;
        this.joins = joins;
    }

    /** What else to change. */
    public UpdateSet set(Assignment... more) {
        List<Assignment> all = new ArrayList<>(assignments);
        all.addAll(List.of(more));
        return new UpdateSet(table, List.copyOf(all), from, joins);
    }

    /**
     * What else the conditions and the new values refer to. A row that meets the conditions with several of its rows is
     * changed once, by any of them.
     */
    public UpdateSet from(FromItem... items) {
        List<FromNode> all = new ArrayList<>(from);
        all.addAll(FromItem.nodes(items));
        return new UpdateSet(table, assignments, all, joins);
    }

    /** Joins something to what {@link #from} names; the condition must not refer to the table that is changed. */
    public UpdateSet join(FromItem target, BooleanExpression on) {
        if (from.isEmpty()) {
            throw new InvalidStatementException(
                    "an UPDATE of " + table.name() + " joins to nothing",
                    "name what else it refers to in from(..) first");
        }
        List<JoinNode> all = new ArrayList<>(joins);
        all.add(new JoinNode(JoinNode.Kind.INNER, target.fromNode(), on.bare()));
        return new UpdateSet(table, assignments, from, all);
    }

    /**
     * The rows for which all of the conditions hold.
     *
     * @throws dev.aludel.error.InvalidStatementException if none of them applies: that would be every row
     */
    public Update where(BooleanExpression... conditions) {
        return new Update(table, tree(Conditions.some(conditions, "UPDATE", table)));
    }

    /** Every row of the table. */
    public Update everywhere() {
        return new Update(table, tree(List.of()));
    }

    private UpdateNode tree(List<ExpressionNode> where) {
        List<AssignmentNode> nodes = new ArrayList<>(assignments.size());
        for (Assignment assignment : ColumnFill.complete(table, table.renewals(), assignments)) {
            nodes.add(assignment.node());
        }
        return new UpdateNode(table.fromNode(), nodes, from, joins, where, List.of(), null, List.of());
    }
}
