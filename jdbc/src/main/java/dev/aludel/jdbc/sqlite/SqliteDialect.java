package dev.aludel.jdbc.sqlite;

import dev.aludel.dialect.Dialect;

/** How SQLite spells SQL. Thread-safe. */
final class SqliteDialect implements Dialect {
    @Override
    public String name() {
        return "SQLite";
    }
}
