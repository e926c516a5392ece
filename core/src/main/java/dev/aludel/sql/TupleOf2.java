package dev.aludel.sql;

import dev.aludel.sql.tree.Operator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Two expressions that are compared as one: {@code tuple(USER.name, USER.id).gt("Bob", 7)} is what comes after that row in
 * the order of name and id. Immutable and thread-safe.
 *
 * @param <A> the Java class of the first one's values
 * @param <B> the Java class of the second one's values
 */
@CheckReturnValue
public final class TupleOf2<A, B> extends TupleExpression<TupleOf2<A, B>> {
    private final Expression<A> a;
    private final Expression<B> b;

    TupleOf2(Expression<A> a, Expression<B> b) {
        super(List.of(a, b));
        this.a = a;
        this.b = b;
    }

    public BooleanExpression eq(A first, B second) {
        return compare(Operator.EQUAL, values(first, second));
    }

    public BooleanExpression ne(A first, B second) {
        return compare(Operator.NOT_EQUAL, values(first, second));
    }

    public BooleanExpression lt(A first, B second) {
        return compare(Operator.LESS, values(first, second));
    }

    public BooleanExpression le(A first, B second) {
        return compare(Operator.LESS_OR_EQUAL, values(first, second));
    }

    public BooleanExpression gt(A first, B second) {
        return compare(Operator.GREATER, values(first, second));
    }

    public BooleanExpression ge(A first, B second) {
        return compare(Operator.GREATER_OR_EQUAL, values(first, second));
    }

    /** One of the pairs, such as {@code Map.entry(1, "a")}; false when there is none. */
    public BooleanExpression inPairs(Collection<? extends Map.Entry<? extends A, ? extends B>> pairs) {
        return membership(pairs, false);
    }

    /** None of the pairs; true when there is none. */
    public BooleanExpression notInPairs(Collection<? extends Map.Entry<? extends A, ? extends B>> pairs) {
        return membership(pairs, true);
    }

    private BooleanExpression membership(
            Collection<? extends Map.Entry<? extends A, ? extends B>> pairs, boolean negated) {
        List<TupleOf2<A, B>> tuples = new ArrayList<>(pairs.size());
        for (Map.Entry<? extends A, ? extends B> pair : pairs) {
            tuples.add(values(pair.getKey(), pair.getValue()));
        }
        return in(tuples, negated);
    }

    /** One of the rows of a query of the same columns. */
    public BooleanExpression in(Combinable<?, Select2<A, B>> query) {
        return in(query, false);
    }

    /** None of the rows of a query of the same columns. */
    public BooleanExpression notIn(Combinable<?, Select2<A, B>> query) {
        return in(query, true);
    }

    private TupleOf2<A, B> values(A first, B second) {
        return new TupleOf2<>(
                new ValueExpression<>(a.bind(first), a.type(), false),
                new ValueExpression<>(b.bind(second), b.type(), false));
    }
}
