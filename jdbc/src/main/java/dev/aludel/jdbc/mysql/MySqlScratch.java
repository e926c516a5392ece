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
        var words = new SqlTokens(created);
        while (words.more() && !words.peek().is("(")) {
            words.next();
        }
        for (String item : SqlTokens.parts(words.group())) {
            item(new SqlTokens(item));
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

    /** Without parentheses around the whole of it. */
    static String bare(String expression) {
        return SqlTokens.bare(expression);
    }
}
