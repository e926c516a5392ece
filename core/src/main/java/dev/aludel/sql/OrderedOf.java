package dev.aludel.sql;

import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.StandardFunction;
import java.util.ArrayList;
import java.util.List;

/**
 * What the expressions can do that are ordered, with a result of their own kind. Immutable and thread-safe.
 *
 * @param <T> the Java class of its values
 * @param <E> the kind of expression
 */
@CheckReturnValue
public sealed interface OrderedOf<T, E extends Expression<T>> extends ExpressionOf<T, E>
        permits WholeOf,
                FloatExpression,
                DoubleExpression,
                DecimalExpression,
                TextExpression,
                TemporalExpression,
                ComparableExpression {
    /** The least value of the group; NULL for none. */
    default E min() {
        return aggregate(StandardFunction.MIN);
    }

    /** The greatest value of the group; NULL for none. */
    default E max() {
        return aggregate(StandardFunction.MAX);
    }

    private E aggregate(StandardFunction function) {
        var self = Expression.of(this);
        return Expression.like(
                this,
                new FunctionNode(function, List.of(self.bare()), self.type().unlimited()),
                true);
    }

    /** The least or greatest of several: NULL if one of them is. */
    static <T, E extends Expression<T>> E extreme(
            StandardFunction function, ExpressionOf<T, E> first, List<? extends ExpressionOf<T, E>> rest) {
        var self = Expression.of(first);
        if (rest.isEmpty()) {
            return Expression.like(first, self.bare(), self.nullable());
        }
        List<ExpressionNode> all = new ArrayList<>(rest.size() + 1);
        all.add(self.bare());
        boolean nullable = self.nullable();
        for (ExpressionOf<T, E> one : rest) {
            var other = Expression.of(one);
            all.add(other.bare());
            nullable |= other.nullable();
        }
        return Expression.like(
                first, new FunctionNode(function, all, self.type().unlimited()), nullable);
    }
}
