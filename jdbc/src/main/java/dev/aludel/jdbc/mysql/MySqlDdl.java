package dev.aludel.jdbc.mysql;

import dev.aludel.dialect.DdlCompiler;
import dev.aludel.dialect.Identifiers;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.type.SqlType;
import dev.aludel.type.TypeKind;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Spells DDL for MySQL and MariaDB: InnoDB, utf8mb4, and a collation that compares by code point. */
final class MySqlDdl extends DdlCompiler {
    private final ServerKind kind;
    private final Identifiers identifiers;

    MySqlDdl(ServerKind kind, Identifiers identifiers, MySqlCompiler compiler) {
        super(kind.title(), identifiers, compiler);
        this.kind = kind;
        this.identifiers = identifiers;
    }

    @Override
    protected int nameLimit() {
        return 64;
    }

    @Override
    protected String typeName(SqlType<?> type) {
        return MySqlTypeNames.of(type, kind);
    }

    @Override
    protected String column(TableDefinition table, TableColumn column) {
        var text = new StringBuilder(identifiers.quoted(column.name()))
                .append(' ')
                .append(
                        column.type().kind() == TypeKind.TEXT && inKey(table, column)
                                ? MySqlTypeNames.KEY_TEXT
                                : typeName(column.type()));
        if (!column.nullable()) {
            text.append(" NOT NULL");
        }
        SqlFragment value = column.serverDefault();
        if (value != null) {
            text.append(" DEFAULT ").append(defaultValue(table, column, value));
        }
        if (column.generated()) {
            text.append(identity(table, column));
        }
        String comment = column.comment();
        if (comment != null) {
            text.append(" COMMENT ").append(textLiteral(comment));
        }
        return text.toString();
    }

    /** Whether an index would have to hold it, which takes no text without a limit. */
    private static boolean inKey(TableDefinition table, TableColumn column) {
        var key = table.primaryKey();
        return Stream.of(
                        key == null ? Stream.<List<String>>empty() : Stream.of(key.columns()),
                        table.uniqueKeys().stream().map(unique -> unique.columns()),
                        table.foreignKeys().stream().map(ForeignKey::columns),
                        table.indexes().stream().map(Index::columns))
                .flatMap(columns -> columns)
                .anyMatch(columns -> columns.contains(column.name()));
    }

    @Override
    protected String identity(TableDefinition table, TableColumn column) {
        if (!inKey(table, column)) {
            throw new UnsupportedFeatureException(
                    database() + " draws numbers for a column of a key only, which " + table.id() + "." + column.name()
                            + " is not",
                    "make it the primary key, or unique");
        }
        return " AUTO_INCREMENT";
    }

    /** The present moment is taken in UTC, whatever the time zone of the session that inserts. */
    private String defaultValue(TableDefinition table, TableColumn column, SqlFragment value) {
        var sql = sql(table.id(), value).strip();
        if (sql.toUpperCase(Locale.ROOT).startsWith("CURRENT_TIMESTAMP")) {
            switch (column.type().kind()) {
                case INSTANT, OFFSET_TIMESTAMP -> {
                    return "(utc_timestamp(6))";
                }
                case TIMESTAMP -> {
                    return "(current_timestamp(6))";
                }
                default -> {}
            }
        }
        return sql.equalsIgnoreCase("NULL") ? sql : "(" + sql + ")";
    }

    @Override
    protected String tableOptions(TableDefinition table) {
        String comment = table.comment();
        return " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=" + kind.collation()
                + (comment == null ? "" : " COMMENT=" + textLiteral(comment));
    }

    /** They stand with the table and its columns. */
    @Override
    protected List<String> comments(TableDefinition table) {
        return List.of();
    }

    @Override
    protected String foreignKey(ForeignKey key) {
        if (key.onDelete() == ReferentialAction.SET_DEFAULT || key.onUpdate() == ReferentialAction.SET_DEFAULT) {
            throw new UnsupportedFeatureException(
                    database() + " has no SET DEFAULT for a foreign key to " + key.target(),
                    "use SET NULL, or change the rows yourself");
        }
        return super.foreignKey(key);
    }

    @Override
    protected String deferral(Deferral deferral) {
        if (deferral != Deferral.NEVER) {
            throw new UnsupportedFeatureException(
                    database() + " checks foreign keys at once and cannot defer them", "leave the deferral out");
        }
        return "";
    }

    @Override
    protected String createIndex(SchemaChange.CreateIndex create) {
        return super.createIndex(
                kind == ServerKind.MARIADB
                        ? create
                        : new SchemaChange.CreateIndex(create.table(), create.index(), false));
    }

    @Override
    protected String dropForeignKey(SchemaChange.DropForeignKey drop) {
        return "ALTER TABLE " + table(drop.table().id()) + " DROP FOREIGN KEY "
                + (drop.ifExists() && kind == ServerKind.MARIADB ? "IF EXISTS " : "")
                + keptQuoted(String.valueOf(drop.foreignKey().name()));
    }

    @Override
    protected String literal(SqlType<?> type, Object value) {
        return switch (value) {
            case Instant moment ->
                super.literal(type, moment.atOffset(ZoneOffset.UTC).toLocalDateTime());
            case OffsetDateTime moment ->
                super.literal(type, moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
            case Duration duration -> String.valueOf(MySqlTimes.micros(duration));
            default -> super.literal(type, value);
        };
    }
}
