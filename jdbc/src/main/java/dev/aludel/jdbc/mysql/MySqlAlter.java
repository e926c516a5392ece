package dev.aludel.jdbc.mysql;

import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.UniqueKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What InnoDB demands of changes to a table: a column that draws numbers always begins an index, and so does a foreign key. */
final class MySqlAlter {
    private MySqlAlter() {}

    /**
     * Whether a change has to be made together with the others of its table: each alone would leave a column that draws numbers
     * without a key.
     */
    static boolean needsCompany(SchemaChange change) {
        return switch (change) {
            case SchemaChange.DropConstraint drop -> drop.constraint() instanceof PrimaryKey;
            case SchemaChange.AddConstraint add -> add.constraint() instanceof PrimaryKey;
            case SchemaChange.AddColumn add -> add.column().generated();
            case SchemaChange.DropColumn drop -> drop.column().generated();
            case SchemaChange.AlterColumn alter ->
                alter.from().generated() || alter.to().generated();
            case SchemaChange.DropIndex drop ->
                begins(drop.table(), drop.index().columns());
            default -> false;
        };
    }

    /** Whether rows that are there have nothing to put into a new column. */
    static boolean wantsValues(TableColumn column) {
        return !column.nullable() && !column.generated() && column.serverDefault() == null && column.computed() == null;
    }

    private static boolean begins(TableDefinition table, List<String> columns) {
        return !columns.isEmpty()
                && table.columns().stream()
                        .anyMatch(column -> column.generated() && column.name().equals(columns.getFirst()));
    }

    /** Whether this index is the first that begins with a column that draws numbers, and no key does. */
    static boolean isDrawnKey(TableDefinition table, Index index) {
        PrimaryKey primary = table.primaryKey();
        return begins(table, index.columns())
                && (primary == null || !begins(table, primary.columns()))
                && table.uniqueKeys().stream().noneMatch(key -> begins(table, key.columns()))
                && table.indexes().stream()
                        .filter(other -> begins(table, other.columns()))
                        .findFirst()
                        .equals(Optional.of(index));
    }

    /**
     * Whether an index of the foreign key's name, made by the server, would be left behind, and nothing else needs it. MariaDB can be
     * asked to drop it if it is there; for MySQL it has to be known: it is there if no other index begins with the key's columns.
     */
    static boolean leavesIndex(TableDefinition table, ForeignKey key, ServerKind kind) {
        boolean shared = table.foreignKeys().stream()
                .anyMatch(other -> !Objects.equals(other.name(), key.name())
                        && other.columns().getFirst().equals(key.columns().getFirst()));
        return !shared && (kind == ServerKind.MARIADB || !indexed(table, key.columns()));
    }

    private static boolean indexed(TableDefinition table, List<String> columns) {
        PrimaryKey primary = table.primaryKey();
        return Stream.of(
                        primary == null ? Stream.<List<String>>empty() : Stream.of(primary.columns()),
                        table.uniqueKeys().stream().map(UniqueKey::columns),
                        table.indexes().stream().map(Index::columns))
                .flatMap(indexes -> indexes)
                .anyMatch(index -> index.size() >= columns.size()
                        && index.subList(0, columns.size()).equals(columns));
    }
}
