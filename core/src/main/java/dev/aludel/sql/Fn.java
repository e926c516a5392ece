package dev.aludel.sql;

import static dev.aludel.sql.Expressions.nodes;
import static dev.aludel.sql.Expressions.value;

import dev.aludel.sql.tree.DatePart;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.type.SqlTypes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Functions of text, numbers, times, JSON, groups and windows that mean the same on every database; how each writes them, and
 * what differs, is in {@code docs/expressions.md}. A function of which an argument is NULL gives NULL where nothing else is
 * said. Thread-safe, stateless.
 */
@CheckReturnValue
public final class Fn extends GroupFunctions {
    private Fn() {}

    /** Without capitals; on SQLite of ASCII letters only. */
    public static TextExpression lower(Expression<String> text) {
        return text(StandardFunction.LOWER, text);
    }

    /** In capitals; on SQLite of ASCII letters only. */
    public static TextExpression upper(Expression<String> text) {
        return text(StandardFunction.UPPER, text);
    }

    /** Without spaces at both ends. */
    public static TextExpression trim(Expression<String> text) {
        return text(StandardFunction.TRIM, text);
    }

    /** Without this character at both ends. */
    public static TextExpression trim(Expression<String> text, char character) {
        return text(StandardFunction.TRIM, text, value(String.valueOf(character)));
    }

    /** Without spaces at the beginning. */
    public static TextExpression trimStart(Expression<String> text) {
        return text(StandardFunction.TRIM_START, text);
    }

    /** Without spaces at the end. */
    public static TextExpression trimEnd(Expression<String> text) {
        return text(StandardFunction.TRIM_END, text);
    }

    /** How many characters (code points) it has. */
    public static IntExpression length(Expression<String> text) {
        return whole(StandardFunction.LENGTH, text);
    }

    /** How many bytes its UTF-8 form has. */
    public static IntExpression octetLength(Expression<String> text) {
        return whole(StandardFunction.OCTET_LENGTH, text);
    }

    /** From a position, counted from 1, to the end. */
    public static TextExpression substring(Expression<String> text, int from) {
        return text(StandardFunction.SUBSTRING, text, value(atLeast(1, from, "a position in a text")));
    }

    /** So many characters from a position, counted from 1. */
    public static TextExpression substring(Expression<String> text, int from, int count) {
        return text(
                StandardFunction.SUBSTRING,
                text,
                value(atLeast(1, from, "a position in a text")),
                value(atLeast(0, count, "a number of characters")));
    }

    /** So many characters from a position, which is at least 1. */
    public static TextExpression substring(Expression<String> text, IntExpression from, IntExpression count) {
        return text(StandardFunction.SUBSTRING, text, from, count);
    }

    /** The first so many characters. */
    public static TextExpression left(Expression<String> text, int count) {
        return left(text, value(atLeast(0, count, "a number of characters")));
    }

    /** The first so many characters, of which there are at least 0. */
    public static TextExpression left(Expression<String> text, IntExpression count) {
        return text(StandardFunction.LEFT, text, count);
    }

    /** The last so many characters. */
    public static TextExpression right(Expression<String> text, int count) {
        return right(text, value(atLeast(0, count, "a number of characters")));
    }

    /** The last so many characters, of which there are at least 0. */
    public static TextExpression right(Expression<String> text, IntExpression count) {
        return text(StandardFunction.RIGHT, text, count);
    }

    /** Where the text is in the other, counted from 1; 0 if it is not there. */
    public static IntExpression position(String wanted, Expression<String> in) {
        return position(value(wanted), in);
    }

    /** Where the text is in the other, counted from 1; 0 if it is not there. */
    public static IntExpression position(Expression<String> wanted, Expression<String> in) {
        return whole(StandardFunction.POSITION, wanted, in);
    }

    /** With every occurrence of one text replaced by another. */
    public static TextExpression replace(Expression<String> text, String from, String to) {
        return text(StandardFunction.REPLACE, text, value(from), value(to));
    }

    /** Filled at the beginning, or cut at the end, to so many characters. */
    public static TextExpression padStart(Expression<String> text, int length, String fill) {
        return text(StandardFunction.PAD_START, text, value(length), value(fill));
    }

    /** Filled, or cut, at the end to so many characters. */
    public static TextExpression padEnd(Expression<String> text, int length, String fill) {
        return text(StandardFunction.PAD_END, text, value(length), value(fill));
    }

    /** So many times in a row. */
    public static TextExpression repeat(Expression<String> text, int times) {
        return text(StandardFunction.REPEAT, text, value(atLeast(0, times, "a number of repetitions")));
    }

    /** From the last character to the first. */
    public static TextExpression reverse(Expression<String> text) {
        return text(StandardFunction.REVERSE, text);
    }

    /** One behind the other; NULL if one of them is. */
    @SafeVarargs
    public static TextExpression concat(Expression<String> first, Expression<String>... rest) {
        TextExpression all = new TextExpression(first.bare(), SqlTypes.TEXT, first.nullable());
        for (Expression<String> one : rest) {
            all = all.concat(one);
        }
        return all;
    }

    /** Those that are not NULL, with the separator between them. */
    @SafeVarargs
    public static TextExpression concatWs(String separator, Expression<String> first, Expression<String>... rest) {
        List<ExpressionNode> nodes = new ArrayList<>(rest.length + 2);
        nodes.add(value(separator).bare());
        nodes.add(first.bare());
        for (Expression<String> one : rest) {
            nodes.add(one.bare());
        }
        var call = new FunctionNode(StandardFunction.CONCAT_WS, nodes, SqlTypes.TEXT);
        return new TextExpression(call, SqlTypes.TEXT, false);
    }

    /** The MD5 digest of its UTF-8 form in hexadecimal digits: no protection against anybody. */
    public static TextExpression md5(Expression<String> text) {
        return text(StandardFunction.MD5, text);
    }

    /** The SHA-256 digest of its UTF-8 form in hexadecimal digits. */
    public static TextExpression sha256(Expression<String> text) {
        return text(StandardFunction.SHA256, text);
    }

    /**
     * With every match of a regular expression replaced; {@code \\1} stands for its first group. The languages differ, see
     * {@code docs/expressions.md}.
     */
    public static TextExpression regexReplace(Expression<String> text, String regex, String replacement) {
        return text(StandardFunction.REGEX_REPLACE, text, value(regex), value(replacement));
    }

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

    /** The greatest of several; NULL if one of them is. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    public static <T, E extends OrderedExpression<T>> E greatest(OrderedOf<T, E> first, OrderedOf<T, E>... rest) {
        return OrderedOf.extreme(StandardFunction.GREATEST, first, List.of(rest));
    }

    /** The least of several; NULL if one of them is. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    public static <T, E extends OrderedExpression<T>> E least(OrderedOf<T, E> first, OrderedOf<T, E>... rest) {
        return OrderedOf.extreme(StandardFunction.LEAST, first, List.of(rest));
    }

    /** The moment at which the database began: the transaction on PostgreSQL, the statement on the others. */
    public static TemporalExpression<Instant> now() {
        return new TemporalExpression<>(
                new FunctionNode(StandardFunction.NOW, List.of(), SqlTypes.INSTANT), SqlTypes.INSTANT, false);
    }

    /** Today in UTC. */
    public static TemporalExpression<LocalDate> currentDate() {
        return new TemporalExpression<>(
                new FunctionNode(StandardFunction.CURRENT_DATE, List.of(), SqlTypes.DATE), SqlTypes.DATE, false);
    }

    /** An expression of times as one that can calculate with them. */
    public static <T extends Temporal> TemporalExpression<T> temporal(Expression<T> time) {
        return new TemporalExpression<>(time.bare(), time.type(), time.nullable());
    }

    /** A time cut down to the beginning of the unit that it lies in: {@code dateTrunc(MONTH, USER.createdAt)}. */
    public static <T extends Temporal> TemporalExpression<T> dateTrunc(DatePart unit, Expression<T> time) {
        return temporal(time).truncatedTo(unit);
    }

    /** The number of one part of a time: {@code extract(MONTH, USER.createdAt)} is 1 to 12. */
    public static <T extends Temporal> IntExpression extract(DatePart part, Expression<T> time) {
        return temporal(time).get(part);
    }

    /** A date of its parts. */
    public static TemporalExpression<LocalDate> makeDate(IntExpression year, IntExpression month, IntExpression day) {
        var call = new FunctionNode(StandardFunction.MAKE_DATE, nodes(List.of(year, month, day)), SqlTypes.DATE);
        return new TemporalExpression<>(call, SqlTypes.DATE, anyNullable(year, month, day));
    }

    /** The moment so many seconds after the beginning of 1970. */
    public static TemporalExpression<Instant> fromEpochSeconds(LongExpression seconds) {
        var call = new FunctionNode(StandardFunction.FROM_EPOCH_SECONDS, nodes(List.of(seconds)), SqlTypes.INSTANT);
        return new TemporalExpression<>(call, SqlTypes.INSTANT, seconds.nullable());
    }

    /** JSON, to look into: {@code json(USER.settings).path("colours", 0).asText()}. */
    public static Json json(Expression<?> document) {
        return new Json(document.bare(), document.nullable());
    }

    /** A JSON object: {@code jsonObject(entry("id", USER.id), entry("name", USER.name))}. */
    @SafeVarargs
    public static Json jsonObject(Map.Entry<String, ? extends Expression<?>>... entries) {
        List<ExpressionNode> nodes = new ArrayList<>(2 * entries.length);
        for (Map.Entry<String, ? extends Expression<?>> entry : entries) {
            nodes.add(value(entry.getKey()).bare());
            nodes.add(entry.getValue().bare());
        }
        return new Json(new FunctionNode(StandardFunction.JSON_OBJECT, nodes, SqlTypes.JSON), false);
    }

    /** A JSON array. */
    public static Json jsonArray(Expression<?>... values) {
        return new Json(call(StandardFunction.JSON_ARRAY, SqlTypes.JSON, values), false);
    }

    private static TextExpression text(StandardFunction function, Expression<?>... arguments) {
        return new TextExpression(call(function, SqlTypes.TEXT, arguments), SqlTypes.TEXT, anyNullable(arguments));
    }

    private static IntExpression whole(StandardFunction function, Expression<?>... arguments) {
        return new IntExpression(call(function, SqlTypes.INTEGER, arguments), anyNullable(arguments));
    }

    private static DoubleExpression real(StandardFunction function, Expression<?>... arguments) {
        boolean partial = function == StandardFunction.SQRT || function == StandardFunction.LN;
        return new DoubleExpression(call(function, SqlTypes.DOUBLE, arguments), partial || anyNullable(arguments));
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

    private static boolean anyNullable(Expression<?>... arguments) {
        for (Expression<?> argument : arguments) {
            if (argument.nullable()) {
                return true;
            }
        }
        return false;
    }
}
