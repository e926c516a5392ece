package dev.aludel.sql;

import dev.aludel.sql.tree.Operator;

/**
 * Comparisons with numbers of other kinds: {@code BOOK.pages.gt(avg(OTHER.pages))}. Whole numbers and decimals are compared exactly, and
 * with floating-point numbers as floating-point numbers. Immutable and thread-safe.
 *
 * @param <O> the other kinds
 */
@CheckReturnValue
public sealed interface MixedComparisons<O extends NumberKind>
        permits ShortExpression, IntExpression, LongExpression, FloatExpression, DoubleExpression, DecimalExpression {
    default BooleanExpression eq(O other) {
        return compared(Operator.EQUAL, other);
    }

    default BooleanExpression ne(O other) {
        return compared(Operator.NOT_EQUAL, other);
    }

    default BooleanExpression lt(O other) {
        return compared(Operator.LESS, other);
    }

    default BooleanExpression le(O other) {
        return compared(Operator.LESS_OR_EQUAL, other);
    }

    default BooleanExpression gt(O other) {
        return compared(Operator.GREATER, other);
    }

    default BooleanExpression ge(O other) {
        return compared(Operator.GREATER_OR_EQUAL, other);
    }

    private BooleanExpression compared(Operator operator, NumberKind other) {
        return ((NumericExpression<?>) this).compare(operator, (NumericExpression<?>) other);
    }
}
