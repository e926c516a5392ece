package dev.aludel.async;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Transaction;
import dev.aludel.engine.TransactionState;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A {@link Transaction} whose calls return futures; they take their turn among the calls of its connection. */
public final class AsyncTransaction {
    private final Turns<Connection> turns;
    private final Transaction transaction;

    AsyncTransaction(Turns<Connection> turns, Transaction transaction) {
        this.turns = turns;
        this.transaction = transaction;
    }

    /** As {@link Transaction#commit}. */
    public CompletableFuture<@Nullable Void> commit() {
        return turns.start("commit", _ -> {
            transaction.commit();
            return null;
        });
    }

    /** As {@link Transaction#rollback}. */
    public CompletableFuture<@Nullable Void> rollback() {
        return turns.start("rollback", _ -> {
            transaction.rollback();
            return null;
        });
    }

    /** Rolls it back where nobody can, on the thread that began it. */
    void undo() {
        transaction.close();
    }

    public TransactionState state() {
        return transaction.state();
    }
}
