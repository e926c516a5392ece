package dev.aludel.jdbc.mysql;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.ColumnInfo;
import dev.aludel.driver.RowConsumer;
import dev.aludel.error.Outcome;
import dev.aludel.error.ResultUseException;
import dev.aludel.jdbc.LinkCursor;
import dev.aludel.jdbc.Signal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.ServerPreparedStatement;

/**
 * A result that is read from the network as it is wanted. Whoever leaves it early has its query ended on the server, because all
 * that was sent would have to be read first. When another statement is executed in between, the rest of the rows is put aside. A
 * failure or the end of the transaction closes it.
 */
final class MySqlCursor implements LinkCursor {
    /** Rows that the driver reads ahead of those that were asked for. */
    private static final int MOST_AHEAD = 100;

    private final MySqlLink link;
    private final ServerPreparedStatement prepared;
    private final ResultSet result;
    private final MySqlRow row;
    private @Nullable Spool spool;
    private boolean begun;
    private boolean ended;
    private boolean closed;

    MySqlCursor(MySqlLink link, DriverStatement statement, MySqlValues values, @Nullable Object[] given, int window)
            throws SQLException {
        this.link = link;
        this.prepared = link.wire().statements().streaming(statement.sql(), Math.min(window, MOST_AHEAD));
        boolean good = false;
        try {
            values.bind(prepared, statement.parameters(), given);
            this.result = prepared.executeQuery();
            this.row = new MySqlRow(result);
            good = true;
        } finally {
            if (!good) {
                ServerStatements.closeQuietly(prepared);
            }
        }
    }

    @Override
    public List<ColumnInfo> columns() {
        checkOpen();
        try {
            return Running.columns(result);
        } catch (SQLException e) {
            throw link.wire().translate(e, null, Outcome.ROLLED_BACK);
        }
    }

    @Override
    public boolean fetch(int window, RowConsumer rows, Signal signal) {
        checkOpen();
        boolean good = false;
        try {
            if (!begun) {
                begun = true;
                rows.columns(Running.columns(result));
            }
            for (int i = 0; i < window; i++) {
                if (!next()) {
                    ended = true;
                    break;
                }
                try {
                    rows.row(row);
                } finally {
                    row.leave();
                }
            }
            good = true;
            if (ended) {
                close();
            }
            return !ended;
        } catch (SQLException e) {
            ended = true;
            throw link.wire().translate(e, signal, Outcome.ROLLED_BACK);
        } finally {
            if (!good) {
                close();
            }
        }
    }

    private boolean next() throws SQLException {
        if (spool != null) {
            return row.enter(spool);
        }
        if (result.next()) {
            row.enter();
            return true;
        }
        return false;
    }

    /** Reads the rest, and keeps it aside: the connection is wanted for another statement, and carries one result at a time. */
    void stepAside() throws SQLException {
        if (spool != null) {
            return;
        }
        var aside = new Spool();
        boolean good = false;
        try {
            while (result.next()) {
                row.moveTo(aside);
            }
            spool = aside;
            good = true;
        } finally {
            if (!good) {
                aside.close();
                ended = true;
                close();
            }
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        link.forget(this);
        var wire = link.wire();
        if (spool != null) {
            spool.close();
        } else if (!ended && !wire.lost()) {
            wire.killer().killUntilSettled();
        }
        ServerStatements.closeQuietly(result); // reads what is left, up to the error that the KILL makes
        ServerStatements.closeQuietly(prepared);
    }

    private void checkOpen() {
        if (closed) {
            throw new ResultUseException(
                    "the cursor has been closed by the end of its transaction or by a failure",
                    "read it to its end before");
        }
    }
}
