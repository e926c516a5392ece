package dev.aludel.schema;

import dev.aludel.sql.tree.LinkedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table as the database keeps it: pure data, without anything to build statements with. Immutable, compared by value.
 * {@link #builder(String)} makes one and checks it.
 *
 * @param id the table's schema and name
 * @param columns its columns in order
 * @param primaryKey its primary key, or null
 * @param foreignKeys its foreign keys
 * @param uniqueKeys its unique keys
 * @param checks its check constraints
 * @param exclusions its exclusion constraints
 * @param indexes its indexes
 * @param comment a remark for those who read the schema, or null
 * @param temporary whether it lives no longer than the connection that creates it
 * @param options what only one kind of database can be told
 */
public record TableDefinition(
        TableName id,
        List<TableColumn> columns,
        @Nullable PrimaryKey primaryKey,
        List<ForeignKey> foreignKeys,
        List<UniqueKey> uniqueKeys,
        List<Check> checks,
        List<Exclusion> exclusions,
        List<Index> indexes,
        @Nullable String comment,
        boolean temporary,
        List<TableOption> options)
        implements DefinedTable {
    public TableDefinition {
        columns = List.copyOf(columns);
        foreignKeys = List.copyOf(foreignKeys);
        uniqueKeys = List.copyOf(uniqueKeys);
        checks = List.copyOf(checks);
        exclusions = List.copyOf(exclusions);
        indexes = List.copyOf(indexes);
        options = List.copyOf(options);
    }

    /** Starts the definition of a table: {@code users}, or {@code schema.users}. */
    public static DefinitionBuilder builder(String table) {
        return new DefinitionBuilder(TableName.parse(table));
    }

    public static DefinitionBuilder builder(TableName table) {
        return new DefinitionBuilder(table);
    }

    @Override
    public TableDefinition definition() {
        return this;
    }

    /** Its foreign keys as queries know them, which join by them. */
    public List<LinkedTable.Link> links() {
        return foreignKeys.stream()
                .map(key -> new LinkedTable.Link(
                        key.columns(), key.target().schema(), key.target().name(), key.targetColumns()))
                .toList();
    }

    public Optional<TableColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Whether the column alone is the primary key. */
    public boolean isPrimaryKey(String column) {
        return primaryKey != null && primaryKey.columns().equals(List.of(column));
    }

    /** The columns of each set that no two rows have in common: of the primary key, of unique keys, of unique indexes. */
    public List<List<String>> uniqueColumns() {
        List<List<String>> all = new ArrayList<>();
        if (primaryKey != null) {
            all.add(primaryKey.columns());
        }
        uniqueKeys.forEach(key -> all.add(key.columns()));
        indexes.stream().filter(Index::isKey).forEach(index -> all.add(index.columns()));
        return List.copyOf(all);
    }

    /** All constraints: the primary key, unique keys, checks, exclusions, foreign keys. */
    public List<Constraint> constraints() {
        var all = new ArrayList<Constraint>();
        if (primaryKey != null) {
            all.add(primaryKey);
        }
        all.addAll(uniqueKeys);
        all.addAll(checks);
        all.addAll(exclusions);
        all.addAll(foreignKeys);
        return all;
    }

    /** The same table under another name, without its foreign keys. */
    public TableDefinition scratch(TableName other) {
        return new TableDefinition(
                other, columns, primaryKey, List.of(), uniqueKeys, checks, exclusions, indexes, comment, true, options);
    }
}
