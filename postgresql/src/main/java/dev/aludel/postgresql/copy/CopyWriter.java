package dev.aludel.postgresql.copy;

import dev.aludel.error.AludelException;
import dev.aludel.error.ParameterException;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.protocol.RowDescription;
import dev.aludel.postgresql.session.CopyIn;
import dev.aludel.postgresql.type.codec.TypeRegistry;
import dev.aludel.postgresql.type.codec.ValueWriter;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows for a table and sends them in COPY's binary format. End it with {@link #finish()}; closed without, nothing is
 * stored. Used by its connection's one user, who must do nothing else with the connection meanwhile.
 */
public final class CopyWriter implements AutoCloseable {
    private static final int PIECE = 64 * 1024;

    private final CopyIn copy;
    private final RowDescription columns;
    private final ValueWriter[] writers;
    private final MessageWriter out = new MessageWriter(PIECE + PIECE / 4);
    private long rows;

    CopyWriter(CopyIn copy, TypeRegistry types, RowDescription columns) {
        this.copy = copy;
        this.columns = columns;
        writers = new ValueWriter[columns.columns()];
        for (int i = 0; i < writers.length; i++) {
            writers[i] = ValueWriter.of(types, columns.type(i));
        }
        out.bytes(BinaryForm.signature()).int32(0).int32(0);
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
        if (values.length != writers.length) {
            throw new ParameterException(
                    "Row " + (rows + 1) + " has " + values.length + " values for " + writers.length + " columns",
                    "give one for each column, null where there is none");
        }
        int start = out.size();
        out.int16(writers.length);
        for (int i = 0; i < values.length; i++) {
            write(i, values[i], start);
        }
        rows++;
        if (out.size() >= PIECE) {
            send();
        }
        return this;
    }

    private void write(int column, @Nullable Object value, int rowStart) {
        if (value == null) {
            out.nullValue();
            return;
        }
        try {
            writers[column].write(out, value);
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
        out.int16(BinaryForm.TRAILER);
        send();
        return copy.finish().rows();
    }

    /** Gives up if it has not been finished: nothing is stored. Idempotent. */
    @Override
    public void close() {
        copy.close();
    }
}
