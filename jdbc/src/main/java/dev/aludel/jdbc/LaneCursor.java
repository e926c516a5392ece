package dev.aludel.jdbc;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.ColumnInfo;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverCursor;
import dev.aludel.driver.RowConsumer;
import dev.aludel.error.ResultUseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user's side of a cursor. Opening is queued and goes with the first window; each window is one hand-over. The end of
 * the transaction, or a failure, closes it.
 */
final class LaneCursor implements DriverCursor {
    private final LaneConnection connection;
    private final DriverStatement statement;
    private final int window;
    private final Deadline deadline;
    private final Operation<LinkCursor> open;
    private boolean ended;
    private boolean closed;

    LaneCursor(
            LaneConnection connection,
            DriverStatement statement,
            @Nullable Object[] values,
            int window,
            Deadline deadline) {
        if (window < 1) {
            throw new IllegalArgumentException("a window has 1 row or more");
        }
        this.connection = connection;
        this.statement = statement;
        this.window = window;
        this.deadline = deadline;
        this.open =
                connection.queue(operation(1, (link, signal) -> link.openCursor(statement, values, window, signal)));
    }

    @Override
    public List<ColumnInfo> columns() {
        checkOpen();
        open.await();
        return connection
                .queue(operation(0, (link, signal) -> open.answer().columns()))
                .await();
    }

    @Override
    public boolean fetch(RowConsumer rows) {
        checkOpen();
        if (ended) {
            return false;
        }
        var fetch =
                connection.queue(operation(0, (link, signal) -> open.answer().fetch(window, rows, signal)));
        boolean more = false;
        try {
            more = fetch.await();
        } finally {
            ended = !more;
        }
        return more;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (connection.takeBack(open) || open.failed()) {
            return;
        }
        // Not waited for: it goes before whatever is sent next, and the end of the transaction closes it in any case.
        connection.queue(new Operation<>(connection, Operation.Role.RESET, 0, Deadline.NEVER, null, (link, signal) -> {
            open.answer().close();
            return true;
        }));
    }

    private <T> Operation<T> operation(int statements, Operation.Body<T> body) {
        return new Operation<>(connection, Operation.Role.STATEMENT, statements, deadline, statement.sql(), body);
    }

    private void checkOpen() {
        if (closed) {
            throw new ResultUseException("the cursor has been closed", "read it before closing it");
        }
    }
}
