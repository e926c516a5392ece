package dev.aludel.sql;

import dev.aludel.sql.tree.Operator;
import java.util.List;

/**
 * Three expressions that are compared as one. Immutable and thread-safe.
 *
 * @param <A> the Java class of the first one's values
 * @param <B> the Java class of the second one's values
 * @param <C> the Java class of the third one's values
 */
@CheckReturnValue
public final class TupleOf3<A, B, C> extends TupleExpression<TupleOf3<A, B, C>> {
    private final Expression<A> a;
    private final Expression<B> b;
    private final Expression<C> c;

    TupleOf3(Expression<A> a, Expression<B> b, Expression<C> c) {
        super(List.of(a, b, c));
        this.a = a;
        this.b = b;
        this.c = c;
    }

    public BooleanExpression eq(A first, B second, C third) {
        return compare(Operator.EQUAL, values(first, second, third));
    }

    public BooleanExpression lt(A first, B second, C third) {
        return compare(Operator.LESS, values(first, second, third));
    }

    public BooleanExpression le(A first, B second, C third) {
        return compare(Operator.LESS_OR_EQUAL, values(first, second, third));
    }

    public BooleanExpression gt(A first, B second, C third) {
        return compare(Operator.GREATER, values(first, second, third));
    }

    public BooleanExpression ge(A first, B second, C third) {
        return compare(Operator.GREATER_OR_EQUAL, values(first, second, third));
    }

    /** One of the rows of a query of the same columns. */
    public BooleanExpression in(Combinable<?, Select3<A, B, C>> query) {
        return in(query, false);
    }

    /** None of the rows of a query of the same columns. */
    public BooleanExpression notIn(Combinable<?, Select3<A, B, C>> query) {
        return in(query, true);
    }

    private TupleOf3<A, B, C> values(A first, B second, C third) {
        return new TupleOf3<>(
                new ValueExpression<>(a.bind(first), a.type(), false),
                new ValueExpression<>(b.bind(second), b.type(), false),
                new ValueExpression<>(c.bind(third), c.type(), false));
    }
}
