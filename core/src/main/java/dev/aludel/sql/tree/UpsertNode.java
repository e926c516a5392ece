package dev.aludel.sql.tree;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an INSERT does about a row that is there already.
 *
 * @param target the columns of the unique key that says which row; none if a constraint does, or any key
 * @param targetWhere the conditions of a unique index over a part of the rows
 * @param constraint the constraint that says which row, or null
 * @param assignments how that row is changed; none to leave it as it is
 * @param where conditions for changing it
 * @param others the columns of unique keys that are not meant, and that the new rows have values for
 */
public record UpsertNode(
        List<ColumnNode> target,
        List<ExpressionNode> targetWhere,
        @Nullable String constraint,
        List<AssignmentNode> assignments,
        List<ExpressionNode> where,
        List<List<String>> others)
        implements Node {
    public UpsertNode {
        target = List.copyOf(target);
        targetWhere = List.copyOf(targetWhere);
        assignments = List.copyOf(assignments);
        where = List.copyOf(where);
        others = List.copyOf(others);
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        target.forEach(visit);
        targetWhere.forEach(visit);
        assignments.forEach(visit);
        where.forEach(visit);
    }

    @Override
    public void describe(Flattening key) {
        key.nodes(target);
        key.nodes(targetWhere);
        key.flag(constraint != null);
        key.add(Objects.requireNonNullElse(constraint, ""));
        key.nodes(assignments);
        key.nodes(where);
        key.add(others);
    }
}
