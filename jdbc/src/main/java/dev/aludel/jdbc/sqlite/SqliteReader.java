package dev.aludel.jdbc.sqlite;

import dev.aludel.dialect.Identifiers;
import dev.aludel.jdbc.SqlTokens;
import dev.aludel.schema.Domain;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.LeftOut;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.SchemaReader;
import dev.aludel.schema.SchemaTarget;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import dev.aludel.schema.View;
import dev.aludel.schema.ViewOrder;
import dev.aludel.sql.Sql;
import dev.aludel.sql.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads SQLite's catalog: one query for all tables and indexes, whose texts say everything. Virtual tables are left out. */
final class SqliteReader implements SchemaReader {
    private final Identifiers identifiers;

    SqliteReader(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    private record Entry(String type, String name, String table, String sql) {
        boolean is(String kind) {
            return type.equals(kind);
        }
    }

    @Override
    public List<String> schemas(SchemaTarget database) {
        return database.list(
                Sql.text("SELECT name FROM pragma_database_list ORDER BY seq").map(row -> row.get(0, String.class)));
    }

    @Override
    public List<TableDefinition> tables(SchemaTarget database, @Nullable String schema, Set<String> names) {
        var all = new LinkedHashMap<String, TableDefinition>();
        var indexes = new LinkedHashMap<String, List<Index>>();
        for (Entry entry : entries(database, schema)) {
            if (entry.is("index")) {
                indexes.computeIfAbsent(lower(entry.table()), table -> new ArrayList<>())
                        .add(IndexText.read(entry.name(), entry.sql()));
            } else if (entry.is("table") && !virtual(entry.sql())) {
                all.put(lower(entry.name()), new TableText(new TableName(schema, entry.name()), entry.sql()).read());
            }
        }
        var wanted = names.stream().map(SqliteReader::lower).collect(Collectors.toSet());
        var found = new ArrayList<TableDefinition>();
        all.forEach((name, table) -> {
            if (wanted.isEmpty() || wanted.contains(name)) {
                found.add(complete(table, all, indexes.getOrDefault(name, List.of())));
            }
        });
        return found;
    }

    /** With its indexes, and with the columns that its foreign keys refer to. */
    private static TableDefinition complete(
            TableDefinition table, Map<String, TableDefinition> all, List<Index> indexes) {
        var keys = table.foreignKeys().stream()
                .map(key -> resolved(key, table, all))
                .toList();
        return new TableDefinition(
                table.id(),
                table.columns(),
                table.primaryKey(),
                keys,
                table.uniqueKeys(),
                table.checks(),
                table.exclusions(),
                indexes,
                null,
                false,
                table.options());
    }

    private static ForeignKey resolved(ForeignKey key, TableDefinition table, Map<String, TableDefinition> all) {
        TableDefinition target = all.get(lower(key.target().name()));
        PrimaryKey primary = target == null ? null : target.primaryKey();
        var id =
                target == null ? new TableName(table.id().schema(), key.target().name()) : target.id();
        return key.targetColumns().isEmpty() && primary != null
                ? key.targeting(id, primary.columns())
                : key.targeting(id);
    }

    @Override
    public List<View> views(SchemaTarget database, @Nullable String schema) {
        return ViewOrder.of(entries(database, schema).stream()
                .filter(entry -> entry.is("view"))
                .map(entry -> view(schema, entry))
                .toList());
    }

    private static View view(@Nullable String schema, Entry entry) {
        var words = new SqlTokens(entry.sql());
        String columns = "";
        while (words.more() && !words.take("AS")) {
            if (words.peek().is("(")) {
                columns = words.group();
            } else {
                words.next();
            }
        }
        String query = words.rest();
        return new View(
                new TableName(schema, entry.name()),
                SqlFragment.text(columns.isEmpty() ? query : named(query, columns)),
                false,
                null);
    }

    /** The same rows with other names of columns, as a query that says so itself. */
    private static String named(String query, String columns) {
        return "WITH named_rows (" + columns + ") AS (" + query + ") SELECT * FROM named_rows";
    }

    @Override
    public List<TableDefinition> viewColumns(SchemaTarget database, @Nullable String schema, Set<String> names) {
        record Found(String view, TableColumn column) {}
        Text query = Sql.text("SELECT v.name AS view, c.name, c.type, c.\"notnull\" AS required FROM "
                + catalog(schema) + " AS v JOIN pragma_table_info(v.name) AS c WHERE v.type = 'view'"
                + " ORDER BY v.name, c.cid");
        var views = new LinkedHashMap<String, List<TableColumn>>();
        for (Found found : database.list(query.map(row -> new Found(
                row.get(0, String.class),
                TableColumn.of(row.get(1, String.class), SqliteTypes.of(type(row.get(2, String.class))))
                        .withNullable(row.get(3, Long.class) == 0))))) {
            views.computeIfAbsent(found.view(), view -> new ArrayList<>()).add(found.column());
        }
        var wanted = names.stream().map(SqliteReader::lower).collect(Collectors.toSet());
        var definitions = new ArrayList<TableDefinition>();
        views.forEach((name, columns) -> {
            if (wanted.isEmpty() || wanted.contains(lower(name))) {
                var builder = TableDefinition.builder(new TableName(schema, name));
                columns.forEach(builder::column);
                definitions.add(builder.asFound());
            }
        });
        return definitions;
    }

    private static String type(@Nullable String declared) {
        return declared == null || declared.isBlank() ? "ANY" : declared;
    }

    @Override
    public List<Sequence> sequences(SchemaTarget database, @Nullable String schema) {
        return List.of();
    }

    @Override
    public List<EnumType> enums(SchemaTarget database, @Nullable String schema) {
        return List.of();
    }

    @Override
    public List<Domain> domains(SchemaTarget database, @Nullable String schema) {
        return List.of();
    }

    @Override
    public List<LeftOut> leftOut(SchemaTarget database, @Nullable String schema) {
        if (missing(database, schema)) {
            return List.of();
        }
        record Found(String type, String table, String name, String sql) {}
        var all = new ArrayList<LeftOut>();
        for (Found found : database.list(Sql.text("SELECT type, tbl_name, name, sql FROM " + catalog(schema)
                        + " WHERE type IN ('table', 'trigger') AND sql IS NOT NULL ORDER BY rowid")
                .map(row -> new Found(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class))))) {
            var id = new TableName(schema, found.table());
            if (found.type().equals("trigger")) {
                all.add(new LeftOut(id, "trigger " + found.name()));
            } else if (virtual(found.sql())) {
                all.add(new LeftOut(id, "virtual table: " + found.sql()));
            } else {
                LeftOutText.of(found.sql()).forEach(what -> all.add(new LeftOut(id, what)));
            }
        }
        return all;
    }

    private boolean missing(SchemaTarget database, @Nullable String schema) {
        return schema != null && schemas(database).stream().noneMatch(schema::equalsIgnoreCase);
    }

    @Override
    public @Nullable TableDefinition rewritten(SchemaTarget database, TableDefinition table) {
        return null;
    }

    @Override
    public @Nullable View rewritten(SchemaTarget database, View view) {
        return null;
    }

    @Override
    public @Nullable Domain rewritten(SchemaTarget database, Domain domain) {
        return null;
    }

    @Override
    public List<String> obstaclesToRebuilding(SchemaTarget database, TableDefinition table) {
        String name = table.id().name();
        var obstacles = new ArrayList<String>();
        database.list(Sql.text("SELECT name FROM " + catalog(table.id().schema())
                                + " WHERE type = 'trigger' AND lower(tbl_name) = lower(:name)")
                        .bind("name", name)
                        .map(row -> row.get(0, String.class)))
                .forEach(trigger -> obstacles.add("the trigger " + trigger + " would be lost"));
        entries(database, table.id().schema()).stream()
                .filter(entry -> entry.is("table") && entry.name().equalsIgnoreCase(name))
                .flatMap(entry -> LeftOutText.of(entry.sql()).stream())
                .forEach(what -> obstacles.add(what + " would be lost"));
        return obstacles;
    }

    /** Nothing of a schema that is not attached, as other databases have nothing of one that is not there. */
    private List<Entry> entries(SchemaTarget database, @Nullable String schema) {
        if (missing(database, schema)) {
            return List.of();
        }
        return database.list(Sql.text("SELECT type, name, tbl_name, sql FROM " + catalog(schema)
                        + " WHERE sql IS NOT NULL AND type IN ('table', 'view', 'index')"
                        + " AND substr(name, 1, 7) <> 'sqlite_' AND lower(tbl_name) NOT IN (SELECT lower(name) FROM"
                        + " pragma_table_list WHERE type = 'shadow' AND lower(schema) = lower(:schema)) ORDER BY rowid")
                .bind("schema", schema == null ? "main" : schema)
                .map(row -> new Entry(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class))));
    }

    private String catalog(@Nullable String schema) {
        return schema == null ? "sqlite_master" : identifiers.quoted(schema) + ".sqlite_master";
    }

    private static boolean virtual(String sql) {
        var words = new SqlTokens(sql);
        return words.take("CREATE", "VIRTUAL");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
