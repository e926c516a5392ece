package dev.aludel.sql;

import static dev.aludel.sql.PgNodes.condition;
import static dev.aludel.sql.PgNodes.same;
import static dev.aludel.sql.PgNodes.untyped;

/** Ranges and multiranges of PostgreSQL; part of {@link Pg}. Thread-safe, stateless. */
@CheckReturnValue
public abstract sealed class PgRanges extends PgDocuments permits PgArrays {
    PgRanges() {}

    /** The range or multirange contains the element. */
    public static BooleanExpression rangeContains(Expression<?> range, Expression<?> element) {
        return condition("{0p} @> {1!}", range, element);
    }

    /** Two ranges touch without having anything in common. */
    public static BooleanExpression adjacent(Expression<?> left, Expression<?> right) {
        return condition("{0p} -|- {1p}", left, right);
    }

    /** All of the left range is before the right one. */
    public static BooleanExpression before(Expression<?> left, Expression<?> right) {
        return condition("{0p} << {1p}", left, right);
    }

    /** All of the left range is after the right one. */
    public static BooleanExpression after(Expression<?> left, Expression<?> right) {
        return condition("{0p} >> {1p}", left, right);
    }

    /** The lower bound of a range; NULL for none. */
    public static Untyped lowerBound(Expression<?> range) {
        return untyped("lower({0})", range);
    }

    /** The upper bound of a range; NULL for none. */
    public static Untyped upperBound(Expression<?> range) {
        return untyped("upper({0})", range);
    }

    /** Whether a range is empty. */
    public static BooleanExpression isEmpty(Expression<?> range) {
        return condition("isempty({0})", range);
    }

    /** Two ranges that overlap or touch as one. */
    public static <R> ValueExpression<R> union(Expression<R> left, Expression<R> right) {
        return same("({0p} + {1p})", left, right);
    }

    /** What two ranges have in common. */
    public static <R> ValueExpression<R> intersection(Expression<R> left, Expression<R> right) {
        return same("({0p} * {1p})", left, right);
    }

    /** A range without the other. */
    public static <R> ValueExpression<R> difference(Expression<R> left, Expression<R> right) {
        return same("({0p} - {1p})", left, right);
    }
}
