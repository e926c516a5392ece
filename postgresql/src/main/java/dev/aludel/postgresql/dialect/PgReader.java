package dev.aludel.postgresql.dialect;

import dev.aludel.schema.Domain;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.LeftOut;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.SchemaReader;
import dev.aludel.schema.SchemaTarget;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import dev.aludel.schema.View;
import dev.aludel.schema.ViewOrder;
import dev.aludel.sql.Row;
import dev.aludel.sql.Sql;
import dev.aludel.sql.Text;
import dev.aludel.type.SqlTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads PostgreSQL's catalog: one query each for the tables, columns, constraints and indexes of a schema. */
final class PgReader implements SchemaReader {
    private static final String TEMPORARY = "pg_temp";
    private static final List<String> TABLE_KINDS = List.of("r", "p", "f");
    private static final List<String> VIEW_KINDS = List.of("v", "m");

    @Override
    public List<String> schemas(SchemaTarget database) {
        return database.list(Sql.text(PgCatalogText.SCHEMAS).map(row -> row.get(0, String.class)));
    }

    @Override
    public List<TableDefinition> tables(SchemaTarget database, @Nullable String schema, Set<String> names) {
        return relations(database, schema, names, TABLE_KINDS);
    }

    @Override
    public List<TableDefinition> viewColumns(SchemaTarget database, @Nullable String schema, Set<String> names) {
        return relations(database, schema, names, VIEW_KINDS);
    }

    private static List<TableDefinition> relations(
            SchemaTarget database, @Nullable String schema, Set<String> names, List<String> kinds) {
        Map<Long, FoundTable> tables = new LinkedHashMap<>();
        rows(database, PgCatalogText.TABLES, schema, names, kinds)
                .forEach(row -> tables.put(row.get(0, Long.class), new FoundTable(schema, row)));
        if (tables.isEmpty()) {
            return List.of();
        }
        var types = new FoundTypes(database, schema);
        rows(database, PgCatalogText.COLUMNS, schema, names, kinds)
                .forEach(row -> at(tables, row).ifPresent(table -> table.column(row, types)));
        rows(database, PgCatalogText.CONSTRAINTS, schema, names, kinds)
                .forEach(row -> at(tables, row).ifPresent(table -> table.constraint(row, schema)));
        rows(database, PgCatalogText.INDEXES, schema, names, kinds)
                .forEach(row -> at(tables, row).ifPresent(table -> table.indexPart(row)));
        return tables.values().stream().map(FoundTable::definition).toList();
    }

    private static Optional<FoundTable> at(Map<Long, FoundTable> tables, Row row) {
        return Optional.ofNullable(tables.get(row.get(0, Long.class)));
    }

    private static List<Row> rows(
            SchemaTarget database, String sql, @Nullable String schema, Set<String> names, List<String> kinds) {
        return database.list(Sql.text(sql)
                .bind("schema", schema, SqlTypes.TEXT)
                .bind("all", names.isEmpty(), SqlTypes.BOOLEAN)
                .bindAll("names", names.isEmpty() ? Set.of("") : names, SqlTypes.TEXT)
                .bindAll("kinds", kinds, SqlTypes.TEXT));
    }

    /** A text that may be NULL. */
    static @Nullable String text(Row row, int column) {
        return row.find(column, String.class).orElse(null);
    }

    @Override
    public List<View> views(SchemaTarget database, @Nullable String schema) {
        return ViewOrder.of(rows(database, PgCatalogText.VIEWS, schema, Set.of(), VIEW_KINDS).stream()
                .map(row -> new View(
                        new TableName(schema, row.get(0, String.class)),
                        SqlFragment.text(ended(row.get(2, String.class))),
                        row.get(1, Boolean.class),
                        text(row, 3)))
                .toList());
    }

    private static String ended(String query) {
        String text = query.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public List<Sequence> sequences(SchemaTarget database, @Nullable String schema) {
        Text query = Sql.text(PgCatalogText.SEQUENCES).bind("schema", schema, SqlTypes.TEXT);
        return database.list(query).stream()
                .map(row -> new Sequence(new TableName(schema, row.get(0, String.class)), FoundTable.counting(row, 1)))
                .toList();
    }

    @Override
    public List<EnumType> enums(SchemaTarget database, @Nullable String schema) {
        return new FoundTypes(database, schema).enums(schema);
    }

    @Override
    public List<Domain> domains(SchemaTarget database, @Nullable String schema) {
        return new FoundTypes(database, schema).domains(schema);
    }

    @Override
    public List<LeftOut> leftOut(SchemaTarget database, @Nullable String schema) {
        Text query = Sql.text(PgLeftOutText.LEFT_OUT).bind("schema", schema, SqlTypes.TEXT);
        return database.list(query.map(row ->
                new LeftOut(new TableName(schema, row.get(0, String.class)), row.get(1, String.class))));
    }

    @Override
    public @Nullable TableDefinition rewritten(SchemaTarget database, TableDefinition table) {
        var name = table.id().name();
        var scratch = table.scratch(new TableName(TEMPORARY, name));
        return database.undone(() -> {
            database.apply(new SchemaChange.CreateTable(scratch, List.of(), false));
            scratch.indexes().forEach(index -> database.apply(new SchemaChange.CreateIndex(scratch, index, false)));
            return tables(database, TEMPORARY, Set.of(name)).getFirst();
        });
    }

    @Override
    public @Nullable View rewritten(SchemaTarget database, View view) {
        var scratch = new View(new TableName(TEMPORARY, view.id().name()), view.query(), false, null);
        return database.undone(() -> {
            database.apply(new SchemaChange.CreateView(scratch, false));
            return views(database, TEMPORARY).stream()
                    .filter(found -> found.id().equals(scratch.id()))
                    .findFirst()
                    .orElseThrow();
        });
    }

    @Override
    public @Nullable Domain rewritten(SchemaTarget database, Domain domain) {
        var id = new TableName(TEMPORARY, domain.id().name());
        var scratch = new Domain(id, domain.type(), domain.nullable(), domain.defaultValue(), domain.checks());
        return database.undone(() -> {
            database.apply(new SchemaChange.CreateDomain(scratch));
            return domains(database, TEMPORARY).stream()
                    .filter(found -> found.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        });
    }

    /** Everything can be altered. */
    @Override
    public List<String> obstaclesToRebuilding(SchemaTarget database, TableDefinition table) {
        return List.of("it can be altered");
    }
}
