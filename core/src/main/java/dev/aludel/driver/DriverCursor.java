package dev.aludel.driver;

import java.util.List;

/** An open result that is fetched in windows, so that memory stays bounded. One user at a time, that of its connection. */
public interface DriverCursor extends AutoCloseable {
    List<ColumnInfo> columns();

    /** Reads the next window into the consumer; false when the result has ended. An interrupt cancels as in {@link Pending}. */
    boolean fetch(RowConsumer rows);

    /** Frees the result, read to its end or not. Idempotent. */
    @Override
    void close();
}
