package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first result whose condition holds.
 *
 * @param subject what the {@code when} of each branch is compared with; null if each is a condition
 * @param otherwise the result if none holds; null for NULL
 */
public record CaseNode(
        @Nullable ExpressionNode subject,
        List<Branch> branches,
        @Nullable ExpressionNode otherwise,
        SqlType<?> type) implements CompositeNode {
    /** A condition, or a value of the subject, and what it results in. */
    public record Branch(ExpressionNode when, ExpressionNode then) {}

    public CaseNode {
        branches = List.copyOf(branches);
        if (branches.isEmpty()) {
            throw new IllegalArgumentException("a CASE has a branch");
        }
    }

    @Override
    public List<ExpressionNode> operands() {
        List<ExpressionNode> all = new ArrayList<>(2 * branches.size() + 2);
        if (subject != null) {
            all.add(subject);
        }
        for (Branch branch : branches) {
            all.add(branch.when);
            all.add(branch.then);
        }
        if (otherwise != null) {
            all.add(otherwise);
        }
        return all;
    }

    @Override
    public void describe(Flattening key) {
        key.add(CaseNode.class);
        key.type(type);
        key.flag(subject != null);
        key.flag(otherwise != null);
        key.nodes(operands());
    }
}
