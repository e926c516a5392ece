package dev.aludel.sql;

import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.CaseNode;
import dev.aludel.sql.tree.ExpressionNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of the first condition that holds: {@code caseWhen(USER.age.lt(18), "child").when(USER.age.lt(65),
 * "adult").otherwise("senior")}. Immutable and thread-safe.
 *
 * @param <T> the Java class of the results
 * @param <E> the kind of expression that it gives
 */
@CheckReturnValue
public final class CaseWhen<T, E extends Expression<T>> {
    private final ExpressionOf<T, E> sample;
    private final List<CaseNode.Branch> branches;
    private final boolean nullable;

    CaseWhen(BooleanExpression condition, ExpressionOf<T, E> result) {
        this(result, List.of(), false, condition.bare(), result);
    }

    private CaseWhen(
            ExpressionOf<T, E> sample,
            List<CaseNode.Branch> branches,
            boolean nullable,
            ExpressionNode condition,
            ExpressionOf<T, E> result) {
        this(
                sample,
                plus(branches, condition, Expression.of(result).bare()),
                nullable || Expression.of(result).nullable());
    }

    private CaseWhen(ExpressionOf<T, E> sample, List<CaseNode.Branch> branches, boolean nullable) {
        this.sample = sample;
        this.branches = branches;
        this.nullable = nullable;
    }

    public CaseWhen<T, E> when(BooleanExpression condition, T result) {
        return new CaseWhen<>(sample, plus(branches, condition.bare(), value(result)), nullable);
    }

    public CaseWhen<T, E> when(BooleanExpression condition, ExpressionOf<T, E> result) {
        return new CaseWhen<>(sample, branches, nullable, condition.bare(), result);
    }

    /** What it is if no condition holds. */
    public E otherwise(T result) {
        return Expression.like(sample, node(value(result)), nullable);
    }

    /** What it is if no condition holds. */
    public E otherwise(ExpressionOf<T, E> result) {
        var last = Expression.of(result);
        return Expression.like(sample, node(last.bare()), nullable || last.nullable());
    }

    /** NULL if no condition holds. */
    public E end() {
        return Expression.like(sample, node(null), true);
    }

    private BindNode value(T value) {
        return Expression.of(sample).bind(value);
    }

    private CaseNode node(@Nullable ExpressionNode otherwise) {
        return new CaseNode(
                null, branches, otherwise, Expression.of(sample).type().unlimited());
    }

    static List<CaseNode.Branch> plus(List<CaseNode.Branch> branches, ExpressionNode when, ExpressionNode then) {
        List<CaseNode.Branch> all = new ArrayList<>(branches);
        all.add(new CaseNode.Branch(when, then));
        return all;
    }
}
