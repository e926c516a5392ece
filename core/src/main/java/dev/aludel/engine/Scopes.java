package dev.aludel.engine;

import dev.aludel.driver.TransactionOptions;
import org.jspecify.annotations.Nullable;

/** Work between a beginning and an end: kept when it returns, undone when it throws, whatever it throws. */
final class Scopes {
    private Scopes() {}

    static <X extends Exception> void inTransaction(
            Connection connection, TransactionOptions options, Action<? super Connection, X> action) throws X {
        Scopes.<@Nullable Object, X>transact(connection, options, on -> nothing(on, action));
    }

    static <R extends @Nullable Object, X extends Exception> R transact(
            Connection connection, TransactionOptions options, Work<? super Connection, ? extends R, X> work) throws X {
        var transaction = connection.begin(options).enter();
        try {
            R result = work.run(connection);
            transaction.commitUnlessEnded();
            return result;
        } catch (Throwable failure) {
            undo(transaction, failure);
            throw failure;
        } finally {
            transaction.leave();
        }
    }

    static <X extends Exception> void inSavepoint(Connection connection, Action<? super Connection, X> action)
            throws X {
        Scopes.<@Nullable Object, X>nested(connection, on -> nothing(on, action));
    }

    private static <X extends Exception> @Nullable Object nothing(
            Connection connection, Action<? super Connection, X> action) throws X {
        action.run(connection);
        return null;
    }

    static <R extends @Nullable Object, X extends Exception> R nested(
            Connection connection, Work<? super Connection, ? extends R, X> work) throws X {
        var savepoint = connection.savepoint();
        try {
            R result = work.run(connection);
            savepoint.release();
            return result;
        } catch (Throwable failure) {
            undo(savepoint, failure);
            throw failure;
        }
    }

    /** The first failure is what the caller must see. */
    private static void undo(AutoCloseable scope, Throwable failure) {
        try {
            scope.close();
        } catch (Exception second) {
            if (second != failure) {
                failure.addSuppressed(second);
            }
        }
    }
}
