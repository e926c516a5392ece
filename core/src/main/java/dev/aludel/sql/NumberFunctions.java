package dev.aludel.sql;

import static dev.aludel.sql.Calls.atLeast;
import static dev.aludel.sql.Calls.real;
import static dev.aludel.sql.Calls.whole;
import static dev.aludel.sql.Expressions.nodes;
import static dev.aludel.sql.Expressions.value;

import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.StandardFunction;
import java.util.ArrayList;
import java.util.List;

/** Functions of numbers; part of {@link Fn}. Thread-safe, stateless. */
@CheckReturnValue
public abstract sealed class NumberFunctions extends TimeFunctions permits TextFunctions {
    NumberFunctions() {}

    public static <T extends Number, E extends NumericExpression<T>> E abs(OrderedOf<T, E> number) {
        return same(StandardFunction.ABS, number);
    }

    /** The least whole number that is not less. */
    public static <T extends Number, E extends NumericExpression<T>> E ceil(OrderedOf<T, E> number) {
        return same(StandardFunction.CEIL, number);
    }

    /** The greatest whole number that is not greater. */
    public static <T extends Number, E extends NumericExpression<T>> E floor(OrderedOf<T, E> number) {
        return same(StandardFunction.FLOOR, number);
    }

    /** The nearest whole number; a half is rounded away from zero. */
    public static <T extends Number, E extends NumericExpression<T>> E round(OrderedOf<T, E> number) {
        return round(number, 0);
    }

    /** Rounded to so many digits behind the point; a half away from zero. */
    public static <T extends Number, E extends NumericExpression<T>> E round(OrderedOf<T, E> number, int digits) {
        return same(StandardFunction.ROUND, number, value(atLeast(0, digits, "a number of digits")));
    }

    /** Without what stands behind the point. */
    public static <T extends Number, E extends NumericExpression<T>> E trunc(OrderedOf<T, E> number) {
        return trunc(number, 0);
    }

    /** Cut to so many digits behind the point. */
    public static <T extends Number, E extends NumericExpression<T>> E trunc(OrderedOf<T, E> number, int digits) {
        return same(StandardFunction.TRUNC, number, value(atLeast(0, digits, "a number of digits")));
    }

    /** -1, 0 or 1. */
    public static IntExpression sign(NumericExpression<?> number) {
        return whole(StandardFunction.SIGN, number);
    }

    public static DoubleExpression power(NumericExpression<?> base, double exponent) {
        return power(base, value(exponent));
    }

    public static DoubleExpression power(NumericExpression<?> base, NumericExpression<?> exponent) {
        return real(StandardFunction.POWER, base, exponent);
    }

    /** The square root; of a negative number an error on PostgreSQL, NULL on the others. */
    public static DoubleExpression sqrt(NumericExpression<?> number) {
        return real(StandardFunction.SQRT, number);
    }

    public static DoubleExpression exp(NumericExpression<?> number) {
        return real(StandardFunction.EXP, number);
    }

    /** The natural logarithm; of 0 and below an error on PostgreSQL, NULL on the others. */
    public static DoubleExpression ln(NumericExpression<?> number) {
        return real(StandardFunction.LN, number);
    }

    public static DoubleExpression log10(NumericExpression<?> number) {
        return real(StandardFunction.LOG10, number);
    }

    /** The logarithm to a base. */
    public static DoubleExpression log(double base, NumericExpression<?> number) {
        return ln(number).dividedBy(Math.log(base));
    }

    public static DoubleExpression sin(NumericExpression<?> number) {
        return real(StandardFunction.SIN, number);
    }

    public static DoubleExpression cos(NumericExpression<?> number) {
        return real(StandardFunction.COS, number);
    }

    public static DoubleExpression tan(NumericExpression<?> number) {
        return real(StandardFunction.TAN, number);
    }

    public static DoubleExpression asin(NumericExpression<?> number) {
        return real(StandardFunction.ASIN, number);
    }

    public static DoubleExpression acos(NumericExpression<?> number) {
        return real(StandardFunction.ACOS, number);
    }

    public static DoubleExpression atan(NumericExpression<?> number) {
        return real(StandardFunction.ATAN, number);
    }

    public static DoubleExpression degrees(NumericExpression<?> number) {
        return real(StandardFunction.DEGREES, number);
    }

    public static DoubleExpression radians(NumericExpression<?> number) {
        return real(StandardFunction.RADIANS, number);
    }

    /** The angle of a point. */
    public static DoubleExpression atan2(NumericExpression<?> y, NumericExpression<?> x) {
        return real(StandardFunction.ATAN2, y, x);
    }

    public static DoubleExpression pi() {
        return real(StandardFunction.PI);
    }

    /** From 0 to less than 1, another one for each row. */
    public static DoubleExpression random() {
        return real(StandardFunction.RANDOM);
    }

    /** A function of a number that gives the same kind; whole numbers are whole already. */
    private static <T extends Number, E extends NumericExpression<T>> E same(
            StandardFunction function, OrderedOf<T, E> number, Expression<?>... rest) {
        var self = Expression.of(number);
        if (function != StandardFunction.ABS && number instanceof WholeOf<?, ?>) {
            return Expression.like(number, self.bare(), self.nullable());
        }
        List<ExpressionNode> nodes = new ArrayList<>();
        nodes.add(self.bare());
        nodes.addAll(nodes(List.of(rest)));
        return Expression.like(
                number, new FunctionNode(function, nodes, self.type().unlimited()), self.nullable());
    }
}
