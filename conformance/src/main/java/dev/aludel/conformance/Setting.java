package dev.aludel.conformance;

import dev.aludel.dialect.Capability;
import dev.aludel.engine.Connection;
import dev.aludel.sql.Text;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a case runs, and what is there when it does. Immutable.
 *
 * @param only the one database on which it runs; null for all
 * @param needed what a database must be able to do
 */
record Setting(@Nullable String only, Set<Capability> needed, List<Text> before, List<Text> after) {
    static final Setting PLAIN = new Setting(null, Set.of(), List.of(), List.of());

    Setting on(String database) {
        return new Setting(database, needed, before, after);
    }

    Setting needing(Set<Capability> capabilities) {
        return new Setting(only, capabilities, before, after);
    }

    Setting given(List<Text> statements) {
        return new Setting(only, needed, statements, after);
    }

    Setting cleanedUpBy(List<Text> statements) {
        return new Setting(only, needed, before, statements);
    }

    boolean runsOn(String database) {
        return only == null || only.equals(database);
    }

    void prepare(Connection connection) {
        run(before, connection);
    }

    void cleanUp(Connection connection) {
        run(after, connection);
    }

    private static void run(List<Text> statements, Connection connection) {
        for (Text statement : statements) {
            connection.execute(statement).close();
        }
    }
}
