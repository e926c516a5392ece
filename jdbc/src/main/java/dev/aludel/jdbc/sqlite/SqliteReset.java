package dev.aludel.jdbc.sqlite;

import java.sql.SQLException;

/** Removes what raw SQL may have left on a connection besides settings: attached databases and temporary objects. */
final class SqliteReset {
    private SqliteReset() {}

    static void run(SqliteStatements statements) throws SQLException {
        statements.run("PRAGMA query_only=off");
        statements.run("PRAGMA defer_foreign_keys=off");
        statements.run("PRAGMA ignore_check_constraints=off");
        statements.run("PRAGMA recursive_triggers=off");
        statements.run("PRAGMA read_uncommitted=off");
        drop(
                statements,
                "SELECT 'DETACH ' || quote(name) FROM pragma_database_list"
                        + " WHERE name NOT IN ('main', 'temp') LIMIT 1");
        drop(
                statements,
                "SELECT 'DROP ' || type || ' temp.' || printf('\"%w\"', name) FROM sqlite_temp_master"
                        + " WHERE type IN ('table', 'view', 'trigger') AND name NOT LIKE 'sqlite_%' LIMIT 1");
    }

    private static void drop(SqliteStatements statements, String next) throws SQLException {
        for (var sql = statements.run(next); sql != null; sql = statements.run(next)) {
            statements.run(sql.toString());
        }
    }
}
