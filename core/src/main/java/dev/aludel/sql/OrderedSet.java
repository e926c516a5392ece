package dev.aludel.sql;

import dev.aludel.sql.tree.AggregateNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.OrderNode;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.type.SqlTypes;
import java.util.List;

/** An aggregate of rows in an order: {@code percentile(0.5).withinGroup(USER.age)}. Immutable and thread-safe. */
@CheckReturnValue
public final class OrderedSet {
    private final StandardFunction function;
    private final List<ExpressionNode> arguments;

    OrderedSet(StandardFunction function, ExpressionNode... arguments) {
        this.function = function;
        this.arguments = List.of(arguments);
    }

    /** Of the expression's values, from the least to the greatest. */
    public <T, E extends OrderedExpression<T>> E withinGroup(OrderedOf<T, E> expression) {
        return withinGroup(expression, false);
    }

    /** Of the expression's values, from the greatest to the least. */
    public <T, E extends OrderedExpression<T>> E withinGroupDescending(OrderedOf<T, E> expression) {
        return withinGroup(expression, true);
    }

    private <T, E extends OrderedExpression<T>> E withinGroup(OrderedOf<T, E> expression, boolean descending) {
        var value = Expression.of(expression);
        var key = new OrderNode(value.bare(), descending, OrderNode.Nulls.DEFAULT);
        var call = new FunctionNode(function, arguments, value.type().unlimited());
        return Expression.like(expression, new AggregateNode(call, false, List.of(), List.of(key), List.of()), true);
    }

    /** A value between two of them, as the fraction says, for any numbers. */
    static DoubleExpression between(ExpressionNode fraction, NumericExpression<?> expression) {
        var call = new FunctionNode(StandardFunction.PERCENTILE_CONT, List.of(fraction), SqlTypes.DOUBLE);
        var key = new OrderNode(expression.bare(), false, OrderNode.Nulls.DEFAULT);
        return new DoubleExpression(new AggregateNode(call, false, List.of(), List.of(key), List.of()), true);
    }
}
