package dev.aludel.engine;

/** Throws again what was kept as a {@link Throwable} and is known to be unchecked. */
final class Rethrow {
    private Rethrow() {}

    /** Declared to return, so that callers can say {@code throw}. */
    static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }
}
