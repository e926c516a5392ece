package dev.aludel.driver;

import dev.aludel.type.RowReader;
import java.util.List;

/**
 * Takes rows while they lie in the driver's buffer. Called by one thread at a time, which may differ from the one that
 * executes; it must copy what it keeps and must not use the connection. An exception from it ends the statement and
 * reaches the caller; the connection stays usable.
 */
@FunctionalInterface
public interface RowConsumer {
    /** Called once before the first row, also when there is none; not called for a statement without a result. */
    default void columns(List<ColumnInfo> columns) {}

    void row(RowReader row);
}
