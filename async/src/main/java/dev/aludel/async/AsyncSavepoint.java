package dev.aludel.async;

import dev.aludel.orm.Session;
import dev.aludel.orm.SessionSavepoint;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A {@link SessionSavepoint} whose calls return futures; they take their turn among the calls of its session. */
public final class AsyncSavepoint {
    private final Turns<Session> turns;
    private final SessionSavepoint savepoint;

    AsyncSavepoint(Turns<Session> turns, SessionSavepoint savepoint) {
        this.turns = turns;
        this.savepoint = savepoint;
    }

    /** As {@link SessionSavepoint#release}. */
    public CompletableFuture<@Nullable Void> release() {
        return turns.start("savepoint.release", _ -> {
            savepoint.release();
            return null;
        });
    }

    /** As {@link SessionSavepoint#rollback}. */
    public CompletableFuture<@Nullable Void> rollback() {
        return turns.start("savepoint.rollback", _ -> {
            savepoint.rollback();
            return null;
        });
    }
}
