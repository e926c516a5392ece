package dev.aludel.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that writes several rows at once found some of them gone, changed by others, or skipped by a trigger, and failed
 * with all of them.
 */
public final class RowsNotWrittenException extends AludelException {
    private static final long serialVersionUID = 1L;

    private final transient List<Integer> rows;

    /** @param rows which rows, counted from 0; the first of them if they are many */
    public RowsNotWrittenException(List<Integer> rows, @Nullable String sqlState, @Nullable Throwable cause) {
        super(
                ErrorCode.STALE_DATA,
                "rows " + rows + " of a set were not written: they are gone, or were changed meanwhile",
                "roll back, read them again and repeat the change",
                sqlState,
                cause);
        this.rows = List.copyOf(rows);
    }

    /** Which rows, counted from 0; the first of them if they are many. */
    public List<Integer> rows() {
        return rows;
    }
}
