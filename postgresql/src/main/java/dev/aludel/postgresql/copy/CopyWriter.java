package dev.aludel.postgresql.copy;

import dev.aludel.error.AludelException;
import dev.aludel.error.ParameterException;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.protocol.RowDescription;
import dev.aludel.postgresql.session.CopyIn;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows for a table and sends them by COPY. End it with {@link #finish()}; closed without, nothing is
 * stored. Used by its connection's one user, who must do nothing else with the connection meanwhile.
 */
public final class CopyWriter implements AutoCloseable {
    private static final int PIECE = 64 * 1024;

    private final CopyIn copy;
    private final RowDescription columns;
    private final RowForm form;
    private final MessageWriter out = new MessageWriter(PIECE + PIECE / 4);
    private long rows;

    CopyWriter(CopyIn copy, RowForm form, RowDescription columns) {
        this.copy = copy;
        this.form = form;
        this.columns = columns;
        form.header(out);
    }

    /**
     * Adds a row. A value is converted exactly to its column's type, or refused; after a refusal the row has not been added, and
     * one may go on.
     *
     * @param values one for each column, in their order
     * @throws ParameterException if there are more or fewer
     * @throws dev.aludel.error.DataException if one does not fit; the message says which
     * @throws AludelException the server's error, as soon as it has arrived
     */
    public CopyWriter row(@Nullable Object... values) {
        if (values.length != columns.columns()) {
            throw new ParameterException(
                    "Row " + (rows + 1) + " has " + values.length + " values for " + columns.columns() + " columns",
                    "give one for each column, null where there is none");
        }
        int start = out.size();
        form.beginRow(out, values.length);
        for (int i = 0; i < values.length; i++) {
            write(i, values[i], start);
        }
        form.endRow(out);
        rows++;
        if (out.size() >= PIECE) {
            send();
        }
        return this;
    }

    private void write(int column, @Nullable Object value, int rowStart) {
        try {
            form.value(out, column, value);
        } catch (AludelException refused) {
            out.truncate(rowStart);
            refused.during("row " + (rows + 1) + ", column " + columns.name(column) + " of COPY");
            throw refused;
        }
    }

    private void send() {
        copy.write(out.array(), 0, out.size());
        out.clear(2 * PIECE);
    }

    /**
     * Ends the data and waits until the server has taken it.
     *
     * @return the rows stored
     */
    public long finish() {
        form.trailer(out);
        send();
        return copy.finish().rows();
    }

    /** Gives up if it has not been finished: nothing is stored. Idempotent. */
    @Override
    public void close() {
        copy.close();
    }
}
