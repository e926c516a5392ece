package dev.aludel.sql;

import dev.aludel.sql.tree.StandardFunction;
import java.util.List;

/**
 * Functions that mean the same on every database, by subject: {@link TextFunctions}, {@link NumberFunctions},
 * {@link TimeFunctions}, {@link JsonFunctions}, {@link GroupFunctions}; all are called as {@code Fn.lower(..)} or by a static
 * import of {@code Fn.lower}. How each database writes them, and what differs, is in {@code docs/expressions.md}. A function of
 * which an argument is NULL gives NULL where nothing else is said. Thread-safe, stateless.
 */
@CheckReturnValue
public final class Fn extends TextFunctions {
    private Fn() {}

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
}
