package dev.aludel.orm;

import org.jspecify.annotations.Nullable;

/** Work between a beginning and an end: kept when it returns, undone when it throws, whatever it throws. Stateless. */
final class Scopes {
    private Scopes() {}

    /** Something that throws what the caller's lambda throws. */
    @FunctionalInterface
    interface Step<X extends Exception> {
        void run() throws X;
    }

    /** Something with a result that throws what the caller's lambda throws. */
    @FunctionalInterface
    interface Part<R extends @Nullable Object, X extends Exception> {
        R call() throws X;
    }

    static <X extends Exception> void run(Step<X> work, Runnable keep, Runnable undo) throws X {
        try {
            work.run();
            keep.run();
        } catch (Throwable failure) {
            undo(undo, failure);
            throw failure;
        }
    }

    static <R extends @Nullable Object, X extends Exception> R call(Part<R, X> work, Runnable keep, Runnable undo)
            throws X {
        try {
            R result = work.call();
            keep.run();
            return result;
        } catch (Throwable failure) {
            undo(undo, failure);
            throw failure;
        }
    }

    /** The first failure is what the caller must see. */
    private static void undo(Runnable undo, Throwable failure) {
        try {
            undo.run();
        } catch (RuntimeException | Error second) {
            if (second != failure) {
                failure.addSuppressed(second);
            }
        }
    }
}
