package dev.aludel.jdbc.mysql;

import dev.aludel.jdbc.SqlTokens;
import dev.aludel.schema.Check;
import dev.aludel.schema.Computed;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the pieces of SQL from what SHOW CREATE TABLE says of a temporary table, of which the catalog says nothing. */
final class MySqlScratch {
    private static final Set<String> BEHIND_DEFAULT = Set.of("COMMENT", "ON", "CHECK", "INVISIBLE", "AUTO_INCREMENT");

    private final Map<String, SqlFragment> defaults = new HashMap<>();
    private final Map<String, Computed> computed = new HashMap<>();
    private final List<Check> checks = new ArrayList<>();

    MySqlScratch(String created) {
        var words = new SqlTokens(created, true);
        while (words.more() && !words.peek().is("(")) {
            words.next();
        }
        for (String item : SqlTokens.parts(words.group(), true)) {
            item(new SqlTokens(item, true));
        }
    }

    private void item(SqlTokens words) {
        if (words.take("CONSTRAINT")) {
            String name = words.next().name();
            if (words.take("CHECK")) {
                checks.add(Check.of(bare(words.group())).named(name));
            }
        } else if (words.peek().text().startsWith("`")) {
            column(words.next().name(), words);
        }
    }

    private void column(String name, SqlTokens words) {
        while (words.more()) {
            if (words.take("DEFAULT")) {
                String value = bare(words.until(BEHIND_DEFAULT));
                if (!value.equals("NULL")) {
                    defaults.put(name, SqlFragment.text(value));
                }
            } else if (words.take("GENERATED", "ALWAYS")) {
                words.next();
                String expression = bare(words.group());
                computed.put(
                        name,
                        new Computed(SqlFragment.text(expression), words.peek().is("STORED")));
            } else {
                words.next();
            }
        }
    }

    /** The same table with these pieces. */
    TableDefinition in(TableDefinition table) {
        var columns = new ArrayList<TableColumn>();
        for (TableColumn column : table.columns()) {
            columns.add(column.withDefault(defaults.get(column.name())).withComputed(computed.get(column.name())));
        }
        return new TableDefinition(
                table.id(),
                columns,
                table.primaryKey(),
                table.foreignKeys(),
                table.uniqueKeys(),
                checks,
                table.exclusions(),
                table.indexes(),
                table.comment(),
                false,
                table.options());
    }

    /** Without parentheses around the whole of it, strings written as the standard has it. */
    static String bare(String expression) {
        return standard(SqlTokens.bare(expression, true));
    }

    /**
     * The servers print a string with backslashes, whatever the session's mode; in the sessions of this driver a backslash is
     * a plain character.
     */
    static String standard(String sql) {
        var text = new StringBuilder(sql.length());
        boolean inside = false;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (inside && c == '\\' && i + 1 < sql.length()) {
                text.append(escaped(sql.charAt(++i)));
            } else {
                inside = (c == '\'') != inside;
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '\'' -> "''";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'Z' -> "\032";
            default -> String.valueOf(c);
        };
    }
}
