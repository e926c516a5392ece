package dev.aludel.jdbc;

import dev.aludel.driver.ColumnInfo;
import dev.aludel.driver.RowConsumer;
import java.util.List;

/** A result that is being read, on its lane. */
public interface LinkCursor {
    List<ColumnInfo> columns();

    /** Reads {@code window} rows at most; false when the result has ended. */
    boolean fetch(int window, RowConsumer rows, Signal signal);

    /** Idempotent; never throws. */
    void close();
}
