package dev.aludel.sql;

import dev.aludel.sql.tree.CaseNode;
import dev.aludel.sql.tree.ExpressionNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a CASE that compares one expression with values: {@code caseOf(USER.country).when("at", "Austria")
 * .otherwise("elsewhere")}. Immutable and thread-safe.
 *
 * @param <V> the Java class of what is compared
 */
@CheckReturnValue
public final class CaseOf<V> {
    private final Expression<V> subject;

    CaseOf(Expression<V> subject) {
        this.subject = subject;
    }

    public <T, E extends Expression<T>> Branches<V, T, E> when(V value, ExpressionOf<T, E> result) {
        return new Branches<>(subject, result, List.of(), false).when(value, result);
    }

    public Branches<V, String, TextExpression> when(V value, String result) {
        return when(value, Expressions.value(result));
    }

    public Branches<V, Integer, IntExpression> when(V value, int result) {
        return when(value, Expressions.value(result));
    }

    public Branches<V, Long, LongExpression> when(V value, long result) {
        return when(value, Expressions.value(result));
    }

    public Branches<V, Double, DoubleExpression> when(V value, double result) {
        return when(value, Expressions.value(result));
    }

    /**
     * The branches of such a CASE. Immutable and thread-safe.
     *
     * @param <V> the Java class of what is compared
     * @param <T> the Java class of the results
     * @param <E> the kind of expression that it gives
     */
    @CheckReturnValue
    public static final class Branches<V, T, E extends Expression<T>> {
        private final Expression<V> subject;
        private final ExpressionOf<T, E> sample;
        private final List<CaseNode.Branch> branches;
        private final boolean nullable;

        private Branches(
                Expression<V> subject, ExpressionOf<T, E> sample, List<CaseNode.Branch> branches, boolean nullable) {
            this.subject = subject;
            this.sample = sample;
            this.branches = branches;
            this.nullable = nullable;
        }

        public Branches<V, T, E> when(V value, T result) {
            return plus(value, Expression.of(sample).bind(result), false);
        }

        public Branches<V, T, E> when(V value, ExpressionOf<T, E> result) {
            var then = Expression.of(result);
            return plus(value, then.bare(), then.nullable());
        }

        private Branches<V, T, E> plus(V value, ExpressionNode then, boolean mayBeNull) {
            return new Branches<>(
                    subject, sample, CaseWhen.plus(branches, subject.bind(value), then), nullable || mayBeNull);
        }

        /** What it is if no value is equal. */
        public E otherwise(T result) {
            return end(Expression.of(sample).bind(result), nullable);
        }

        /** What it is if no value is equal. */
        public E otherwise(ExpressionOf<T, E> result) {
            var last = Expression.of(result);
            return end(last.bare(), nullable || last.nullable());
        }

        /** NULL if no value is equal. */
        public E end() {
            return end(null, true);
        }

        private E end(@Nullable ExpressionNode otherwise, boolean mayBeNull) {
            var type = Expression.of(sample).type().unlimited();
            return Expression.like(sample, new CaseNode(subject.bare(), branches, otherwise, type), mayBeNull);
        }
    }
}
