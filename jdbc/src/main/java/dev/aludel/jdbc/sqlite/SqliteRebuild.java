package dev.aludel.jdbc.sqlite;

import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates a table anew under a passing name, copies the rows, drops the old one and takes over its name. Safe as part of a
 * transaction as long as no other table refers to the old one and nothing listens to it: dropping it deletes its rows, which
 * foreign keys of others would follow.
 */
final class SqliteRebuild {
    private final SqliteDdl ddl;
    private final TableDefinition from;
    private final TableDefinition to;
    private final TableName passing;

    SqliteRebuild(SqliteDdl ddl, SchemaChange.RebuildTable rebuild) {
        this.ddl = ddl;
        this.from = rebuild.from();
        this.to = rebuild.to();
        this.passing = new TableName(to.id().schema(), "aludel_new_" + to.id().name());
    }

    List<String> statements() {
        var statements = new ArrayList<String>();
        var created = renamed();
        statements.addAll(ddl.render(new SchemaChange.CreateTable(created, created.foreignKeys(), false)));
        String columns = ddl.listOf(kept());
        if (!columns.isEmpty()) {
            statements.add("INSERT INTO " + ddl.nameOf(passing) + " (" + columns + ") SELECT " + columns + " FROM "
                    + ddl.nameOf(from.id()));
        }
        if (draws(from) && draws(to)) {
            statements.addAll(numbers());
        }
        statements.addAll(ddl.render(new SchemaChange.DropTable(from, false)));
        statements.addAll(
                ddl.render(new SchemaChange.RenameTable(passing, to.id().name())));
        to.indexes().forEach(index -> statements.addAll(ddl.render(new SchemaChange.CreateIndex(to, index, false))));
        return statements;
    }

    /** A foreign key to the table itself points to the passing name, and follows when that is changed. */
    private TableDefinition renamed() {
        var keys = new ArrayList<ForeignKey>();
        for (ForeignKey key : to.foreignKeys()) {
            boolean own = key.target().name().equalsIgnoreCase(to.id().name());
            keys.add(own ? key.targeting(passing) : key);
        }
        return new TableDefinition(
                passing,
                to.columns(),
                to.primaryKey(),
                keys,
                to.uniqueKeys(),
                to.checks(),
                to.exclusions(),
                List.of(),
                null,
                to.temporary(),
                to.options());
    }

    /** The columns that both have, but for calculated ones. */
    private List<String> kept() {
        return to.columns().stream()
                .filter(column -> column.computed() == null)
                .map(TableColumn::name)
                .filter(name ->
                        from.columns().stream().anyMatch(column -> column.name().equals(name)))
                .toList();
    }

    private static boolean draws(TableDefinition table) {
        return table.columns().stream().anyMatch(TableColumn::generated);
    }

    /** Numbers of rows that were deleted are not given again. */
    private List<String> numbers() {
        String schema = to.id().schema();
        String sequence = schema == null ? "sqlite_sequence" : ddl.listOf(List.of(schema)) + ".sqlite_sequence";
        String fresh = ddl.text(passing.name());
        String old = ddl.text(from.id().name());
        return List.of(
                "DELETE FROM " + sequence + " WHERE name = " + fresh,
                "INSERT INTO " + sequence + " (name, seq) SELECT " + fresh + ", seq FROM " + sequence + " WHERE name = "
                        + old);
    }
}
