package dev.aludel.jdbc.sqlite;

import dev.aludel.dialect.DdlCompiler;
import dev.aludel.dialect.Identifiers;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import dev.aludel.type.SqlType;
import dev.aludel.type.TypeKind;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Spells DDL for SQLite. A drawn key is {@code INTEGER PRIMARY KEY AUTOINCREMENT}: without the last word SQLite gives the
 * number of a deleted row to a new one, and whoever still knows the old row would take them for the same.
 */
final class SqliteDdl extends DdlCompiler {
    private static final Pattern LITERAL = Pattern.compile(
            "[+-]?\\d+(\\.\\d+)?|'([^']|'')*'|NULL|TRUE|FALSE|CURRENT_(DATE|TIME|TIMESTAMP)", Pattern.CASE_INSENSITIVE);

    private final Identifiers identifiers;

    SqliteDdl(Identifiers identifiers, SqliteCompiler compiler) {
        super("SQLite", identifiers, compiler);
        this.identifiers = identifiers;
    }

    @Override
    public boolean addsForeignKeys() {
        return false;
    }

    @Override
    public String comparableName(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    protected int nameLimit() {
        return 1_000_000; // SQLite has no limit of its own but that of a statement
    }

    /** Names whose affinity keeps what is stored as it is; see {@code docs/types.md}. */
    @Override
    protected String typeName(SqlType<?> type) {
        return switch (type.kind()) {
            case DECIMAL ->
                "DECIMAL_TEXT"
                        + (type.length() == SqlType.UNLIMITED ? "" : "(" + type.length() + ", " + type.scale() + ")")
                        + " COLLATE decimal";
            case DOUBLE -> "DOUBLE";
            case INSTANT, OFFSET_TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
            case TIMESTAMP -> "TIMESTAMP";
            case TIME -> "TIME";
            case DURATION -> "BIGINT";
            case UUID -> "CHAR(36)";
            case JSON, ARRAY, RANGE, NATIVE_ENUM ->
                throw new UnsupportedFeatureException(
                        "SQLite has no type for a column of kind " + type.kind(),
                        "keep it as text or bytes, with a converted type");
            default -> super.typeName(type);
        };
    }

    @Override
    protected String column(TableDefinition table, TableColumn column) {
        if (column.generated()) {
            return drawn(table, column);
        }
        var text =
                new StringBuilder(identifiers.quoted(column.name())).append(' ').append(typeName(column.type()));
        var value = column.serverDefault();
        if (value != null) {
            text.append(" DEFAULT ").append(defaultValue(table, column, value));
        }
        if (!column.nullable()) {
            text.append(" NOT NULL");
        }
        if (column.type().kind() == TypeKind.VARCHAR) {
            // SQLite ignores the length of the type; a value that is calculated by it is checked by nobody else.
            text.append(" CHECK (length(")
                    .append(identifiers.quoted(column.name()))
                    .append(") <= ")
                    .append(column.type().length())
                    .append(")");
        }
        return text.toString();
    }

    private String drawn(TableDefinition table, TableColumn column) {
        var key = table.primaryKey();
        if (key == null || !table.isPrimaryKey(column.name())) {
            throw new UnsupportedFeatureException(
                    "SQLite draws numbers for a primary key of one column only, which " + table.id() + "."
                            + column.name() + " is not",
                    "make it the primary key, or set its values yourself");
        }
        var name = key.name();
        return identifiers.quoted(column.name()) + " INTEGER"
                + (name == null ? "" : " CONSTRAINT " + keptQuoted(name))
                + " PRIMARY KEY AUTOINCREMENT NOT NULL";
    }

    @Override
    protected boolean primaryKeyAtEnd(TableDefinition table, PrimaryKey key) {
        return table.columns().stream().noneMatch(column -> column.generated() && table.isPrimaryKey(column.name()));
    }

    /** The present moment gets the form that moments have here; SQLite's own has whole seconds and no zone. */
    private String defaultValue(TableDefinition table, TableColumn column, SqlFragment value) {
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

    /** A foreign key cannot leave its schema, and SQLite does not want to hear of it. */
    @Override
    protected String referencedTable(TableName target) {
        return table(TableName.of(target.name()));
    }

    @Override
    protected String createIndex(SchemaChange.CreateIndex create) {
        Index index = create.index();
        var schema = create.table().id().schema();
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + (create.ifMissing() ? "IF NOT EXISTS " : "")
                + (schema == null ? "" : identifiers.quoted(schema) + ".")
                + keptQuoted(String.valueOf(index.name())) + " ON "
                + table(TableName.of(create.table().id().name())) + " " + columns(index.columns());
    }

    @Override
    protected String dropForeignKey(SchemaChange.DropForeignKey drop) {
        throw new UnsupportedFeatureException(
                "SQLite cannot drop a foreign key of " + drop.table().id(), "create the table anew and copy its rows");
    }

    /** SQLite keeps no comments. */
    @Override
    protected List<String> comments(TableDefinition table) {
        return List.of();
    }

    @Override
    protected List<String> allowDanglingRows() {
        return List.of("PRAGMA defer_foreign_keys=on");
    }
}
