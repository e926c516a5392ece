package dev.aludel.sql;

import static dev.aludel.sql.PgNodes.condition;
import static dev.aludel.sql.PgNodes.node;
import static dev.aludel.sql.PgNodes.text;
import static dev.aludel.sql.PgNodes.valueLike;

import dev.aludel.type.SqlTypes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

/**
 * What only PostgreSQL has: {@link PgArrays arrays}, {@link PgRanges ranges}, {@link PgDocuments jsonb and hstore},
 * {@link PgSearch full-text search}, all called as {@code Pg.overlaps(..)}. On another database a statement with it is refused
 * when it is compiled. Thread-safe, stateless.
 */
@CheckReturnValue
public final class Pg extends PgArrays {
    private Pg() {}

    /** The left contains the right: an array, a range, a jsonb document, an hstore. */
    public static BooleanExpression contains(Expression<?> left, Expression<?> right) {
        return condition("{0p} @> {1p}", left, right);
    }

    /** The left contains each of the values: an array its elements, a range a range. */
    @SafeVarargs
    public static <T> BooleanExpression contains(Expression<T> left, T first, T... more) {
        BooleanExpression all = contains(left, valueLike(left, first));
        for (T value : more) {
            all = all.and(contains(left, valueLike(left, value)));
        }
        return all;
    }

    /** The left is contained in the right. */
    public static BooleanExpression containedBy(Expression<?> left, Expression<?> right) {
        return condition("{0p} <@ {1p}", left, right);
    }

    /** The left is contained in each of the values. */
    @SafeVarargs
    public static <T> BooleanExpression containedBy(Expression<T> left, T first, T... more) {
        BooleanExpression all = containedBy(left, valueLike(left, first));
        for (T value : more) {
            all = all.and(containedBy(left, valueLike(left, value)));
        }
        return all;
    }

    /** Two arrays, or two ranges, have something in common. */
    public static BooleanExpression overlaps(Expression<?> left, Expression<?> right) {
        return condition("{0p} && {1p}", left, right);
    }

    /** An array, or a range, has something in common with each of the values. */
    @SafeVarargs
    public static <T> BooleanExpression overlaps(Expression<T> left, T first, T... more) {
        BooleanExpression all = overlaps(left, valueLike(left, first));
        for (T value : more) {
            all = all.and(overlaps(left, valueLike(left, value)));
        }
        return all;
    }

    /** The date and time that a moment has in a time zone. */
    public static TemporalExpression<LocalDateTime> atTimeZone(Expression<Instant> moment, String zone) {
        return new TemporalExpression<>(
                node("({0p} AT TIME ZONE {1p})", SqlTypes.TIMESTAMP, moment, Expressions.value(zone)),
                SqlTypes.TIMESTAMP,
                moment.nullable());
    }

    /** The moment at which it is this date and time in a time zone. */
    public static TemporalExpression<Instant> inTimeZone(Expression<LocalDateTime> time, String zone) {
        return new TemporalExpression<>(
                node("({0p} AT TIME ZONE {1p})", SqlTypes.INSTANT, time, Expressions.value(zone)),
                SqlTypes.INSTANT,
                time.nullable());
    }

    /** A number or time in a format of PostgreSQL, such as {@code YYYY-MM-DD}. */
    public static TextExpression toChar(Expression<?> expression, String format) {
        return text("to_char({0}, {1})", expression, Expressions.value(format));
    }

    /** With a capital at the beginning of each word. */
    public static TextExpression initcap(Expression<String> text) {
        return text("initcap({0})", text);
    }

    /** With each character of one text replaced by that at the same place of another. */
    public static TextExpression translate(Expression<String> text, String from, String to) {
        return text("translate({0}, {1}, {2})", text, Expressions.value(from), Expressions.value(to));
    }

    /** A part of a text that a separator takes apart, counted from 1. */
    public static TextExpression splitPart(Expression<String> text, String separator, int number) {
        return text("split_part({0}, {1}, {2})", text, Expressions.value(separator), Expressions.value(number));
    }

    /** A new UUID for each row. */
    public static ComparableExpression<UUID> randomUuid() {
        return new ComparableExpression<>(node("gen_random_uuid()", SqlTypes.UUID, List.of()), SqlTypes.UUID, false);
    }
}
