package dev.aludel.jdbc.sqlite;

import dev.aludel.jdbc.SqlTokens;
import dev.aludel.schema.Check;
import dev.aludel.schema.Computed;
import dev.aludel.schema.DefinitionBuilder;
import dev.aludel.schema.IdentityRule;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import dev.aludel.schema.TableOption;
import dev.aludel.schema.UniqueKey;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import dev.aludel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CREATE TABLE that SQLite keeps in its catalog: the only place where it keeps names of constraints, checks and
 * expressions. Used by one thread.
 */
final class TableText {
    private static final Set<String> COLUMN_WORDS = Set.of(
            "CONSTRAINT",
            "PRIMARY",
            "NOT",
            "NULL",
            "UNIQUE",
            "CHECK",
            "DEFAULT",
            "COLLATE",
            "REFERENCES",
            "GENERATED",
            "AS");

    private static final Set<String> VALUE_WORDS =
            Set.of("NULL", "TRUE", "FALSE", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP");

    private static final Pattern PLAIN = Pattern.compile("[\\p{Alpha}_][\\p{Alnum}_ ]*");

    private final TableName owner;
    private final SqlTokens tokens;
    private final DefinitionBuilder table;
    private final List<TableColumn> columns = new ArrayList<>();
    private @Nullable PrimaryKey key;
    private boolean strict;
    private boolean drawn;

    TableText(TableName id, String sql) {
        this.tokens = new SqlTokens(sql);
        this.owner = id;
        this.table = TableDefinition.builder(id);
    }

    /** The definition; the targets of foreign keys that name no columns are still without them. */
    TableDefinition read() {
        while (tokens.more() && !tokens.peek().is("(")) {
            tokens.next();
        }
        String body = tokens.group();
        while (tokens.more()) {
            if (tokens.take("STRICT")) {
                table.option(TableOption.STRICT);
                strict = true;
            } else if (tokens.take("WITHOUT", "ROWID")) {
                table.option(TableOption.WITHOUT_ROWID);
            } else {
                tokens.next();
            }
        }
        for (String item : SqlTokens.parts(body)) {
            var words = new SqlTokens(item);
            if (words.more() && !tableConstraint(words)) {
                column(words);
            }
            while (words.more()) {
                if (!tableConstraint(words)) {
                    words.next();
                }
            }
        }
        if (key != null) {
            table.constraint(key);
        }
        columns.forEach(column -> table.column(inKey(column) ? keyColumn(column) : column));
        return table.asFound();
    }

    private TableColumn keyColumn(TableColumn column) {
        var required = column.withNullable(false);
        return drawn ? required.withIdentity(IdentityRule.BY_DEFAULT) : required;
    }

    /** SQLite lets NULL into some keys; nobody means it. */
    private boolean inKey(TableColumn column) {
        return key != null && key.columns().contains(column.name());
    }

    private boolean tableConstraint(SqlTokens words) {
        String name = null;
        while (words.peek().is("CONSTRAINT")) {
            name = name(words);
        }
        if (words.take("PRIMARY", "KEY")) {
            String group = words.group();
            key = named(PrimaryKey.of(SqlTokens.names(group).toArray(String[]::new)), name);
            drawn = new SqlTokens(group).until(Set.of("AUTOINCREMENT")).length() < group.length();
        } else if (words.take("UNIQUE")) {
            var unique = UniqueKey.of(SqlTokens.names(words.group()).toArray(String[]::new));
            table.constraint(name == null ? unique : unique.named(name));
        } else if (words.take("CHECK")) {
            check(name, words.group());
        } else if (words.take("FOREIGN", "KEY")) {
            table.constraint(ReferenceText.read(name, SqlTokens.names(words.group()), words));
        } else {
            return name != null;
        }
        return true;
    }

    private static String name(SqlTokens words) {
        words.next();
        return words.next().name();
    }

    private static PrimaryKey named(PrimaryKey key, @Nullable String name) {
        return name == null ? key : key.named(name);
    }

    private void check(@Nullable String name, String condition) {
        var check = Check.of(condition);
        table.constraint(name == null ? check : check.named(name));
    }

    private void column(SqlTokens words) {
        String name = words.next().name();
        TableColumn column = natural(TableColumn.of(name, declared(type(words))).asNullable());
        String constraint = null;
        while (words.more()) {
            if (words.peek().is("CONSTRAINT")) {
                constraint = name(words);
                continue;
            }
            column = with(column, constraint, words);
            constraint = null;
        }
        columns.add(column);
    }

    /** ANY is a type of strict tables only; elsewhere such a column makes numbers of texts, unlike one without a type. */
    private SqlType<?> declared(String type) {
        if (type.isEmpty()) {
            return SqlTypes.unknown(SqliteTypes.TYPELESS);
        }
        return !strict && type.equalsIgnoreCase(SqliteTypes.TYPELESS)
                ? SqlTypes.unknown("NUMERIC")
                : SqliteTypes.of(type);
    }

    /** A type of others has the class of what SQLite keeps for its name, and that name. */
    private static TableColumn natural(TableColumn column) {
        String name = column.type().name();
        SqlType<?> kept = column.type().kind() == TypeKind.UNKNOWN ? SqliteTypes.byAffinity(name) : null;
        return kept == null ? column : column.withType(kept).withTypeOn("SQLite", name);
    }

    private static String type(SqlTokens words) {
        var type = new StringBuilder();
        while (words.more() && !columnWord(words)) {
            if (words.peek().is("(")) {
                type.append('(').append(words.group()).append(')');
            } else {
                type.append(type.isEmpty() ? "" : " ").append(typeWord(words.next()));
            }
        }
        return type.toString();
    }

    /** A part of a type's name; one that is no plain word keeps its quotes. */
    private static String typeWord(SqlTokens.Token word) {
        String name = word.name();
        boolean plain = PLAIN.matcher(name).matches() && !COLUMN_WORDS.contains(name.toUpperCase(Locale.ROOT));
        return plain ? name : word.text();
    }

    private static boolean columnWord(SqlTokens words) {
        return COLUMN_WORDS.contains(words.peek().text().toUpperCase(Locale.ROOT));
    }

    private TableColumn with(TableColumn column, @Nullable String constraint, SqlTokens words) {
        String name = column.name();
        if (words.take("NOT", "NULL")) {
            return column.withNullable(false);
        }
        if (words.take("PRIMARY", "KEY")) {
            key = named(PrimaryKey.of(name), constraint);
            return column;
        }
        if (words.take("AUTOINCREMENT")) {
            return column.withIdentity(IdentityRule.BY_DEFAULT);
        }
        if (words.take("UNIQUE")) {
            var unique = UniqueKey.of(name);
            table.constraint(constraint == null ? unique : unique.named(constraint));
            return column;
        }
        if (words.take("CHECK")) {
            return checked(column, constraint, words.group());
        }
        if (words.take("DEFAULT")) {
            return column.withDefault(words.peek().is("(") ? SqlTokens.bare(words.group()) : value(words));
        }
        if (words.take("COLLATE")) {
            String collation = words.next().name();
            if (!collation.equalsIgnoreCase("decimal")) {
                return column.withCollation(collation);
            }
            return strict ? column.withType(SqlTypes.DECIMAL) : column;
        }
        if (words.peek().is("REFERENCES")) {
            table.constraint(ReferenceText.read(constraint, List.of(name), words));
            return column;
        }
        if (words.take("AS")) {
            String expression = words.group();
            boolean stored = words.take("STORED");
            return column.withComputed(stored ? Computed.stored(expression) : Computed.virtual(expression));
        }
        words.next();
        return column;
    }

    /** A literal that stands without parentheses; SQLite takes any other word there for a text. */
    private static String value(SqlTokens words) {
        String sign =
                words.peek().is("-") || words.peek().is("+") ? words.next().text() : "";
        var first = words.next();
        char begin = first.text().charAt(0);
        if (!sign.isEmpty() || begin == '.' || Character.isDigit(begin)) {
            return sign + number(first.text(), words);
        }
        boolean literal =
                begin == '\'' || VALUE_WORDS.contains(first.text().toUpperCase(Locale.ROOT)) || blob(first.text());
        return literal ? first.text() : "'" + first.name().replace("'", "''") + "'";
    }

    private static boolean blob(String text) {
        return text.length() > 1 && text.charAt(1) == '\'' && Character.toUpperCase(text.charAt(0)) == 'X';
    }

    /** The pieces of a number stand next to each other. */
    private static String number(String first, SqlTokens words) {
        var text = new StringBuilder(first);
        while (words.adjacent()) {
            char next = words.peek().text().charAt(0);
            boolean sign = (next == '-' || next == '+')
                    && text.toString().toUpperCase(Locale.ROOT).endsWith("E");
            if (next != '.' && !sign && !Character.isLetterOrDigit(next)) {
                break;
            }
            text.append(words.next().text());
        }
        return text.toString();
    }

    /** The checks that stand for a length, for JSON and for an enumeration are part of the type. */
    private TableColumn checked(TableColumn column, @Nullable String constraint, String condition) {
        SqlType<?> type = constraint == null ? typeChecked(column, condition) : null;
        if (type == null) {
            check(constraint, condition);
            return column;
        }
        return column.withType(type).withoutTypeNames();
    }

    private @Nullable SqlType<?> typeChecked(TableColumn column, String condition) {
        var words = new SqlTokens(condition);
        if (words.take("json_valid")) {
            return isArgument(column, words) && !words.more() ? SqlTypes.JSON : null;
        }
        if (words.take("length")) {
            boolean most = isArgument(column, words) && words.take("<", "=");
            String limit = words.next().text();
            boolean fits = most && !words.more() && limit.matches("[1-9]\\d{0,8}");
            return fits && (strict || Integer.parseInt(limit) == column.type().length())
                    ? SqlTypes.varchar(Integer.parseInt(limit))
                    : null;
        }
        if (words.next().name().equals(column.name())
                && words.take("IN")
                && words.peek().is("(")) {
            List<String> labels = SqlTokens.parts(words.group());
            boolean texts =
                    column.type().javaType() == String.class && labels.stream().allMatch(TableText::text);
            if (texts && !words.more()) {
                String name = TableName.of(owner.name() + "_" + column.name()).written();
                return SqlTypes.nativeEnum(
                        name,
                        labels.stream()
                                .map(label -> new SqlTokens(label).next().name())
                                .toList());
            }
        }
        return null;
    }

    private static boolean isArgument(TableColumn column, SqlTokens words) {
        var argument = new SqlTokens(words.peek().is("(") ? words.group() : "");
        return argument.more() && argument.next().name().equals(column.name()) && !argument.more();
    }

    private static boolean text(String part) {
        var words = new SqlTokens(part);
        return words.more() && words.next().text().startsWith("'") && !words.more();
    }
}
