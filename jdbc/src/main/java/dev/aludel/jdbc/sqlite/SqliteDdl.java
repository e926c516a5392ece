package dev.aludel.jdbc.sqlite;

import dev.aludel.dialect.DdlCompiler;
import dev.aludel.dialect.Identifiers;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.IdentityRule;
import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import dev.aludel.schema.TableOption;
import dev.aludel.schema.View;
import dev.aludel.type.EnumLabels;
import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Spells DDL for SQLite. A drawn key is {@code INTEGER PRIMARY KEY AUTOINCREMENT}: without the last word SQLite gives the
 * number of a deleted row to a new one, and whoever still knows the old row would take them for the same.
 */
final class SqliteDdl extends DdlCompiler {
    private static final Pattern LITERAL = Pattern.compile(
            "[+-]?(\\d+(\\.\\d*)?|\\.\\d+)(e[+-]?\\d+)?|[+-]?0x[0-9a-f]+|x'[0-9a-f]*'|'([^']|'')*'|NULL|TRUE|FALSE|CURRENT_(DATE|TIME|TIMESTAMP)",
            Pattern.CASE_INSENSITIVE);

    SqliteDdl(Identifiers identifiers, SqliteCompiler compiler) {
        super("SQLite", identifiers, compiler);
    }

    @Override
    public boolean addsForeignKeys() {
        return false;
    }

    /** It looks at all views when a column is dropped. */
    @Override
    public boolean viewsHoldColumns() {
        return true;
    }

    @Override
    public String comparableName(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    protected String typeName(SqlType<?> type) {
        return SqliteTypes.name(type);
    }

    @Override
    protected String column(TableDefinition table, TableColumn column) {
        if (column.generated()) {
            return drawn(table, column);
        }
        var text = new StringBuilder(quoted(column.name()))
                .append(typeIn(table, column))
                .append(collation(column.collation()));
        if (column.computed() != null) {
            text.append(' ').append(computed(table, column, column.computed()));
        }
        var value = column.serverDefault();
        if (value != null) {
            text.append(" DEFAULT ").append(defaultValue(table, column, value));
        }
        if (column.serverOnUpdate()) {
            text.append(onUpdate(table, column));
        }
        if (!column.nullable()) {
            text.append(" NOT NULL");
        }
        return text.append(guard(column)).toString();
    }

    /** A column that was declared without a type keeps values as they are only if it stays so: ANY is a word of strict tables. */
    private String typeIn(TableDefinition table, TableColumn column) {
        if (table.options().contains(TableOption.STRICT)) {
            return " " + SqliteTypes.strict(column.type());
        }
        String type = typeOf(column);
        return type.equals(SqliteTypes.TYPELESS) ? "" : " " + type;
    }

    /** SQLite ignores a type's length and knows neither enumerations nor JSON: what SQL calculates is checked by nobody else. */
    private String guard(TableColumn column) {
        if (column.typeNames().containsKey(database())) {
            return "";
        }
        String name = quoted(column.name());
        if (column.type().form() instanceof EnumLabels labels) {
            return " CHECK (" + name + " IN (" + labels(labels) + "))";
        }
        return switch (column.type().kind()) {
            case VARCHAR -> " CHECK (length(" + name + ") <= " + column.type().length() + ")";
            case JSON -> " CHECK (json_valid(" + name + "))";
            default -> "";
        };
    }

    private String labels(EnumLabels labels) {
        return labels.labels().stream().map(this::textLiteral).collect(Collectors.joining(", "));
    }

    private String drawn(TableDefinition table, TableColumn column) {
        var key = table.primaryKey();
        if (key == null || !table.isPrimaryKey(column.name())) {
            throw new UnsupportedFeatureException(
                    "SQLite draws numbers for a primary key of one column only, which " + table.id() + "."
                            + column.name() + " is not",
                    "make it the primary key, or set its values yourself");
        }
        if (!IdentityRule.BY_DEFAULT.equals(column.identity())) {
            throw new UnsupportedFeatureException(
                    "SQLite draws numbers from 1 by 1 and takes a given one, unlike " + table.id() + "."
                            + column.name(),
                    "leave out how the identity column counts");
        }
        var name = key.name();
        return quoted(column.name()) + " INTEGER"
                + (name == null ? "" : " CONSTRAINT " + keptQuoted(name))
                + " PRIMARY KEY AUTOINCREMENT NOT NULL";
    }

    @Override
    protected boolean primaryKeyAtEnd(TableDefinition table, PrimaryKey key) {
        return table.columns().stream().noneMatch(column -> column.generated() && table.isPrimaryKey(column.name()));
    }

    /** The present moment gets the form that moments have here; SQLite's own has whole seconds and no zone. */
    @Override
    protected String defaultValue(TableDefinition table, TableColumn column, SqlFragment value) {
        var sql = sql(table.id(), value).strip();
        if (sql.equalsIgnoreCase("CURRENT_TIMESTAMP")) {
            switch (column.type().kind()) {
                case INSTANT, OFFSET_TIMESTAMP -> {
                    return "(strftime('%Y-%m-%d %H:%M:%f000Z', 'now'))";
                }
                case TIMESTAMP -> {
                    return "(strftime('%Y-%m-%d %H:%M:%f000', 'now'))";
                }
                default -> {}
            }
        }
        return LITERAL.matcher(sql).matches() ? sql : "(" + sql + ")";
    }

    /** What a value is stored as, so that it compares with what drivers bind. */
    @Override
    protected String literal(SqlType<?> type, Object value) {
        var stored = SqliteValues.encode(List.of(type), new @Nullable Object[] {value})[0];
        return switch (stored) {
            case String text -> textLiteral(text);
            case byte[] bytes -> "X'" + HexFormat.of().formatHex(bytes) + "'";
            case Double number when number.isInfinite() -> number > 0 ? "9e999" : "-9e999";
            case null, default -> String.valueOf(stored);
        };
    }

    @Override
    protected String tableOptions(TableDefinition table) {
        var words = new ArrayList<String>();
        if (table.options().contains(TableOption.STRICT)) {
            words.add("STRICT");
        }
        if (table.options().contains(TableOption.WITHOUT_ROWID)) {
            words.add("WITHOUT ROWID");
        }
        return words.isEmpty() ? "" : " " + String.join(", ", words);
    }

    /** A foreign key cannot leave its schema, and SQLite does not want to hear of it. */
    @Override
    protected String referencedTable(TableName target) {
        return table(TableName.of(target.name()));
    }

    @Override
    protected String indexedTable(TableDefinition table) {
        return table(TableName.of(table.id().name()));
    }

    @Override
    protected String indexName(TableDefinition table, String name) {
        var schema = table.id().schema();
        return (schema == null ? "" : quoted(schema) + ".") + keptQuoted(name);
    }

    /** SQLite keeps no comments. */
    @Override
    protected boolean keepsComments() {
        return false;
    }

    @Override
    protected List<String> comments(TableDefinition table) {
        return List.of();
    }

    @Override
    protected List<String> commentTable(TableDefinition table, @Nullable String comment) {
        return List.of();
    }

    @Override
    protected List<String> commentColumn(TableDefinition table, String column, @Nullable String comment) {
        return List.of();
    }

    @Override
    protected List<String> commentConstraint(TableDefinition table, Constraint constraint) {
        return List.of();
    }

    @Override
    protected List<String> commentIndex(TableDefinition table, Index index) {
        return List.of();
    }

    @Override
    protected List<String> commentView(View view) {
        return List.of();
    }

    /** SQLite replaces no view. */
    @Override
    protected List<String> createView(SchemaChange.CreateView create) {
        return super.createView(new SchemaChange.CreateView(create.view(), false));
    }

    @Override
    protected List<String> allowDanglingRows() {
        return List.of("PRAGMA defer_foreign_keys=on");
    }

    @Override
    public boolean alters(SchemaChange change) {
        return SqliteAlter.can(change);
    }

    @Override
    protected List<String> addConstraint(SchemaChange.AddConstraint add) {
        throw cannot("add a constraint to " + add.table().id(), "create the table anew and copy its rows");
    }

    @Override
    protected List<String> dropConstraint(SchemaChange.DropConstraint drop) {
        throw cannot(
                "drop " + (drop.constraint() instanceof ForeignKey ? "a foreign key" : "a constraint") + " of "
                        + drop.table().id(),
                "create the table anew and copy its rows");
    }

    @Override
    protected List<String> alterColumn(SchemaChange.AlterColumn alter) {
        throw cannot(
                "change the column " + alter.table().id() + "." + alter.to().name(),
                "create the table anew and copy its rows");
    }

    @Override
    protected List<String> rebuildTables(SchemaChange.RebuildTables rebuild) {
        return new SqliteRebuild(this, rebuild).statements();
    }

    /** For {@link SqliteRebuild}. */
    String nameOf(TableName table) {
        return table(table);
    }

    String listOf(List<String> names) {
        return names.stream().map(this::quoted).collect(Collectors.joining(", "));
    }

    String text(String words) {
        return textLiteral(words);
    }

    @Override
    protected TableColumn keptColumn(TableDefinition table, TableColumn column) {
        var kept = column.generated() ? column.withType(SqliteTypes.KEY).withIdentity(IdentityRule.BY_DEFAULT) : column;
        if (column.typeNames().containsKey(database())) {
            return kept;
        }
        if (column.type().form() instanceof EnumLabels labels) {
            return kept.withTypeOn(database(), SqliteTypes.name(column.type()) + " IN (" + labels(labels) + ")");
        }
        return table.options().contains(TableOption.STRICT)
                ? kept.withTypeOn(database(), SqliteTypes.strict(column.type()))
                : kept;
    }

    /** Foreign keys have no schema; a key's name is kept with what it names. */
    @Override
    @SuppressWarnings("unchecked") // a foreign key stays one
    protected <C extends Constraint> C keptConstraint(C constraint) {
        return constraint instanceof ForeignKey key && key.target().schema() != null
                ? (C) key.targeting(TableName.of(key.target().name()))
                : constraint;
    }

    static boolean isLiteral(String sql) {
        return LITERAL.matcher(sql).matches();
    }
}
