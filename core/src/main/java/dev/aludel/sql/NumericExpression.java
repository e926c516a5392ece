package dev.aludel.sql;

import dev.aludel.sql.tree.BetweenNode;
import dev.aludel.sql.tree.BinaryNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.Operator;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.List;

/** What the numeric expressions share. Immutable and thread-safe. */
@CheckReturnValue
public abstract sealed class NumericExpression<T extends Number> extends OrderedExpression<T>
        permits ShortExpression, IntExpression, LongExpression, FloatExpression, DoubleExpression, DecimalExpression {
    NumericExpression(ExpressionNode node, SqlType<T> type, boolean nullable) {
        super(node, type, nullable);
    }

    @Override
    public abstract NumericExpression<T> as(String label);

    final BooleanExpression compareTo(Operator operator, SqlType<?> valueType, Object value) {
        return new BooleanExpression(
                new BinaryNode(operator, bare(), value(valueType, value), SqlTypes.BOOLEAN), nullable());
    }

    final BooleanExpression within(SqlType<?> valueType, Object low, Object high) {
        return new BooleanExpression(
                new BetweenNode(bare(), value(valueType, low), value(valueType, high), false), nullable());
    }

    final BinaryNode calculate(Operator operator, SqlType<?> valueType, Object value, SqlType<?> result) {
        return new BinaryNode(operator, bare(), value(valueType, value), result);
    }

    final BinaryNode calculate(Operator operator, Expression<?> other, SqlType<?> result) {
        return new BinaryNode(operator, bare(), other.bare(), result);
    }

    final FunctionNode aggregate(StandardFunction function, SqlType<?> result) {
        return new FunctionNode(function, List.of(bare()), result);
    }

    final FunctionNode orElse(ExpressionNode other) {
        return new FunctionNode(StandardFunction.COALESCE, List.of(bare(), other), type().unlimited());
    }

    final boolean nullableWith(Expression<?> other) {
        return nullable() || other.nullable();
    }
}
