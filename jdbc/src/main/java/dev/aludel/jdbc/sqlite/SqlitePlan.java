package dev.aludel.jdbc.sqlite;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.error.InvalidStatementException;
import dev.aludel.error.TransactionStateException;
import java.util.Locale;
import java.util.Set;

/**
 * What raw SQL is going to do, as far as its words tell. In SQLite they tell enough: a statement writes only if it begins
 * with one of a few words, or is a WITH that contains one of them. Immutable.
 *
 * @param writes whether it may change the database
 * @param counts whether it is an INSERT, UPDATE or DELETE, which count rows
 * @param settings whether it may change the state of the connection itself
 */
record SqlitePlan(boolean writes, boolean counts, boolean settings) {
    private static final Set<String> CONTROL = Set.of("BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE");
    private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "REPLACE");

    /** For the connection's own statements, which nothing is asked about. */
    static final SqlitePlan UNKNOWN = new SqlitePlan(false, false, false);

    /** What a statement does: compiled ones say it themselves. */
    static SqlitePlan of(DriverStatement statement) {
        return switch (statement.kind()) {
            case QUERY -> UNKNOWN;
            // A row lock is what the right to write gives: nobody else changes anything meanwhile.
            case LOCKING_QUERY -> new SqlitePlan(true, false, false);
            case DDL -> new SqlitePlan(true, false, true); // may create in the schema temp
            case WRITE -> new SqlitePlan(true, true, false);
            case RAW -> of(statement.sql());
        };
    }

    /**
     * Looks at a text.
     *
     * @throws InvalidStatementException if there is no statement in it, or more than one
     * @throws TransactionStateException if it begins or ends a transaction, which only the connection's methods may do
     */
    static SqlitePlan of(String sql) {
        var words = new Words(sql);
        var verb = words.next();
        if (verb.isEmpty() || verb.equals(";")) {
            throw new InvalidStatementException("there is no statement in the text", "write one, or do not execute it");
        }
        if (CONTROL.contains(verb)) {
            throw new TransactionStateException(
                    verb + " cannot be executed as a statement: the connection would not know of it",
                    "use begin, commit, rollback and savepoint of the connection or session");
        }
        boolean change = CHANGES.contains(verb);
        boolean changeInside = false;
        String previous = verb;
        boolean trigger = false;
        boolean assigns = false;
        for (int position = 1; ; position++) {
            var word = words.next();
            if (word.isEmpty()) {
                break;
            }
            changeInside |= previous.equals("REPLACE")
                    ? word.equals("INTO")
                    : CHANGES.contains(word) && !word.equals("REPLACE");
            previous = word;
            trigger |= position < 3 && word.equals("TRIGGER");
            assigns |= word.equals("=") || word.equals("(");
            if (word.equals(";") && !trigger && !words.atEnd()) {
                throw new InvalidStatementException(
                        "the text contains more than one statement, and SQLite would run only the first",
                        "execute them one by one");
            }
        }
        return switch (verb) {
            case "SELECT", "VALUES", "EXPLAIN" -> new SqlitePlan(false, false, false);
            case "WITH" -> new SqlitePlan(changeInside, changeInside, false);
            case "PRAGMA" -> new SqlitePlan(assigns, false, true);
            case "ATTACH", "DETACH" -> new SqlitePlan(false, false, true);
            // It may be temporary in more than one spelling, and what is created rarely is reset cheaply.
            case "CREATE" -> new SqlitePlan(true, false, true);
            default -> new SqlitePlan(true, change, false);
        };
    }

    /** The words and signs of a text, without its strings, quoted names and comments. */
    private static final class Words {
        private final String sql;
        private int at;

        Words(String sql) {
            this.sql = sql;
        }

        boolean atEnd() {
            var before = at;
            var end = next().isEmpty();
            at = before;
            return end;
        }

        /** The next word in upper case, or a sign, or an empty string at the end. */
        String next() {
            while (at < sql.length()) {
                var c = sql.charAt(at);
                if (Character.isWhitespace(c) || c == '\uFEFF') {
                    at++;
                } else if (sql.startsWith("--", at)) {
                    skipTo("\n", at);
                } else if (sql.startsWith("/*", at)) {
                    skipTo("*/", at + 2);
                } else if (c == '\'' || c == '"' || c == '`') {
                    skipTo(String.valueOf(c), at + 1);
                    return String.valueOf(c);
                } else if (c == '[') {
                    skipTo("]", at + 1);
                    return "[";
                } else if (Character.isLetter(c) || c == '_') {
                    return word();
                } else {
                    at++;
                    return String.valueOf(c);
                }
            }
            return "";
        }

        private String word() {
            var start = at;
            while (at < sql.length()
                    && (Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '_' || sql.charAt(at) == '$')) {
                at++;
            }
            return sql.substring(start, at).toUpperCase(Locale.ROOT);
        }

        /** A doubled quote ends one string and starts the next, which comes to the same. */
        private void skipTo(String end, int from) {
            var found = sql.indexOf(end, from);
            at = found < 0 ? sql.length() : found + end.length();
        }
    }
}
