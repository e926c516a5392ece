package dev.aludel.schema.compare;

import dev.aludel.schema.SchemaObjects;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import java.util.List;
import java.util.Map;

/**
 * What was found in a database. Immutable.
 *
 * @param tables all tables
 * @param objects everything else
 * @param matches the tables that the schema knows, by the names that it has for them
 * @param obstacles what stands against creating a table anew, for those that may have to be
 */
record LiveSchema(
        List<TableDefinition> tables,
        SchemaObjects objects,
        Map<TableName, TableDefinition> matches,
        Map<TableName, List<String>> obstacles) {
    LiveSchema {
        tables = List.copyOf(tables);
        matches = Map.copyOf(matches);
        obstacles = Map.copyOf(obstacles);
    }
}
