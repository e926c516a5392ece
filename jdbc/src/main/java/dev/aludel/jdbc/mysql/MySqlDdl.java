package dev.aludel.jdbc.mysql;

import dev.aludel.dialect.Capability;
import dev.aludel.dialect.Identifiers;
import dev.aludel.error.MappingException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.jdbc.SqlTokens;
import dev.aludel.jdbc.WholeMicros;
import dev.aludel.schema.Check;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Exclusion;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.IdentityRule;
import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import dev.aludel.schema.UniqueKey;
import dev.aludel.schema.View;
import dev.aludel.type.EnumLabels;
import dev.aludel.type.SqlType;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Spells DDL for MySQL and MariaDB: InnoDB, utf8mb4, and a collation that compares by code point. */
final class MySqlDdl extends MySqlChangeDdl {
    private final ServerKind kind;

    MySqlDdl(ServerKind kind, Identifiers identifiers, MySqlCompiler compiler) {
        super(kind, identifiers, compiler);
        this.kind = kind;
    }

    @Override
    protected String typeName(SqlType<?> type) {
        return type.form() instanceof EnumLabels labels
                ? "ENUM(" + labels.labels().stream().map(this::textLiteral).collect(Collectors.joining(", ")) + ")"
                : MySqlTypeNames.of(type, kind);
    }

    @Override
    protected String column(TableDefinition table, TableColumn column) {
        var text = new StringBuilder(columnName(table.id(), column.name()))
                .append(' ')
                .append(KeyTexts.in(table, column) ? MySqlTypeNames.KEY_TEXT : typeOf(column))
                .append(collation(column.collation()));
        if (column.computed() != null) {
            text.append(' ').append(computed(table, column, column.computed()));
        }
        if (!column.nullable() && (column.computed() == null || kind == ServerKind.MYSQL)) {
            text.append(" NOT NULL");
        } else if (column.nullable() && typeOf(column).startsWith("TIMESTAMP")) {
            text.append(" NULL"); // older servers make it NOT NULL otherwise, with a default
        }
        SqlFragment value = column.serverDefault();
        if (value != null) {
            text.append(" DEFAULT ").append(defaultValue(table, column, value));
        }
        if (column.serverOnUpdate()) {
            text.append(onUpdate(table, column));
        }
        IdentityRule identity = column.identity();
        if (identity != null) {
            text.append(' ').append(identity(table, column, identity));
        }
        return text.append(columnComment(column.comment())).toString();
    }

    /**
     * MySQL prints an expression that it keeps and reads it again, with backslashes that the mode of these sessions does not know: a
     * text with a quote or a backslash in it is written in another way.
     */
    @Override
    protected String sql(TableName table, SqlFragment fragment) {
        String sql = super.sql(table, fragment);
        if (kind == ServerKind.MARIADB) {
            return sql;
        }
        var text = new StringBuilder(sql.length());
        int at = 0;
        for (var tokens = new SqlTokens(sql); tokens.more(); ) {
            var token = tokens.next();
            if (token.text().startsWith("'")) {
                text.append(sql, at, token.start()).append(printable(token));
                at = token.end();
            }
        }
        return text.append(sql, at, sql.length()).toString();
    }

    private static String printable(SqlTokens.Token literal) {
        String content = literal.name();
        if (content.indexOf('\'') < 0 && content.indexOf('\\') < 0) {
            return literal.text();
        }
        var parts = new StringBuilder("concat('");
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '\'' || c == '\\') {
                parts.append("', convert(char(").append((int) c).append(") USING utf8mb4), '");
            } else {
                parts.append(c);
            }
        }
        return parts.append("')").toString();
    }

    /**
     * A comment as a literal.
     *
     * @throws MappingException if there are letters of more than 16 bits in it, of which the catalog would keep question marks
     */
    private String commentText(String comment) {
        if (comment.codePoints().anyMatch(Character::isSupplementaryCodePoint)) {
            throw new MappingException(
                    "a comment contains a letter beyond U+FFFF, which MySQL and MariaDB do not keep in comments",
                    "leave it out of the comment");
        }
        return textLiteral(comment);
    }

    @Override
    protected String columnComment(@Nullable String comment) {
        return comment == null ? "" : " COMMENT " + commentText(comment);
    }

    @Override
    protected String identity(TableDefinition table, TableColumn column, IdentityRule identity) {
        if (!KeyTexts.inKey(table, column)) {
            throw new UnsupportedFeatureException(
                    database() + " draws numbers for a column of a key only, which " + table.id() + "." + column.name()
                            + " is not",
                    "make it the primary key, or unique");
        }
        if (identity.always()) {
            require(Capability.IDENTITY_ALWAYS, "identity columns that refuse a given value");
        }
        if (!identity.options().equals(SequenceOptions.USUAL)) {
            require(Capability.IDENTITY_OPTIONS, "identity columns that count otherwise than from 1 by 1");
        }
        return "AUTO_INCREMENT";
    }

    /** With as many digits of the second as the column keeps. */
    @Override
    protected String onUpdate(TableDefinition table, TableColumn column) {
        return " ON UPDATE CURRENT_TIMESTAMP" + digits(typeOf(column));
    }

    /** Those behind the second, in parentheses, or nothing. */
    private static String digits(String type) {
        int digits = type.lastIndexOf('(');
        return digits < 0 ? "" : type.substring(digits);
    }

    /** The present moment is taken in UTC, whatever the time zone of the session that inserts. */
    @Override
    protected String defaultValue(TableDefinition table, TableColumn column, SqlFragment value) {
        var sql = sql(table.id(), value).strip();
        if (sql.toUpperCase(Locale.ROOT).startsWith("CURRENT_TIMESTAMP")) {
            if (!column.type().name().isEmpty()) {
                return "(current_timestamp" + digits(typeOf(column)) + ")";
            }
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
        return MySqlTableOptions.of(table, kind, this::quoted)
                + (comment == null ? "" : " COMMENT=" + commentText(comment));
    }

    /** They stand with the table and its columns. */
    @Override
    protected List<String> comments(TableDefinition table) {
        return List.of();
    }

    @Override
    protected List<String> commentTable(TableDefinition table, @Nullable String comment) {
        return List.of(
                "ALTER TABLE " + table(table.id()) + " COMMENT = " + commentText(comment == null ? "" : comment));
    }

    @Override
    protected List<String> commentColumn(TableDefinition table, String column, @Nullable String comment) {
        return List.of();
    }

    @Override
    protected List<String> commentView(View view) {
        return List.of();
    }

    /** Only what is an index has a comment. */
    @Override
    protected String constraintComment(Constraint constraint) {
        return isIndex(constraint) ? columnComment(constraint.comment()) : "";
    }

    @Override
    protected String indexComment(Index index) {
        return columnComment(index.comment());
    }

    /** They stand with the constraints. */
    @Override
    protected List<String> comments(TableDefinition table, List<? extends Constraint> constraints) {
        return List.of();
    }

    /** It stands with the index. */
    @Override
    protected List<String> comments(TableDefinition table, Index index) {
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
    public Sequence kept(Sequence sequence) {
        return sequence.with(sequence.options().complete(-Long.MAX_VALUE, Long.MAX_VALUE - 1, 1000));
    }

    @Override
    protected String noCycle() {
        return "NOCYCLE";
    }

    @Override
    protected String literal(SqlType<?> type, Object value) {
        return switch (value) {
            case Instant moment ->
                super.literal(type, moment.atOffset(ZoneOffset.UTC).toLocalDateTime());
            case OffsetDateTime moment ->
                super.literal(type, moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
            case Duration time when Times.is(type) -> textLiteral(Times.text(time));
            case Duration duration -> String.valueOf(WholeMicros.micros(duration));
            default -> super.literal(type, value);
        };
    }

    /** A calculated column of MariaDB is never NOT NULL; a text in an index has a limit. */
    @Override
    protected TableColumn keptColumn(TableDefinition table, TableColumn column) {
        TableColumn kept = column.computed() != null && kind == ServerKind.MARIADB ? column.asNullable() : column;
        if (kept.identity() != null) {
            kept = kept.withIdentity(IdentityRule.BY_DEFAULT);
        }
        String given = column.typeNames().get(database());
        if (given != null) {
            return kept.withoutTypeNames().withType(MySqlFoundTypes.of(given, column.name()));
        }
        return KeyTexts.in(table, column) ? kept.withTypeOn(database(), MySqlTypeNames.KEY_TEXT) : kept;
    }

    /** RESTRICT and NO ACTION are one; a primary key has no name of its own. */
    @Override
    @SuppressWarnings("unchecked") // each stays what it is
    protected <C extends Constraint> C keptConstraint(C constraint) {
        return (C)
                switch ((Constraint) constraint) {
                    case PrimaryKey key -> key.named("PRIMARY");
                    case ForeignKey key ->
                        key.onDelete(plain(key.onDelete()))
                                .onUpdate(plain(key.onUpdate()))
                                .comment(null);
                    case UniqueKey key -> key;
                    case Check check -> check.comment(null);
                    case Exclusion exclusion -> exclusion.comment(null);
                };
    }

    private static ReferentialAction plain(ReferentialAction action) {
        return action == ReferentialAction.RESTRICT ? ReferentialAction.NO_ACTION : action;
    }

    /** A unique key is a unique index. */
    @Override
    protected TableDefinition keptTable(TableDefinition table) {
        return KeyTexts.withKeysAsIndexes(table);
    }
}
