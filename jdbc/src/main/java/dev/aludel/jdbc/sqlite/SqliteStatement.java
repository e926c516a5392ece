package dev.aludel.jdbc.sqlite;

import dev.aludel.driver.ColumnInfo;
import dev.aludel.type.RowReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;

/**
 * A prepared statement: bound, stepped and read through SQLite's own interface. JDBC's result sets convert without a word
 * (a text read as a number is 0), and cost a check per call. Used on its connection's lane alone.
 */
final class SqliteStatement {
    private static final int ROW = 100;
    private static final int DONE = 101;

    private final DB db;
    private final CoreStatement prepared;
    private final AutoCloseable closing;
    private final SqlitePlan plan;
    private final long pointer;
    private final Cells cells;
    private final SqliteRow row;
    private @Nullable List<ColumnInfo> columns;
    private boolean first;
    /** Whether the last step found the end: another one would run the statement again. */
    private boolean ended;

    private SqliteStatement(DB db, CoreStatement prepared, AutoCloseable closing, SqlitePlan plan) throws SQLException {
        this.db = db;
        this.plan = plan;
        this.prepared = prepared;
        this.closing = closing;
        this.pointer = prepared.pointer.safeRunLong((there, address) -> address);
        this.cells = new Cells(db, pointer);
        this.row = new SqliteRow(cells);
    }

    static SqliteStatement prepare(SQLiteConnection connection, String sql, SqlitePlan plan) throws SQLException {
        var prepared = connection.prepareStatement(sql);
        return new SqliteStatement(connection.getDatabase(), (CoreStatement) prepared, prepared, plan);
    }

    /** What it is going to do. */
    SqlitePlan plan() {
        return plan;
    }

    /** Binds and makes the first step; {@link #next()} says whether there is a row. */
    void start(@Nullable Object[] encoded) throws SQLException {
        first = db.execute(prepared, encoded);
        ended = !first;
        if (cells.recount() != (columns == null ? -1 : columns.size())) {
            columns = null;
        }
    }

    /** Whether it stands on a row that was not yet read; steps to it. */
    boolean next() throws SQLException {
        if (first) {
            first = false;
            return true;
        }
        if (ended) {
            return false;
        }
        var code = db.step(pointer);
        if (code == ROW) {
            return true;
        }
        ended = true;
        if (code != DONE) {
            db.throwex(code);
        }
        return false;
    }

    /** Whether it is one that returns rows, be there any or not. */
    boolean returnsRows() {
        return cells.count() > 0;
    }

    /** Rows changed by the statement just run, those with the same values as before included. */
    long changes() throws SQLException {
        return db.changes();
    }

    /** The first cell of the current row. */
    @Nullable Object cell() {
        row.enter();
        try {
            return row.objectAt(0);
        } finally {
            row.leave();
        }
    }

    /** Shows the current row to a reader, which may not keep it. */
    void show(Consumer<? super RowReader> reader) {
        row.enter();
        try {
            reader.accept(row);
        } finally {
            row.leave();
        }
    }

    /** @param fresh whether the names may have changed since last time (raw SQL with a star) */
    List<ColumnInfo> columns(boolean fresh) throws SQLException {
        if (columns == null || fresh) {
            var found = new ArrayList<ColumnInfo>(cells.count());
            for (int i = 0; i < cells.count(); i++) {
                found.add(new ColumnInfo(cells.nameAt(i), cells.typeNameAt(i)));
            }
            columns = List.copyOf(found);
        }
        return columns;
    }

    /** Ends the run and lets go of the values, so that it holds no lock and no memory. */
    void reset() throws SQLException {
        db.reset(pointer);
        db.clear_bindings(pointer);
    }

    void close() {
        try {
            closing.close();
        } catch (Exception e) {
            // SQLite repeats the error of the last step when it finalises; that was told already.
        }
    }
}
