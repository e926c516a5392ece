package dev.aludel.postgresql.copy;

import dev.aludel.postgresql.protocol.MessageWriter;
import org.jspecify.annotations.Nullable;

/** How rows are written in one of COPY's formats. */
interface RowForm {
    /** What stands before the first row. */
    void header(MessageWriter out);

    void beginRow(MessageWriter out, int columns);

    /**
     * A column of the row that was begun.
     *
     * @throws dev.aludel.error.AludelException if the value does not fit; what was written of the row is then taken back
     */
    void value(MessageWriter out, int column, @Nullable Object value);

    void endRow(MessageWriter out);

    /** What stands behind the last row. */
    void trailer(MessageWriter out);
}
