package dev.aludel.postgresql;

import dev.aludel.postgresql.client.SqlStatement;

/**
 * A statement that is run many times, with what is known of it. Made by {@link PgConnection#prepare}; good for every connection
 * to the same database that the same {@code PgConnection.connect} settings opened. Immutable and thread-safe.
 */
public final class PgStatement {
    private final SqlStatement statement;

    PgStatement(SqlStatement statement) {
        this.statement = statement;
    }

    SqlStatement statement() {
        return statement;
    }

    /** The SQL. */
    public String sql() {
        return statement.sql();
    }

    @Override
    public String toString() {
        return sql();
    }
}
