package dev.aludel.jdbc.sqlite;

import dev.aludel.jdbc.SqlTokens;
import java.util.ArrayList;
import java.util.List;

/** What a CREATE TABLE says of conflicts and keys that a definition cannot say. */
final class LeftOutText {
    private LeftOutText() {}

    static List<String> of(String sql) {
        var words = new SqlTokens(sql);
        var found = new ArrayList<String>();
        while (words.more()) {
            boolean key = words.take("UNIQUE") || words.take("PRIMARY", "KEY");
            if (key && words.peek().is("(")) {
                String columns = words.group();
                if (ordered(columns)) {
                    found.add("order or collation of the key (" + columns + ")");
                }
            } else if (words.take("ON", "CONFLICT")) {
                found.add("ON CONFLICT " + words.next().text());
            } else if (!key) {
                words.next();
            }
        }
        return found;
    }

    private static boolean ordered(String columns) {
        var words = new SqlTokens(columns);
        while (words.more()) {
            if (words.peek().is("COLLATE") || words.peek().is("DESC")) {
                return true;
            }
            words.next();
        }
        return false;
    }
}
