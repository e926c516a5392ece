package dev.aludel.engine;

/**
 * Something to do with a connection or session, without a result.
 *
 * @param <A> what it works on
 * @param <X> the checked exception it throws; inferred as unchecked when it throws none
 */
@FunctionalInterface
public interface Action<A, X extends Exception> {
    void run(A on) throws X;
}
