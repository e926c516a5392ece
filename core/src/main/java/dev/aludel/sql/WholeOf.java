package dev.aludel.sql;

import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.type.SqlTypes;
import java.util.List;

/**
 * The bits of whole numbers, in two's complement. Immutable and thread-safe.
 *
 * @param <T> the Java class of its values
 * @param <E> the kind of expression
 */
@CheckReturnValue
public sealed interface WholeOf<T, E extends Expression<T>> extends OrderedOf<T, E>
        permits ShortExpression, IntExpression, LongExpression {
    default E bitAnd(T mask) {
        return bits(StandardFunction.BIT_AND, mask);
    }

    default E bitAnd(ExpressionOf<T, E> other) {
        return bits(StandardFunction.BIT_AND, other);
    }

    default E bitOr(T mask) {
        return bits(StandardFunction.BIT_OR, mask);
    }

    default E bitOr(ExpressionOf<T, E> other) {
        return bits(StandardFunction.BIT_OR, other);
    }

    default E bitXor(T mask) {
        return bits(StandardFunction.BIT_XOR, mask);
    }

    default E bitXor(ExpressionOf<T, E> other) {
        return bits(StandardFunction.BIT_XOR, other);
    }

    default E bitNot() {
        var self = Expression.of(this);
        return call(StandardFunction.BIT_NOT, self.nullable(), self.bare());
    }

    /** The bits moved up, of which those that leave at the top are lost. */
    default E shiftLeft(int places) {
        return shift(StandardFunction.SHIFT_LEFT, places);
    }

    /** The bits moved down; the sign stays. */
    default E shiftRight(int places) {
        return shift(StandardFunction.SHIFT_RIGHT, places);
    }

    private E shift(StandardFunction function, int places) {
        var self = Expression.of(this);
        return call(function, self.nullable(), self.bare(), new BindNode(SqlTypes.INTEGER, places));
    }

    private E bits(StandardFunction function, T mask) {
        var self = Expression.of(this);
        return call(function, self.nullable(), self.bare(), self.bind(mask));
    }

    private E bits(StandardFunction function, ExpressionOf<T, E> other) {
        var self = Expression.of(this);
        var mask = Expression.of(other);
        return call(function, self.nullable() || mask.nullable(), self.bare(), mask.bare());
    }

    private E call(StandardFunction function, boolean nullable, ExpressionNode... arguments) {
        var type = Expression.of(this).type();
        return Expression.like(this, new FunctionNode(function, List.of(arguments), type), nullable);
    }
}
