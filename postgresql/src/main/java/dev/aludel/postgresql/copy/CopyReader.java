package dev.aludel.postgresql.copy;

import dev.aludel.driver.ColumnInfo;
import dev.aludel.error.DataException;
import dev.aludel.error.ResultUseException;
import dev.aludel.postgresql.protocol.WireBytes;
import dev.aludel.postgresql.session.CopyOut;
import dev.aludel.postgresql.type.codec.PgRow;
import dev.aludel.postgresql.type.codec.RowPlan;
import dev.aludel.type.RowReader;
import java.util.List;

/**
 * The rows of a query, as COPY's binary format brings them: one in memory at a time. Close it, read to its end or not. Used by
 * its connection's one user, who must do nothing else with the connection meanwhile.
 */
public final class CopyReader implements AutoCloseable {
    private final CopyOut copy;
    private final List<ColumnInfo> columns;
    private final PgRow row;
    private boolean begun;
    private boolean onRow;
    private long rows;

    CopyReader(CopyOut copy, RowPlan plan) {
        this.copy = copy;
        columns = plan.columns();
        row = plan.row();
    }

    public List<ColumnInfo> columns() {
        return columns;
    }

    /** Goes to the next row; false when there is none. */
    public boolean next() {
        leave();
        while (copy.next()) {
            var chunk = copy.chunk();
            int from = afterHeader(chunk, copy.from(), copy.to());
            if (from == copy.to() || WireBytes.int16(chunk, from) == BinaryForm.TRAILER) {
                continue; // behind the trailer comes the end, which the server reports by itself
            }
            row.enter(chunk, from, copy.to());
            onRow = true;
            rows++;
            return true;
        }
        return false;
    }

    /** The header comes alone or in front of the first row. */
    private int afterHeader(byte[] chunk, int from, int to) {
        if (begun) {
            return from;
        }
        begun = true;
        if (to - from < BinaryForm.HEADER || !BinaryForm.isSignature(chunk, from)) {
            throw new DataException(
                    "What the server sent is not COPY's binary format",
                    "report it, with the server's version",
                    null,
                    null);
        }
        int extension = WireBytes.int32(chunk, from + BinaryForm.HEADER - 4);
        if (extension < 0 || extension > to - from - BinaryForm.HEADER) {
            throw new DataException(
                    "The header of COPY's binary format has an extension of " + extension + " bytes",
                    "report it, with the server's version",
                    null,
                    null);
        }
        return from + BinaryForm.HEADER + extension;
    }

    /** The current row, until the next call of {@link #next()}. */
    public RowReader row() {
        if (!onRow) {
            throw new ResultUseException("There is no current row", "call next() first, and read while it says true");
        }
        return row;
    }

    /** Rows read so far. */
    public long rows() {
        return rows;
    }

    private void leave() {
        if (onRow) {
            row.leave();
            onRow = false;
        }
    }

    /** Ends it; where rows are left, the COPY is cancelled, and with it the transaction that it ran in. Idempotent. */
    @Override
    public void close() {
        leave();
        copy.close();
    }
}
