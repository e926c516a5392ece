package dev.aludel.async;

import dev.aludel.engine.Action;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.engine.Work;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Engine} for callers that must not block, such as event loops: each call runs on a virtual thread of its own and
 * its future completes there. Cancelling a future cancels the statement in the database. Thread-safe.
 *
 * {@snippet :
 * CompletableFuture<List<User>> users = async.with(connection -> connection.list(query));
 * }
 *
 * <p>Failures arrive as they are, wrapped by {@code join()} and {@code get()} in the JDK's own exceptions.
 */
public final class AsyncEngine implements AutoCloseable {
    private final Engine engine;

    private AsyncEngine(Engine engine) {
        this.engine = engine;
    }

    /** A bridge to an engine, which both share. */
    public static AsyncEngine of(Engine engine) {
        return new AsyncEngine(engine);
    }

    /**
     * A bridge to a new engine.
     *
     * @throws dev.aludel.error.ConfigurationException if the URL is wrong
     */
    public static AsyncEngine create(String url) {
        return of(Engine.create(url));
    }

    /** The engine behind it. */
    public Engine engine() {
        return engine;
    }

    /** Takes a connection from the pool; the caller closes it. */
    public CompletableFuture<AsyncConnection> connect() {
        return Operation.start(
                "connect",
                engine,
                on -> new AsyncConnection(on.connect()),
                connection -> connection.blocking().close());
    }

    /** Runs the action in a transaction: committed when it returns, rolled back when it throws. */
    public CompletableFuture<@Nullable Void> begin(Action<? super Connection, ?> action) {
        return Operation.start("begin", engine, on -> {
            on.begin(connection -> action.run(connection));
            return null;
        });
    }

    /** Runs the work in a transaction and gives its result: committed when it returns, rolled back when it throws. */
    public <R extends @Nullable Object> CompletableFuture<R> transact(Work<? super Connection, ? extends R, ?> work) {
        return Operation.start("transact", engine, on -> on.<R, Exception>transact(connection -> work.run(connection)));
    }

    /** Runs the action with a connection outside a transaction: each statement commits by itself. */
    public CompletableFuture<@Nullable Void> use(Action<? super Connection, ?> action) {
        return Operation.start("use", engine, on -> {
            on.use(connection -> action.run(connection));
            return null;
        });
    }

    /** Runs the work with a connection outside a transaction and gives its result. */
    public <R extends @Nullable Object> CompletableFuture<R> with(Work<? super Connection, ? extends R, ?> work) {
        return Operation.start("with", engine, on -> on.<R, Exception>with(connection -> work.run(connection)));
    }

    /** Closes the engine: it refuses new work, and what is in use is waited for a while. */
    public CompletableFuture<@Nullable Void> dispose() {
        return Operation.start("dispose", engine, on -> {
            on.dispose();
            return null;
        });
    }

    /** Closes the engine and waits for that. Idempotent. */
    @Override
    public void close() {
        engine.close();
    }
}
