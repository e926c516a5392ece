package dev.aludel.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table as the database keeps it: pure data, without anything to build statements with. Immutable, compared by value;
 * checked when it is made. {@link #builder(String)} makes one.
 *
 * @param id the table's schema and name
 * @param columns its columns in order, one at least
 * @param primaryKey its primary key, or null
 * @param foreignKeys its foreign keys
 * @param uniqueKeys its unique keys
 * @param checks its check constraints
 * @param indexes its indexes
 * @param comment a remark for those who read the schema, or null
 */
public record TableDefinition(
        TableName id,
        List<TableColumn> columns,
        @Nullable PrimaryKey primaryKey,
        List<ForeignKey> foreignKeys,
        List<UniqueKey> uniqueKeys,
        List<Check> checks,
        List<Index> indexes,
        @Nullable String comment)
        implements DefinedTable {

    /**
     * Checks the definition.
     *
     * @throws dev.aludel.error.MappingException if there is no column, a column or name is given twice, a constraint names a
     *     column that is not there, or the key contradicts the columns
     */
    public TableDefinition {
        columns = List.copyOf(columns);
        foreignKeys = List.copyOf(foreignKeys);
        uniqueKeys = List.copyOf(uniqueKeys);
        checks = List.copyOf(checks);
        indexes = List.copyOf(indexes);
        new DefinitionRules(id, columns).check(primaryKey, foreignKeys, uniqueKeys, checks, indexes);
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

    public Optional<TableColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Whether the column alone is the primary key. */
    public boolean isPrimaryKey(String column) {
        return primaryKey != null && primaryKey.columns().equals(List.of(column));
    }
}
