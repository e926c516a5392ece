package dev.aludel.jdbc.mysql;

import dev.aludel.schema.Check;
import dev.aludel.schema.Computed;
import dev.aludel.schema.DefinitionBuilder;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.IdentityRule;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexPart;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import dev.aludel.schema.TableOption;
import dev.aludel.schema.UniqueKey;
import dev.aludel.sql.Row;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table while the rows of the catalog that belong to it are read. Used by one thread. */
final class MySqlFoundTable {
    private final ServerKind kind;
    private final @Nullable String schema;
    private final DefinitionBuilder table;
    private final Map<String, TableColumn> columns = new LinkedHashMap<>();
    private final Map<String, Index> indexes = new LinkedHashMap<>();
    private final Map<String, ForeignKey> foreignKeys = new LinkedHashMap<>();
    private final Map<String, Check> checks = new LinkedHashMap<>();

    MySqlFoundTable(ServerKind kind, @Nullable String schema, String name, @Nullable String comment) {
        this.kind = kind;
        this.schema = schema;
        table = TableDefinition.builder(new TableName(schema, name));
        if (comment != null && !comment.isEmpty() && !comment.equals("VIEW")) {
            table.comment(comment);
        }
    }

    /** What differs from the tables that {@link MySqlDdl} creates. */
    void options(Row row) {
        String engine = MySqlReader.text(row, 2);
        String collation = MySqlReader.text(row, 3);
        if (engine != null && !engine.equalsIgnoreCase("InnoDB")) {
            table.option(new TableOption.StorageEngine(engine));
        }
        if (collation != null && !collation.equalsIgnoreCase(kind.collation())) {
            int end = collation.indexOf('_');
            table.option(
                    new TableOption.CharacterSet(end < 0 ? collation : collation.substring(0, end)),
                    new TableOption.TableCollation(collation));
        }
        for (String option : MySqlTableOptions.listed(MySqlReader.text(row, 4))) {
            if (option.startsWith(MySqlTableOptions.ROW_FORMAT)) {
                table.option(new TableOption.RowFormat(option.substring(MySqlTableOptions.ROW_FORMAT.length())));
            }
        }
    }

    /** The server makes an index for each foreign key that has none: it carries the key's name. */
    TableDefinition definition() {
        checks.forEach(this::check);
        columns.values().forEach(table::column);
        foreignKeys.values().forEach(table::constraint);
        indexes.forEach((name, index) -> {
            if (name.equals("PRIMARY")) {
                table.constraint(PrimaryKey.of(index.columns().toArray(String[]::new))
                        .named(name)
                        .comment(index.comment()));
            } else if (index.isKey()
                    && index.method() == null
                    && index.parts().stream().noneMatch(IndexPart::descending)) {
                table.constraint(UniqueKey.of(index.columns().toArray(String[]::new))
                        .named(name)
                        .comment(index.comment()));
            } else if (!foreignKeys.containsKey(name)) {
                table.index(index);
            }
        });
        return table.asFound();
    }

    void column(Row row) {
        String name = row.get(1, String.class);
        String extra = row.get(5, String.class).toLowerCase(Locale.ROOT);
        String comment = MySqlReader.text(row, 6);
        String expression = MySqlReader.text(row, 7);
        String value = MySqlReader.text(row, 2);
        String collation = MySqlReader.text(row, 8);
        var column = TableColumn.of(name, MySqlFoundTypes.of(plain(row.get(4, String.class)), name))
                .withNullable(row.get(3, String.class).equals("YES"))
                .withServerOnUpdate(extra.contains("on update"))
                .withComment(comment == null || comment.isEmpty() ? null : comment)
                .withCollation(collation == null || collation.equals(MySqlReader.text(row, 9)) ? null : collation);
        if (expression != null && !expression.isEmpty() && !expression.startsWith("ROW ")) {
            column = column.withComputed(
                    new Computed(SqlFragment.text(CatalogSql.of(kind, expression)), extra.contains("stored")));
        } else if (value != null && !value.equals("NULL")) {
            boolean literal = kind == ServerKind.MYSQL && !extra.contains("default_generated");
            column = column.withDefault(literal ? "'" + value.replace("'", "''") + "'" : CatalogSql.of(kind, value));
        }
        columns.put(name, extra.contains("auto_increment") ? column.withIdentity(IdentityRule.BY_DEFAULT) : column);
    }

    /** Without the remark that a column is compressed. */
    private static String plain(String type) {
        int remark = type.indexOf(" /*");
        return remark < 0 ? type : type.substring(0, remark);
    }

    void index(Row row) {
        String name = row.get(1, String.class);
        String column = MySqlReader.text(row, 3);
        String type = row.get(6, String.class).toLowerCase(Locale.ROOT);
        boolean special = type.equals("fulltext") || type.equals("spatial");
        String expression = MySqlReader.text(row, 7);
        IndexPart part = column != null
                ? IndexPart.of(column)
                : IndexPart.expression(expression == null ? "?" : CatalogSql.of(kind, expression));
        part = "D".equals(MySqlReader.text(row, 4)) ? part.desc() : part;
        int prefix = special ? 0 : row.find(5, Integer.class).orElse(0);
        part = prefix > 0 ? part.prefix(prefix) : part;
        Index known = indexes.get(name);
        List<IndexPart> parts = new ArrayList<>(known == null ? List.of() : known.parts());
        parts.add(part);
        Index index = Index.on(parts.toArray(IndexPart[]::new)).named(name);
        String comment = MySqlReader.text(row, 8);
        index = comment == null || comment.isEmpty() ? index : index.comment(comment);
        index = special ? index.using(type) : index;
        indexes.put(name, row.get(2, Integer.class) == 0 ? index.asUnique() : index);
    }

    void foreignKey(Row row) {
        String name = row.get(1, String.class);
        String own = row.get(3, String.class);
        boolean inDefault = row.get(8, Integer.class) == 1;
        var target = new TableName(own.equals(schema) ? schema : inDefault ? null : own, row.get(4, String.class));
        ForeignKey known = foreignKeys.get(name);
        List<String> from = new ArrayList<>(known == null ? List.of() : known.columns());
        List<String> to = new ArrayList<>(known == null ? List.of() : known.targetColumns());
        from.add(row.get(2, String.class));
        to.add(row.get(5, String.class));
        foreignKeys.put(
                name,
                ForeignKey.of(from.toArray(String[]::new))
                        .references(target, to.toArray(String[]::new))
                        .onDelete(action(row.get(6, String.class)))
                        .onUpdate(action(row.get(7, String.class)))
                        .named(name));
    }

    void check(Row row) {
        String name = row.get(1, String.class);
        checks.put(name, Check.of(CatalogSql.of(kind, row.get(2, String.class))).named(name));
    }

    /** MariaDB keeps JSON as text with a condition. */
    private void check(String name, Check check) {
        TableColumn column = columns.get(name);
        boolean json = check.condition().toString().toLowerCase(Locale.ROOT).startsWith("json_valid(");
        if (column != null && json) {
            columns.put(name, column.withType(SqlTypes.JSON).withCollation(null));
        } else {
            table.constraint(check);
        }
    }

    private static ReferentialAction action(String rule) {
        return switch (rule) {
            case "CASCADE" -> ReferentialAction.CASCADE;
            case "SET NULL" -> ReferentialAction.SET_NULL;
            case "SET DEFAULT" -> ReferentialAction.SET_DEFAULT;
            case "RESTRICT" -> ReferentialAction.RESTRICT;
            default -> ReferentialAction.NO_ACTION;
        };
    }
}
