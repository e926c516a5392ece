package dev.aludel.dialect;

import dev.aludel.type.SqlType;
import java.util.List;

/**
 * A statement as a driver sends it: the text in the database's own parameter style, and the types on both sides.
 * Immutable; the same instance is used again for the same text, so drivers may key prepared statements by it.
 *
 * @param sql the text, with the dialect's placeholders
 * @param parameters the type of each parameter, in the order of the values
 * @param columns the type of each result column, empty when only the database knows (raw SQL)
 * @param kind what the statement does
 */
public record DriverStatement(String sql, List<SqlType<?>> parameters, List<SqlType<?>> columns, Kind kind) {
    public DriverStatement {
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
    }

    /** What a statement does, as far as that is known. */
    public enum Kind {
        /** Reads only. */
        QUERY,
        /** A read that locks rows. */
        LOCKING_QUERY,
        /** INSERT, UPDATE, DELETE. */
        WRITE,
        /** Changes the schema. */
        DDL,
        /** Raw SQL: may do anything. */
        RAW
    }
}
