package dev.aludel.jdbc;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.BatchCompletion;
import dev.aludel.driver.BatchRowConsumer;
import dev.aludel.driver.Completion;
import dev.aludel.driver.RowConsumer;
import dev.aludel.driver.TransactionOptions;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One database's side of a connection: what {@link LaneConnection} calls on its lane. Blocking, used by the lane's thread
 * alone, but for {@link #cancel()}, {@link #linger()}, {@link #dirty()} and {@link #lost()}, which any thread may call.
 *
 * <p>Methods throw {@link dev.aludel.error.AludelException} of the right kind. Those with a signal end soon after it is
 * raised and then throw {@link Signal#failure}; the others run to their end.
 */
public interface Link {
    Completion execute(DriverStatement statement, @Nullable Object[] values, RowConsumer rows, Signal signal);

    BatchCompletion executeBatch(
            DriverStatement statement, List<@Nullable Object[]> values, BatchRowConsumer rows, Signal signal);

    LinkCursor openCursor(DriverStatement statement, @Nullable Object[] values, int window, Signal signal);

    void begin(TransactionOptions options, Signal signal);

    /** Commits. When it fails, {@link #rollback()} follows. */
    void commit();

    /** Rolls back and gives up every lock; does nothing more when no transaction is open. */
    void rollback();

    void savepoint(String name);

    void releaseSavepoint(String name);

    void rollbackTo(String name);

    /** Whether the database still has the transaction open: asked after an error, which may have ended it. */
    boolean inTransaction();

    /**
     * How often the database was waited for since this was asked the last time, beyond once for each call: where one call is many
     * statements.
     */
    default int moreWaits() {
        return 0;
    }

    /** Whether a statement may have changed settings that {@link #reset()} puts back. */
    boolean dirty();

    /** Puts the settings of a new connection back. No transaction is open. */
    void reset();

    /** Whether an error has made the connection worthless. */
    boolean lost();

    void ping(Signal signal);

    /** Asks the database to end what the lane is running; may be lost, so that it is called again until it has ended. */
    void cancel();

    /**
     * Called again and again while somebody who does not want to wait any more waits for a call that is not cancelled, such as
     * COMMIT: over a network that is dead it would never end. By default it is left to end by itself.
     */
    default void linger() {}

    String serverVersion();

    /** How many bytes of values an INSERT of many rows is to have at most, roughly. */
    default long mostBytes() {
        return Long.MAX_VALUE;
    }

    Connection jdbc();

    /** Rolls back, gives up every lock and closes. Idempotent; never throws. */
    void close();
}
