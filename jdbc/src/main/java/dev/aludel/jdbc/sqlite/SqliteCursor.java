package dev.aludel.jdbc.sqlite;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.ColumnInfo;
import dev.aludel.driver.RowConsumer;
import dev.aludel.error.DatabaseException;
import dev.aludel.error.ResultUseException;
import dev.aludel.jdbc.LinkCursor;
import dev.aludel.jdbc.Signal;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that is stepped on demand. A failure or the end of the transaction closes it. */
final class SqliteCursor implements LinkCursor {
    private final SqliteLink link;
    private final DriverStatement statement;
    private @Nullable SqliteStatement prepared;
    private boolean begun;

    SqliteCursor(SqliteLink link, DriverStatement statement, SqliteStatement prepared) {
        this.link = link;
        this.statement = statement;
        this.prepared = prepared;
    }

    @Override
    public List<ColumnInfo> columns() {
        try {
            return open().columns(false);
        } catch (SQLException e) {
            throw new DatabaseException("the columns of the result cannot be read", "see the cause", null, e);
        }
    }

    @Override
    public boolean fetch(int window, RowConsumer rows, Signal signal) {
        var from = open();
        boolean good = false;
        try {
            link.during(signal);
            if (!begun) {
                begun = true;
                rows.columns(from.columns(statement.kind() == DriverStatement.Kind.RAW));
            }
            boolean more = true;
            for (int i = 0; more && i < window; i++) {
                more = from.next();
                if (more) {
                    from.show(rows::row);
                }
            }
            good = true;
            if (!more) {
                close();
            }
            return more;
        } catch (SQLException e) {
            throw link.translate(e, signal);
        } finally {
            link.during(null);
            if (!good) {
                end(false);
            }
        }
    }

    @Override
    public void close() {
        end(true);
    }

    private void end(boolean good) {
        if (prepared != null) {
            var done = prepared;
            prepared = null;
            link.forget(this);
            link.giveBack(statement, done, good);
        }
    }

    private SqliteStatement open() {
        if (prepared == null) {
            throw new ResultUseException(
                    "the cursor has been closed by the end of its transaction or by a failure",
                    "read it to its end before");
        }
        return prepared;
    }
}
