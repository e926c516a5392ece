package dev.aludel.jdbc.mysql;

import dev.aludel.dialect.Identifiers;
import dev.aludel.jdbc.SqlTokens;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.Domain;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.LeftOut;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.SchemaReader;
import dev.aludel.schema.SchemaTarget;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import dev.aludel.schema.View;
import dev.aludel.schema.ViewOrder;
import dev.aludel.sql.Row;
import dev.aludel.sql.Sql;
import dev.aludel.sql.Text;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the information schema: one query each for the tables, columns, indexes and constraints of a schema. */
final class MySqlReader implements SchemaReader {
    private static final List<String> TABLE_KINDS = List.of("BASE TABLE", "SYSTEM VERSIONED");

    private final ServerKind kind;
    private final Identifiers identifiers;
    private final DdlRenderer ddl;

    MySqlReader(ServerKind kind, Identifiers identifiers, DdlRenderer ddl) {
        this.kind = kind;
        this.identifiers = identifiers;
        this.ddl = ddl;
    }

    @Override
    public List<String> schemas(SchemaTarget database) {
        return database.list(Sql.text(MySqlCatalogText.SCHEMAS).map(row -> row.get(0, String.class)));
    }

    @Override
    public List<TableDefinition> tables(SchemaTarget database, @Nullable String schema, Set<String> names) {
        Map<String, MySqlFoundTable> tables = relations(database, schema, names, TABLE_KINDS);
        if (tables.isEmpty()) {
            return List.of();
        }
        String indexes =
                kind == ServerKind.MARIADB ? MySqlCatalogText.INDEXES_OF_MARIADB : MySqlCatalogText.INDEXES_OF_MYSQL;
        each(database, indexes, schema, names, tables, MySqlFoundTable::index);
        each(database, MySqlCatalogText.FOREIGN_KEYS, schema, names, tables, MySqlFoundTable::foreignKey);
        String checks =
                kind == ServerKind.MARIADB ? MySqlCatalogText.CHECKS_OF_MARIADB : MySqlCatalogText.CHECKS_OF_MYSQL;
        each(database, checks, schema, names, tables, MySqlFoundTable::check);
        return tables.values().stream().map(MySqlFoundTable::definition).toList();
    }

    @Override
    public List<TableDefinition> viewColumns(SchemaTarget database, @Nullable String schema, Set<String> names) {
        return relations(database, schema, names, List.of("VIEW")).values().stream()
                .map(MySqlFoundTable::definition)
                .toList();
    }

    private Map<String, MySqlFoundTable> relations(
            SchemaTarget database, @Nullable String schema, Set<String> names, List<String> kinds) {
        Map<String, MySqlFoundTable> tables = new LinkedHashMap<>();
        Text query = bound(MySqlCatalogText.TABLES, schema, names).bindAll("kinds", kinds, SqlTypes.TEXT);
        for (Row row : database.list(query)) {
            String name = row.get(0, String.class);
            var table = new MySqlFoundTable(kind, schema, name, text(row, 1));
            table.options(row);
            tables.put(name, table);
        }
        each(database, MySqlCatalogText.COLUMNS, schema, names, tables, MySqlFoundTable::column);
        return tables;
    }

    private static void each(
            SchemaTarget database,
            String sql,
            @Nullable String schema,
            Set<String> names,
            Map<String, MySqlFoundTable> tables,
            BiConsumer<MySqlFoundTable, Row> read) {
        for (Row row : database.list(bound(sql, schema, names))) {
            MySqlFoundTable table = tables.get(row.get(0, String.class));
            if (table != null) {
                read.accept(table, row);
            }
        }
    }

    private static Text bound(String sql, @Nullable String schema, Set<String> names) {
        return Sql.text(sql)
                .bind("schema", schema, SqlTypes.TEXT)
                .bind("everything", names.isEmpty() ? 1 : 0, SqlTypes.INTEGER)
                .bindAll("names", names.isEmpty() ? Set.of("") : names, SqlTypes.TEXT);
    }

    /** A text that may be NULL. */
    static @Nullable String text(Row row, int column) {
        return row.find(column, String.class).orElse(null);
    }

    @Override
    public List<View> views(SchemaTarget database, @Nullable String schema) {
        Text query = Sql.text(MySqlCatalogText.VIEWS).bind("schema", schema, SqlTypes.TEXT);
        return ViewOrder.of(database.list(query.map(row -> new View(
                new TableName(schema, row.get(0, String.class)),
                SqlFragment.text(here(schema, MySqlScratch.standard(row.get(1, String.class)), text(row, 2))),
                false,
                null))));
    }

    /** What is of the connection's own database needs no name of it, and is that of another one when the view is created there. */
    private static String here(@Nullable String schema, String query, @Nullable String own) {
        if (schema != null || own == null) {
            return query;
        }
        var text = new StringBuilder(query.length());
        var words = new SqlTokens(query);
        int from = 0;
        boolean qualified = false;
        while (words.more()) {
            var word = words.next();
            if (!qualified
                    && word.text().startsWith("`")
                    && word.name().equals(own)
                    && words.peek().is(".")) {
                text.append(query, from, word.start());
                from = words.next().end();
            }
            qualified = word.is(".");
        }
        return text.append(query.substring(from)).toString();
    }

    @Override
    public List<LeftOut> leftOut(SchemaTarget database, @Nullable String schema) {
        String catalog =
                kind == ServerKind.MARIADB ? MySqlCatalogText.LEFT_OUT_OF_MARIADB : MySqlCatalogText.LEFT_OUT_OF_MYSQL;
        var all = new ArrayList<>(database.list(Sql.text(catalog)
                .bind("schema", schema, SqlTypes.TEXT)
                .map(row -> new LeftOut(new TableName(schema, row.get(0, String.class)), row.get(1, String.class)))));
        Text tables = bound(MySqlCatalogText.TABLES, schema, Set.of()).bindAll("kinds", TABLE_KINDS, SqlTypes.TEXT);
        for (Row row : database.list(tables)) {
            var id = new TableName(schema, row.get(0, String.class));
            MySqlTableOptions.unsayable(text(row, 4))
                    .forEach(option -> all.add(new LeftOut(id, "table option " + option)));
            if (kind == ServerKind.MARIADB) {
                periods(database, id).forEach(period -> all.add(new LeftOut(id, period)));
            }
        }
        return all;
    }

    /** Not all servers have a catalog of them. */
    private List<String> periods(SchemaTarget database, TableName id) {
        return database.list(Sql.text("SHOW CREATE TABLE " + quoted(id)).map(row -> row.get(1, String.class)))
                .getFirst()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("PERIOD FOR ") || line.contains(" WITHOUT OVERLAPS)"))
                .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
                .toList();
    }

    @Override
    public List<Sequence> sequences(SchemaTarget database, @Nullable String schema) {
        if (kind == ServerKind.MYSQL) {
            return List.of();
        }
        Text names = Sql.text(MySqlCatalogText.SEQUENCES).bind("schema", schema, SqlTypes.TEXT);
        return database.list(names.map(row -> row.get(0, String.class))).stream()
                .map(name -> sequence(database, new TableName(schema, name)))
                .toList();
    }

    /** A sequence says itself how it counts. */
    private Sequence sequence(SchemaTarget database, TableName id) {
        return database.list(Sql.text(
                                "SELECT start_value, increment, minimum_value, maximum_value, cycle_option, cache_size"
                                        + " FROM " + quoted(id))
                        .map(row -> new Sequence(
                                id,
                                new SequenceOptions(
                                        row.get(0, Long.class),
                                        row.get(1, Long.class),
                                        row.get(2, Long.class),
                                        row.get(3, Long.class),
                                        row.get(4, Integer.class) != 0,
                                        row.get(5, Long.class)))))
                .getFirst();
    }

    private String quoted(TableName id) {
        String schema = id.schema();
        String name = identifiers.quoted(id.name());
        return schema == null ? name : identifiers.quoted(schema) + "." + name;
    }

    /** An enumeration stands with each column that uses it. */
    @Override
    public List<EnumType> enums(SchemaTarget database, @Nullable String schema) {
        return List.of();
    }

    @Override
    public List<Domain> domains(SchemaTarget database, @Nullable String schema) {
        return List.of();
    }

    /** As a temporary table, which ends no transaction. */
    @Override
    public @Nullable TableDefinition rewritten(SchemaTarget database, TableDefinition table) {
        var id = new TableName(
                table.id().schema(), "aludel_" + Integer.toHexString(table.id().hashCode()));
        var scratch = table.scratch(id);
        database.apply(new SchemaChange.CreateTable(scratch, List.of(), false));
        try {
            String created = database.list(
                            Sql.text("SHOW CREATE TABLE " + quoted(id)).map(row -> row.get(1, String.class)))
                    .getFirst();
            return new MySqlScratch(created).in(ddl.kept(table));
        } finally {
            database.executeDdl(List.of("DROP TEMPORARY TABLE " + quoted(id)));
        }
    }

    /** As a view of another name for a moment: there are no temporary ones. */
    @Override
    public @Nullable View rewritten(SchemaTarget database, View view) {
        String name = "aludel_" + Integer.toHexString(view.hashCode());
        var scratch = new View(new TableName(view.id().schema(), name), view.query(), false, null);
        database.apply(new SchemaChange.CreateView(scratch, false));
        try {
            return views(database, view.id().schema()).stream()
                    .filter(found -> found.id().equals(scratch.id()))
                    .findFirst()
                    .orElseThrow();
        } finally {
            database.apply(new SchemaChange.DropView(scratch, true));
        }
    }

    @Override
    public @Nullable Domain rewritten(SchemaTarget database, Domain domain) {
        return null;
    }

    /** Everything can be altered. */
    @Override
    public List<String> obstaclesToRebuilding(SchemaTarget database, TableDefinition table) {
        return List.of("it can be altered");
    }
}
