package dev.aludel.jdbc.mysql;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.ColumnInfo;
import dev.aludel.driver.RowConsumer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A prepared statement being executed, once or once for each row of a batch. Used on the lane alone. */
final class Running {
    private final Prepared prepared;
    private final DriverStatement statement;
    private final MySqlValues values;

    Running(Prepared prepared, DriverStatement statement, MySqlValues values) {
        this.prepared = prepared;
        this.statement = statement;
        this.values = values;
    }

    Prepared prepared() {
        return prepared;
    }

    /** Executes it, hands the rows out and says how many were read, matched or stored. */
    long execute(@Nullable Object[] given, RowConsumer rows) throws SQLException {
        values.bind(prepared, statement.parameters(), given);
        if (prepared.execute()) {
            try (var result = prepared.getResultSet()) {
                return read(result, rows);
            } finally {
                skipOthers();
            }
        }
        long count = Math.max(0, prepared.getLargeUpdateCount());
        if (statement.kind() == DriverStatement.Kind.WRITE
                && !statement.columns().isEmpty()) {
            return drawnKey(rows);
        }
        return count;
    }

    private static long read(ResultSet result, RowConsumer rows) throws SQLException {
        rows.columns(columns(result));
        var row = new MySqlRow(result);
        long count = 0;
        while (result.next()) {
            row.enter();
            try {
                rows.row(row);
            } finally {
                row.leave();
            }
            count++;
        }
        return count;
    }

    /** The key that AUTO_INCREMENT drew, which MySQL tells with its answer. */
    private long drawnKey(RowConsumer rows) throws SQLException {
        try (var keys = prepared.getGeneratedKeys()) {
            long count = read(keys, rows);
            if (count != 1) {
                throw DrawnKeys.none();
            }
            return count;
        }
    }

    /** A procedure may give more results than the one that is read. */
    private void skipOthers() throws SQLException {
        while (prepared.getMoreResults() || prepared.getUpdateCount() >= 0) {
            // nobody reads it
        }
    }

    static List<ColumnInfo> columns(ResultSet result) throws SQLException {
        var meta = result.getMetaData();
        var columns = new ArrayList<ColumnInfo>(meta.getColumnCount());
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(new ColumnInfo(meta.getColumnLabel(i), meta.getColumnTypeName(i)));
        }
        return List.copyOf(columns);
    }
}
