package dev.aludel.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement on its way to the database. Immutable.
 *
 * @param connection the number of the {@link Connection}, counted within its engine
 * @param type what it is
 * @param sql the text with its placeholders; of a {@link Type#TRANSACTION} the command
 * @param parameters the values, one list for each time the statement runs; empty where it takes none
 * @param compileNanos how long it took to make this SQL, in nanoseconds; 0 where it was made before
 */
public record StatementEvent(
        long connection, Type type, String sql, List<List<@Nullable Object>> parameters, long compileNanos) {
    /** One for which nothing was compiled. */
    public StatementEvent(long connection, Type type, String sql, List<List<@Nullable Object>> parameters) {
        this(connection, type, sql, parameters, 0);
    }

    /** What a statement is to the engine. */
    public enum Type {
        /** A query or command. */
        STATEMENT,
        /** A command that runs once for each row of values. */
        BATCH,
        /** A query whose rows are fetched in windows. */
        STREAM,
        /** A change of the schema. */
        DDL,
        /** BEGIN, COMMIT, ROLLBACK and what concerns savepoints. */
        TRANSACTION
    }
}
