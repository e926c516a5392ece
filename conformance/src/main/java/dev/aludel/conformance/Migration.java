package dev.aludel.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.compare.SchemaComparison;
import dev.aludel.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A database with rows that becomes as another schema says: nothing differs afterwards, no row is lost, and columns that stay have the
 * values they had. Immutable.
 *
 * @param name what changes
 * @param before the schema that the database has
 * @param rows the statements that fill it
 * @param after the schema that it shall have
 */
record Migration(String name, MetaData before, List<String> rows, MetaData after) {
    /** What a database cannot have at all is left out. */
    void run(Engine engine) {
        try {
            before.ddl(engine.dialect().ddl());
            after.ddl(engine.dialect().ddl());
        } catch (UnsupportedFeatureException lacking) {
            return;
        }
        RandomSchemas.withSchema(engine, before, connection -> {
            rows.forEach(sql -> connection.execute(Sql.text(sql)));
            var kept = values(connection);
            var differences = SchemaComparison.of(after, connection).without(RandomSchemas::ofOthers);
            List<String> statements = differences.ddl();
            differences.apply();
            assertThat(SchemaComparison.of(after, connection)
                            .without(RandomSchemas::ofOthers)
                            .toString())
                    .as("after %s", String.join(";\n", statements))
                    .isEmpty();
            assertThat(values(connection)).isEqualTo(kept);
        });
    }

    /** The rows of tables that stay, as far as their columns stay what they are. */
    private Map<String, List<String>> values(Connection connection) {
        var values = new TreeMap<String, List<String>>();
        for (TableDefinition table : before.tables()) {
            after.table(table.id())
                    .ifPresent(other -> values.put(table.id().name(), values(connection, common(table, other), table)));
        }
        return values;
    }

    private static List<String> common(TableDefinition table, TableDefinition other) {
        var common = new ArrayList<String>();
        for (TableColumn column : table.columns()) {
            other.column(column.name())
                    .filter(match ->
                            column.type().equals(match.type()) && column.computed() == null && match.computed() == null)
                    .ifPresent(match -> common.add(match.name()));
        }
        return common;
    }

    private static List<String> values(Connection connection, List<String> columns, TableDefinition table) {
        String list = columns.isEmpty() ? "1" : String.join(", ", columns);
        int count = Math.max(1, columns.size());
        return connection
                .list(Sql.text("SELECT " + list + " FROM " + table.id()).map(row -> {
                    var values = new ArrayList<String>();
                    for (int i = 0; i < count; i++) {
                        values.add(
                                row.find(i, Object.class).map(String::valueOf).orElse("NULL"));
                    }
                    return values.stream().collect(Collectors.joining(", "));
                }))
                .stream()
                .sorted()
                .toList();
    }
}
