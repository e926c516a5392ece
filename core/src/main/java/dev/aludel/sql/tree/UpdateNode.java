package dev.aludel.sql.tree;

import java.util.List;
import java.util.function.Consumer;

/**
 * An UPDATE.
 *
 * @param where conditions that must all hold; none for every row
 * @param returning what comes back for each row; empty for nothing
 */
public record UpdateNode(
        TableNode table, List<AssignmentNode> assignments, List<ExpressionNode> where, List<ExpressionNode> returning)
        implements StatementNode {
    public UpdateNode {
        assignments = List.copyOf(assignments);
        where = List.copyOf(where);
        returning = List.copyOf(returning);
    }

    public UpdateNode withReturning(List<ExpressionNode> expressions) {
        return new UpdateNode(table, assignments, where, expressions);
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(table);
        assignments.forEach(visit);
        where.forEach(visit);
        returning.forEach(visit);
    }

    @Override
    public void describe(Flattening key) {
        key.add(UpdateNode.class);
        table.describe(key);
        key.nodes(assignments);
        key.nodes(where);
        key.nodes(returning);
    }
}
