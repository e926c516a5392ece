package dev.aludel.sql;

import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.OverNode;

/**
 * A function that is only something {@code over} a window: {@code rowNumber().over(orderBy(USER.id))}. Immutable and
 * thread-safe.
 *
 * @param <T> the Java class of its values
 * @param <E> the kind of expression that it gives
 */
@CheckReturnValue
public final class WindowFunction<T, E extends Expression<T>> {
    private final FunctionNode function;
    private final ExpressionOf<T, E> sample;
    private final boolean nullable;

    WindowFunction(FunctionNode function, ExpressionOf<T, E> sample, boolean nullable) {
        this.function = function;
        this.sample = sample;
        this.nullable = nullable;
    }

    /** The function of the window's rows. */
    public E over(Window window) {
        return Expression.like(sample, new OverNode(function, window.node()), nullable);
    }

    /** The function of all rows. */
    public E over() {
        return over(Window.ALL);
    }
}
