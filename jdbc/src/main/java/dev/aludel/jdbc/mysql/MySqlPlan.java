package dev.aludel.jdbc.mysql;

import dev.aludel.dialect.DriverStatement;
import java.util.Locale;
import java.util.Set;

/**
 * What a statement does to the transaction around it, as far as its first words tell. Immutable.
 *
 * @param commits whether the server commits the open transaction before it
 * @param reads whether it does nothing that a commit would make permanent, and locks nothing
 */
record MySqlPlan(boolean commits, boolean reads) {
    /** The manual's list of statements that cause an implicit commit, by their first words. */
    private static final Set<String> COMMITTING = Set.of(
            "ALTER",
            "ANALYZE",
            "CACHE",
            "CHANGE",
            "CHECK",
            "CREATE",
            "DROP",
            "FLUSH",
            "GRANT",
            "INSTALL",
            "LOCK",
            "OPTIMIZE",
            "RENAME",
            "REPAIR",
            "RESET",
            "REVOKE",
            "STOP",
            "TRUNCATE",
            "UNINSTALL",
            "UNLOCK");

    private static final Set<String> READING =
            Set.of("SELECT", "SHOW", "VALUES", "EXPLAIN", "DESCRIBE", "DESC", "WITH");

    static MySqlPlan of(DriverStatement statement) {
        return switch (statement.kind()) {
            case QUERY -> new MySqlPlan(false, true);
            case LOCKING_QUERY, WRITE -> new MySqlPlan(false, false);
            case DDL, RAW -> of(statement.sql());
        };
    }

    private static MySqlPlan of(String sql) {
        int first = skip(sql, 0);
        int end = wordEnd(sql, first);
        var verb = word(sql, first, end);
        int second = skip(sql, end);
        var next = word(sql, second, wordEnd(sql, second));
        boolean temporary = (verb.equals("CREATE") || verb.equals("DROP")) && next.equals("TEMPORARY");
        boolean reads = READING.contains(verb) && !sql.toUpperCase(Locale.ROOT).contains("FOR UPDATE");
        return new MySqlPlan(COMMITTING.contains(verb) && !temporary, reads);
    }

    /** Behind blanks, parentheses and comments. */
    private static int skip(String sql, int from) {
        int at = from;
        while (at < sql.length()) {
            if (Character.isWhitespace(sql.charAt(at)) || sql.charAt(at) == '(') {
                at++;
            } else if (sql.startsWith("/*", at) && !sql.startsWith("/*!", at) && !sql.startsWith("/*M", at)) {
                at = behind(sql, "*/", at + 2);
            } else if (sql.startsWith("-- ", at) || sql.charAt(at) == '#') {
                at = behind(sql, "\n", at);
            } else {
                return at;
            }
        }
        return at;
    }

    private static int behind(String sql, String end, int from) {
        int found = sql.indexOf(end, from);
        return found < 0 ? sql.length() : found + end.length();
    }

    private static int wordEnd(String sql, int from) {
        int at = from;
        while (at < sql.length() && (Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '_')) {
            at++;
        }
        return at;
    }

    private static String word(String sql, int from, int to) {
        return sql.substring(from, to).toUpperCase(Locale.ROOT);
    }
}
