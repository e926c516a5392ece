package dev.aludel.jdbc.sqlite;

import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.SchemaObjects;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Creates tables anew under passing names, copies their rows, drops the old ones and takes over their names. Dropping a table
 * deletes its rows, which foreign keys of others would follow; so all tables that refer to one of them are created anew as well, and when the first is
 * dropped every row that could follow has its copy. Safe as part of a transaction as long as nothing else listens to the tables.
 */
final class SqliteRebuild {
    private final SqliteDdl ddl;
    private final List<TableDefinition> dropped;
    private final Map<String, SchemaChange.Rebuilt> byName;
    private final List<TableDefinition> created;

    SqliteRebuild(SqliteDdl ddl, SchemaChange.RebuildTables rebuild) {
        this.ddl = ddl;
        this.byName = rebuild.tables().stream()
                .collect(Collectors.toMap(table -> key(table.to().id()), Function.identity()));
        this.created =
                sorted(rebuild.tables().stream().map(SchemaChange.Rebuilt::to).toList());
        var old = new ArrayList<>(rebuild.dropped());
        rebuild.tables().forEach(table -> old.add(table.from()));
        this.dropped = sorted(old).reversed();
    }

    /** Each behind those that it refers to, which are in the same schema. */
    private static List<TableDefinition> sorted(List<TableDefinition> tables) {
        var qualified = tables.stream()
                .map(table -> withKeys(
                        table.id(),
                        table,
                        table.foreignKeys().stream()
                                .map(key -> key.targeting(new TableName(
                                        table.id().schema(), key.target().name())))
                                .toList(),
                        table.indexes()))
                .toList();
        return MetaData.found(qualified, SchemaObjects.NONE).sortedTables();
    }

    private static TableDefinition withKeys(
            TableName id, TableDefinition table, List<ForeignKey> keys, List<Index> indexes) {
        return new TableDefinition(
                id,
                table.columns(),
                table.primaryKey(),
                keys,
                table.uniqueKeys(),
                table.checks(),
                table.exclusions(),
                indexes,
                null,
                table.temporary(),
                table.options());
    }

    List<String> statements() {
        var statements = new ArrayList<String>();
        if (refersAhead(created) || refersAhead(dropped.reversed())) {
            statements.addAll(ddl.render(new SchemaChange.AllowDanglingRows()));
        }
        var early = created.stream()
                .flatMap(to -> keys(to).stream().map(this::nameOf))
                .collect(Collectors.toSet());
        for (TableDefinition old : dropped) {
            old.indexes().stream()
                    .filter(index -> early.contains(nameOf(index)))
                    .forEach(index -> statements.addAll(ddl.render(new SchemaChange.DropIndex(old, index, false))));
        }
        for (TableDefinition to : created) {
            TableDefinition passing = passing(to);
            statements.addAll(ddl.render(new SchemaChange.CreateTable(passing, passing.foreignKeys(), false)));
            keys(to).forEach(index ->
                    statements.addAll(ddl.render(new SchemaChange.CreateIndex(passing, index, false))));
        }
        created.forEach(to -> copy(from(to), to, statements));
        dropped.forEach(old -> statements.addAll(ddl.render(new SchemaChange.DropTable(old, false))));
        for (TableDefinition to : created) {
            statements.addAll(ddl.render(
                    new SchemaChange.RenameTable(passing(to.id()), to.id().name())));
        }
        for (TableDefinition to : created) {
            to.indexes().stream()
                    .filter(index -> !index.isKey())
                    .forEach(index -> statements.addAll(ddl.render(new SchemaChange.CreateIndex(to, index, false))));
        }
        return statements;
    }

    /** Indexes that foreign keys may stand on, which have to be there before rows are. */
    private static List<Index> keys(TableDefinition table) {
        return table.indexes().stream().filter(Index::isKey).toList();
    }

    /** Indexes of all tables share their names. */
    private String nameOf(Index index) {
        return ddl.comparableName(ddl.keptName(String.valueOf(index.name())));
    }

    private static String key(TableName id) {
        return id.toString().toLowerCase(Locale.ROOT);
    }

    private TableDefinition from(TableDefinition to) {
        SchemaChange.Rebuilt rebuilt = byName.get(key(to.id()));
        return rebuilt == null ? to : rebuilt.from();
    }

    /** Whether tables refer to each other in a circle: one of them to another that stands behind it. */
    private static boolean refersAhead(List<TableDefinition> tables) {
        for (int i = 0; i < tables.size(); i++) {
            for (TableDefinition later : tables.subList(i + 1, tables.size())) {
                String name = later.id().name();
                if (tables.get(i).foreignKeys().stream()
                        .anyMatch(key -> key.target().name().equalsIgnoreCase(name))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static TableName passing(TableName id) {
        return new TableName(id.schema(), "aludel_new_" + id.name());
    }

    /** Foreign keys to tables that are created anew point to the passing names, and follow when those are changed. */
    private TableDefinition passing(TableDefinition to) {
        var keys = new ArrayList<ForeignKey>();
        for (ForeignKey key : to.foreignKeys()) {
            keys.add(byName.containsKey(key(key.target())) ? key.targeting(passing(key.target())) : key);
        }
        return withKeys(passing(to.id()), to, keys, List.of());
    }

    /** The columns that both have, but for calculated ones. */
    private void copy(TableDefinition from, TableDefinition to, List<String> statements) {
        String columns = ddl.listOf(to.columns().stream()
                .filter(column -> column.computed() == null)
                .map(TableColumn::name)
                .filter(name ->
                        from.columns().stream().anyMatch(column -> column.name().equalsIgnoreCase(name)))
                .toList());
        if (!columns.isEmpty()) {
            statements.add("INSERT INTO " + ddl.nameOf(passing(to.id())) + " (" + columns + ") SELECT " + columns
                    + " FROM " + ddl.nameOf(from.id()));
        }
        if (draws(from) && draws(to)) {
            statements.addAll(numbers(from, to));
        }
    }

    private static boolean draws(TableDefinition table) {
        return table.columns().stream().anyMatch(TableColumn::generated);
    }

    /** Numbers of rows that were deleted are not given again. */
    private List<String> numbers(TableDefinition from, TableDefinition to) {
        String schema = to.id().schema();
        String sequence = schema == null ? "sqlite_sequence" : ddl.listOf(List.of(schema)) + ".sqlite_sequence";
        String fresh = ddl.text(passing(to.id()).name());
        String old = ddl.text(from.id().name());
        return List.of(
                "DELETE FROM " + sequence + " WHERE name = " + fresh,
                "INSERT INTO " + sequence + " (name, seq) SELECT " + fresh + ", seq FROM " + sequence + " WHERE name = "
                        + old);
    }
}
