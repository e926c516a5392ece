package dev.aludel.postgresql.type;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value of a range type: empty, or everything between two bounds, each of which may be missing (without end). Immutable.
 * PostgreSQL brings ranges of whole numbers and dates to the form {@code [lower, upper)}; others stay as they are.
 *
 * @param lower the lower bound, or null for none
 * @param upper the upper bound, or null for none
 * @param lowerInclusive whether the lower bound is part of it; false without one
 * @param upperInclusive whether the upper bound is part of it; false without one
 * @param empty whether it holds nothing at all; it then has no bounds
 * @param <T> the class of the bounds
 */
public record PgRange<T>(
        @Nullable T lower, @Nullable T upper, boolean lowerInclusive, boolean upperInclusive, boolean empty) {
    public PgRange {
        lowerInclusive &= lower != null;
        upperInclusive &= upper != null;
        if (empty && (lower != null || upper != null)) {
            throw new IllegalArgumentException("an empty range has no bounds");
        }
    }

    /** {@code [lower, upper)}. */
    public static <T> PgRange<T> closedOpen(T lower, T upper) {
        return new PgRange<>(lower, upper, true, false, false);
    }

    /** {@code [lower, upper]}. */
    public static <T> PgRange<T> closed(T lower, T upper) {
        return new PgRange<>(lower, upper, true, true, false);
    }

    /** {@code (lower, upper)}. */
    public static <T> PgRange<T> open(T lower, T upper) {
        return new PgRange<>(lower, upper, false, false, false);
    }

    /** {@code [lower,)}. */
    public static <T> PgRange<T> atLeast(T lower) {
        return new PgRange<>(lower, null, true, false, false);
    }

    /** {@code (,upper)}. */
    public static <T> PgRange<T> lessThan(T upper) {
        return new PgRange<>(null, upper, false, false, false);
    }

    /** {@code (,)}: everything. */
    public static <T> PgRange<T> all() {
        return new PgRange<>(null, null, false, false, false);
    }

    /** Nothing at all. */
    public static <T> PgRange<T> emptyRange() {
        return new PgRange<>(null, null, false, false, true);
    }

    /** The same range with other bounds. */
    public <R> PgRange<R> map(Function<? super T, ? extends R> function) {
        return new PgRange<>(
                lower == null ? null : function.apply(lower),
                upper == null ? null : function.apply(upper),
                lowerInclusive,
                upperInclusive,
                empty);
    }

    @Override
    public String toString() {
        return empty
                ? "empty"
                : (lowerInclusive ? "[" : "(") + (lower == null ? "" : lower) + "," + (upper == null ? "" : upper)
                        + (upperInclusive ? "]" : ")");
    }
}
