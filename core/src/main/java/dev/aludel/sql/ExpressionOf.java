package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.AggregateNode;
import dev.aludel.sql.tree.CompositeNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.NamedFunctionNode;
import dev.aludel.sql.tree.NativeNode;
import dev.aludel.sql.tree.OrderNode;
import dev.aludel.sql.tree.OverNode;
import dev.aludel.sql.tree.StandardFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What all expressions can do whose result is an expression of their own kind: {@code USER.age.coalesce(0)} is an
 * {@code IntExpression}, because {@code USER.age} is one. Immutable and thread-safe.
 *
 * @param <T> the Java class of its values
 * @param <E> the kind of expression
 */
@CheckReturnValue
public sealed interface ExpressionOf<T, E extends Expression<T>> extends Selectable<T>
        permits OrderedOf, BooleanExpression, ValueExpression {
    /** This, or the value where this is NULL. */
    default E coalesce(T value) {
        var self = Expression.of(this);
        return Expression.like(this, call(StandardFunction.COALESCE, self.bare(), self.bind(value)), false);
    }

    /** This, or the other where this is NULL. */
    default E coalesce(Expression<? extends T> other) {
        var self = Expression.of(this);
        return Expression.like(
                this, call(StandardFunction.COALESCE, self.bare(), other.bare()), self.nullable() && other.nullable());
    }

    /** This, or NULL where it equals the value. */
    default E nullIf(T value) {
        var self = Expression.of(this);
        return Expression.like(this, call(StandardFunction.NULLIF, self.bare(), self.bind(value)), true);
    }

    /** This, or NULL where it equals the other. */
    default E nullIf(Expression<? extends T> other) {
        return Expression.like(
                this, call(StandardFunction.NULLIF, Expression.of(this).bare(), other.bare()), true);
    }

    /**
     * The aggregate of different values only: {@code sum(USER.age).distinct()}.
     *
     * @throws InvalidStatementException if this is no aggregate
     */
    default E distinct() {
        var node = AggregateNode.of(aggregate("distinct()"));
        return with(new AggregateNode(node.function(), true, node.orderBy(), node.withinGroup(), node.filter()));
    }

    /**
     * The aggregate of the rows for which the conditions hold: {@code count().filter(USER.active)}.
     *
     * @throws InvalidStatementException if this is no aggregate
     */
    default E filter(BooleanExpression... conditions) {
        var node = AggregateNode.of(aggregate("filter(..)"));
        List<ExpressionNode> all = new ArrayList<>(node.filter());
        all.addAll(BooleanExpression.nodes(conditions));
        return with(new AggregateNode(node.function(), node.distinct(), node.orderBy(), node.withinGroup(), all));
    }

    /**
     * The aggregate with its input in an order: {@code stringAgg(USER.name, ", ").orderedBy(USER.name)}.
     *
     * @throws InvalidStatementException if this is no aggregate
     */
    default E orderedBy(Sortable... keys) {
        var node = AggregateNode.of(aggregate("orderedBy(..)"));
        List<OrderNode> all = new ArrayList<>(node.orderBy());
        all.addAll(Window.keys(Arrays.asList(keys)));
        return with(new AggregateNode(node.function(), node.distinct(), all, node.withinGroup(), node.filter()));
    }

    /**
     * The aggregate over the rows around each row, which stay as they are:
     * {@code sum(USER.balance).over(partitionBy(USER.country).orderBy(USER.id))}.
     *
     * @throws InvalidStatementException if this is no aggregate
     */
    default E over(Window window) {
        return with(new OverNode(aggregate("over(..)"), window.node()));
    }

    /**
     * The aggregate over all rows, which stay as they are.
     *
     * @throws InvalidStatementException if this is no aggregate
     */
    default E over() {
        return over(Window.ALL);
    }

    private E with(CompositeNode node) {
        return Expression.like(this, node, Expression.of(this).nullable());
    }

    private FunctionNode call(StandardFunction function, ExpressionNode... arguments) {
        return new FunctionNode(
                function, List.of(arguments), Expression.of(this).type().unlimited());
    }

    private CompositeNode aggregate(String method) {
        var self = Expression.of(this);
        return switch (self.bare()) {
            case FunctionNode function when function.function().aggregate() -> function;
            case NamedFunctionNode function -> function;
            case NativeNode function -> function;
            case AggregateNode aggregate -> aggregate;
            default ->
                throw new InvalidStatementException(
                        self.description() + " is no aggregate, which " + method + " needs",
                        "call it on the result of sum(..), count(..) and their like, before as(..) and coalesce(..)");
        };
    }
}
