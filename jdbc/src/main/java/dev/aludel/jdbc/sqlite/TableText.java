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
import dev.aludel.type.SqlTypes;
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

    private static final Pattern LENGTH = Pattern.compile("length\\(.*\\) <= (\\d{1,9})", Pattern.DOTALL);
    private static final Pattern JSON = Pattern.compile("json_valid\\([^()]*\\)");

    private final SqlTokens tokens;
    private final DefinitionBuilder table;
    private final List<TableColumn> columns = new ArrayList<>();
    private @Nullable PrimaryKey key;
    private boolean strict;

    TableText(TableName id, String sql) {
        this.tokens = new SqlTokens(sql);
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
        }
        if (key != null) {
            table.constraint(key);
        }
        columns.forEach(column -> table.column(inKey(column) ? column.withNullable(false) : column));
        return table.asFound();
    }

    /** SQLite lets NULL into some keys; nobody means it. */
    private boolean inKey(TableColumn column) {
        return key != null && key.columns().contains(column.name());
    }

    private boolean tableConstraint(SqlTokens words) {
        String name = words.peek().is("CONSTRAINT") ? name(words) : null;
        if (words.take("PRIMARY", "KEY")) {
            key = named(PrimaryKey.of(SqlTokens.names(words.group()).toArray(String[]::new)), name);
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
        TableColumn column = TableColumn.of(name, SqliteTypes.of(type(words))).asNullable();
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

    private static String type(SqlTokens words) {
        var type = new StringBuilder();
        while (words.more() && !columnWord(words)) {
            if (words.peek().is("(")) {
                type.append('(').append(words.group()).append(')');
            } else {
                type.append(type.isEmpty() ? "" : " ").append(words.next().name());
            }
        }
        return type.isEmpty() ? "ANY" : type.toString();
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

    private static String value(SqlTokens words) {
        String first = words.next().text();
        return first.equals("-") || first.equals("+") ? first + number(words) : first + fraction(words);
    }

    private static String number(SqlTokens words) {
        return words.next().text() + fraction(words);
    }

    private static String fraction(SqlTokens words) {
        return words.take(".") ? "." + words.next().text() : "";
    }

    /** The checks that stand for a length, for JSON and for an enumeration are part of the type. */
    private TableColumn checked(TableColumn column, @Nullable String constraint, String condition) {
        var words = new SqlTokens(condition);
        if (constraint == null) {
            var limit = LENGTH.matcher(condition);
            if (limit.matches()
                    && (strict
                            || Integer.parseInt(limit.group(1)) == column.type().length())) {
                return column.withType(SqlTypes.varchar(Integer.parseInt(limit.group(1))));
            }
            if (JSON.matcher(condition).matches()) {
                return column.withType(SqlTypes.JSON);
            }
            if (words.next().name().equals(column.name()) && words.take("IN")) {
                var labels = SqlTokens.names(words.group());
                if (!words.more()) {
                    return column.withType(SqlTypes.nativeEnum(column.name(), labels));
                }
            }
        }
        check(constraint, condition);
        return column;
    }
}
