package dev.aludel.engine;

import org.jspecify.annotations.Nullable;

/**
 * Something to do with a connection or session that has a result.
 *
 * @param <A> what it works on
 * @param <R> the result
 * @param <X> the checked exception it throws; inferred as unchecked when it throws none
 */
@FunctionalInterface
public interface Work<A, R extends @Nullable Object, X extends Exception> {
    R run(A on) throws X;
}
