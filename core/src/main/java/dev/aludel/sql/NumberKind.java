package dev.aludel.sql;

/**
 * Numbers by their kinds, so that a number can be compared with one of another kind, and the compiler still knows which comparison is
 * meant: what takes a {@code NotInt} takes every numeric expression but an {@link IntExpression}.
 */
public sealed interface NumberKind {
    sealed interface NotShort extends NumberKind
            permits IntExpression, LongExpression, FloatExpression, DoubleExpression, DecimalExpression {}

    sealed interface NotInt extends NumberKind
            permits ShortExpression, LongExpression, FloatExpression, DoubleExpression, DecimalExpression {}

    sealed interface NotLong extends NumberKind
            permits ShortExpression, IntExpression, FloatExpression, DoubleExpression, DecimalExpression {}

    sealed interface NotFloat extends NumberKind
            permits ShortExpression, IntExpression, LongExpression, DoubleExpression, DecimalExpression {}

    sealed interface NotDouble extends NumberKind
            permits ShortExpression, IntExpression, LongExpression, FloatExpression, DecimalExpression {}

    sealed interface NotDecimal extends NumberKind
            permits ShortExpression, IntExpression, LongExpression, FloatExpression, DoubleExpression {}
}
