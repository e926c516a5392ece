package dev.aludel.engine;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.DriverCursor;
import dev.aludel.driver.IsolationLevel;
import dev.aludel.driver.Pending;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.error.ResultUseException;
import dev.aludel.sql.Query;
import dev.aludel.sql.ReadScope;
import dev.aludel.sql.StatementSize;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query while they arrive, a window of them in memory at a time. Close it, or read it to its end: both free
 * the cursor in the database. Ends with its transaction and with its connection. Used by one thread at a time, like its
 * connection; read once.
 *
 * {@snippet :
 * try (Rows<User> users = connection.stream(query)) {
 *     for (User user : users) {
 *         export(user);
 *     }
 * }
 * }
 *
 * <p>Outside of a transaction a stream has a read-only one of its own, and nothing else can be done on the connection until
 * it is closed.
 *
 * @param <T> what a row is read as
 */
public final class Rows<T> implements Iterable<T>, AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.aludel.engine");

    /** Rows fetched at a time where nothing else is said. */
    static final int WINDOW = 500;

    private final Channel channel;
    private final DriverConnection driver;
    private final DriverCursor cursor;
    private final String sql;
    private final @Nullable Transaction own;
    private final WindowConsumer<T> consumer;
    private final ArrayDeque<Slot<T>> window = new ArrayDeque<>();
    /** The cursor has no more. */
    private boolean exhausted;

    /** All rows were given out. */
    private boolean complete;

    private boolean iterated;
    private @Nullable String ended;

    /** A row, which may be null where a deque's element may not. */
    record Slot<T>(@Nullable T row) {}

    private Rows(
            Channel channel,
            Sent<DriverCursor> opened,
            DriverCursor cursor,
            @Nullable Transaction own,
            Query<T> query,
            ReadScope scope) {
        this.channel = channel;
        this.driver = opened.driver();
        this.cursor = cursor;
        this.sql = opened.event().sql();
        this.own = own;
        this.consumer = new WindowConsumer<>(query, scope, window);
    }

    /** Inside the connection's guard. */
    static <T> Rows<T> open(StatementRunner runner, Channel channel, Query<T> query, ReadScope scope, int windowSize) {
        if (windowSize < 1) {
            throw new IllegalArgumentException("a window of " + windowSize + " rows; say 1 or more");
        }
        channel.requireReady();
        var bound = runner.prepare(query);
        if (query.parts(new StatementSize(SeveralStatements.MOST_VALUES, Long.MAX_VALUE))
                        .size()
                > 1) {
            SeveralStatements.requireOne(bound);
        }
        var own = channel.transaction() == null
                ? Transaction.begin(
                        channel, EngineSettings.withLevel(TransactionOptions.READ_ONLY, channel.isolation()), true)
                : null;
        var within = channel.transaction();
        if (within != null && bound.statement().kind() != DriverStatement.Kind.QUERY) {
            within.wrote();
        }
        var deadline = channel.deadline();
        var event = new StatementEvent(
                channel.id(),
                StatementEvent.Type.STREAM,
                bound.statement().sql(),
                List.of(StatementRunner.row(bound.values())),
                bound.compileNanos());
        try {
            var opened = channel.hand(new Order<DriverCursor>(
                    event,
                    target -> Pending.completed(
                            target.openCursor(bound.statement(), bound.values(), windowSize, deadline)),
                    cursor -> 0,
                    false,
                    false));
            var rows = new Rows<>(channel, opened, opened.complete(), own, query, scope);
            channel.streams().add(rows);
            return rows;
        } catch (RuntimeException | Error notOpened) {
            if (own != null) {
                own.rollbackNow();
            }
            throw notOpened;
        }
    }

    /** The rows, in order; there is one iteration. */
    @Override
    public Iterator<T> iterator() {
        if (iterated) {
            throw new ResultUseException(
                    "The stream is being read already: it has one iteration", "run the query again");
        }
        iterated = true;
        return new Iteration();
    }

    /** The rows as a sequential stream, which closes this when it is closed. */
    public Stream<T> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED), false)
                .onClose(this::close);
    }

    /**
     * The rows in lists of {@code size}, the last of which may be shorter.
     *
     * @param size rows in a list, at least 1
     */
    public Iterable<List<T>> partitions(int size) {
        return () -> new Partitions<>(iterator(), size);
    }

    /** Frees the cursor, and ends the transaction that the stream has of its own. Idempotent. */
    @Override
    public void close() {
        if (ended == null) {
            try (var _ = channel.guard().enter("close")) {
                finish("it was closed");
            }
        }
    }

    private void finish(String reason) {
        channel.streams().remove(this);
        end(reason);
        if (own == null) {
            return;
        }
        if (exhausted && own.options().isolation() == IsolationLevel.SERIALIZABLE) {
            // Only its COMMIT says whether what a serializable transaction has read was ever true.
            own.commitNow();
        } else {
            own.rollbackNow();
        }
    }

    /** Frees the cursor only. Inside the connection's guard. */
    void end(String reason) {
        if (ended != null) {
            return;
        }
        ended = reason;
        complete = exhausted && window.isEmpty();
        window.clear();
        try {
            cursor.close();
        } catch (RuntimeException notClosed) {
            LOG.log(System.Logger.Level.WARNING, "A cursor could not be closed", notClosed);
            channel.failed(driver, sql, notClosed);
        }
    }

    /** Brings the next window, or notices the end; true when there is a row. */
    private boolean fetch() {
        if (!window.isEmpty()) {
            return true;
        }
        if (complete) {
            return false;
        }
        if (ended != null) {
            throw new ResultUseException(
                    "The stream cannot be read any more: " + ended, "read it inside its transaction, before that");
        }
        try (var _ = channel.guard().enter("stream")) {
            while (window.isEmpty() && !exhausted) {
                exhausted = !cursor.fetch(consumer);
            }
        } catch (RuntimeException | Error failure) {
            fail(failure);
            throw failure;
        } finally {
            channel.telemetry().waitedAgain(channel.leased().newRoundTrips(driver));
        }
        if (!window.isEmpty()) {
            return true;
        }
        close();
        return false;
    }

    private void fail(Throwable failure) {
        try (var _ = channel.guard().enter("stream")) {
            channel.failed(driver, sql, failure);
            finish("it has failed");
        }
    }

    private final class Iteration implements Iterator<T> {
        @Override
        public boolean hasNext() {
            return fetch();
        }

        @Override
        @SuppressWarnings("NullAway") // null only where T says so
        public T next() {
            if (!fetch()) {
                throw new NoSuchElementException("the stream has no more rows");
            }
            return window.removeFirst().row();
        }
    }
}
