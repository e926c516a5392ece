package dev.aludel.async;

import dev.aludel.engine.Action;
import dev.aludel.engine.Work;
import dev.aludel.orm.Session;
import dev.aludel.orm.SessionFactory;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A {@link SessionFactory} for callers that must not block: each unit of work runs on a virtual thread of its own, with a
 * blocking {@link Session} in its hands. Cancelling the future cancels the statement in the database and rolls back.
 * Thread-safe.
 *
 * {@snippet :
 * CompletableFuture<User> later = AsyncSessionFactory.of(sessions).with(s -> s.get(USER, 1));
 * }
 */
public final class AsyncSessionFactory {
    private final SessionFactory sessions;

    private AsyncSessionFactory(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** A bridge to a factory, with the options of that factory. */
    public static AsyncSessionFactory of(SessionFactory sessions) {
        return new AsyncSessionFactory(sessions);
    }

    /** Opens a session whose own methods return futures; the caller commits and closes it. */
    public AsyncSession open() {
        return new AsyncSession(sessions.open());
    }

    /** Runs the action in a transaction: committed when it returns, rolled back when it throws. */
    public CompletableFuture<@Nullable Void> begin(Action<? super Session, ?> action) {
        return Operation.start("begin", sessions, on -> {
            on.begin(session -> action.run(session));
            return null;
        });
    }

    /** Runs the work in a transaction and gives its result: committed when it returns, rolled back when it throws. */
    public <R extends @Nullable Object> CompletableFuture<R> transact(Work<? super Session, ? extends R, ?> work) {
        return Operation.start("transact", sessions, on -> on.<R, Exception>transact(session -> work.run(session)));
    }

    /** Runs the action in a read-only transaction; changes that were not flushed at its end are an error. */
    public CompletableFuture<@Nullable Void> use(Action<? super Session, ?> action) {
        return Operation.start("use", sessions, on -> {
            on.use(session -> action.run(session));
            return null;
        });
    }

    /** Runs the work in a read-only transaction and gives its result. */
    public <R extends @Nullable Object> CompletableFuture<R> with(Work<? super Session, ? extends R, ?> work) {
        return Operation.start("with", sessions, on -> on.<R, Exception>with(session -> work.run(session)));
    }
}
