package dev.aludel.jdbc.sqlite;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Removes what raw SQL may have left on a connection besides the settings that its options name: other settings, attached
 * databases and temporary objects. Used on the lane alone.
 */
final class SqliteReset {
    /** Settings of a connection that last until it is closed; those kept in the file are not among them. */
    private static final List<String> SETTINGS = List.of(
            "query_only",
            "defer_foreign_keys",
            "ignore_check_constraints",
            "recursive_triggers",
            "read_uncommitted",
            "locking_mode",
            "cache_size",
            "cache_spill",
            "temp_store",
            "automatic_index",
            "reverse_unordered_selects",
            "cell_size_check",
            "trusted_schema",
            "writable_schema",
            "legacy_alter_table",
            "full_column_names",
            "short_column_names",
            "secure_delete",
            "wal_autocheckpoint",
            "journal_size_limit",
            "max_page_count",
            "mmap_size",
            "analysis_limit");

    private final SqliteStatements statements;
    /** What they were before a user could change them; empty until somebody is about to. */
    private final Map<String, Object> before = new LinkedHashMap<>();

    SqliteReset(SqliteStatements statements) {
        this.statements = statements;
    }

    /** Called before each statement that may change a setting. */
    void remember() throws SQLException {
        if (before.isEmpty()) {
            for (var setting : SETTINGS) {
                var value = statements.runOnce("PRAGMA " + setting);
                if (value != null) {
                    before.put(setting, value);
                }
            }
        }
    }

    void run() throws SQLException {
        for (var setting : before.entrySet()) {
            statements.runOnce("PRAGMA " + setting.getKey() + "=" + setting.getValue());
        }
        drop("SELECT 'DETACH ' || quote(name) FROM pragma_database_list"
                + " WHERE name NOT IN ('main', 'temp') LIMIT 1");
        drop("SELECT 'DROP ' || type || ' temp.' || printf('\"%w\"', name) FROM sqlite_temp_master"
                + " WHERE type IN ('table', 'view', 'trigger') AND name NOT LIKE 'sqlite_%' LIMIT 1");
        // An exclusive lock on the file is given up by the first access after its mode has changed.
        statements.runOnce("SELECT 1 FROM main.sqlite_master LIMIT 1");
    }

    private void drop(String next) throws SQLException {
        for (var sql = statements.runOnce(next); sql != null; sql = statements.runOnce(next)) {
            statements.runOnce(sql.toString());
        }
    }
}
