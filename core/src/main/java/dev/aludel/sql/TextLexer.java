package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the {@code :name}s in raw SQL. Strings, quoted names, comments, dollar quotes and {@code ::} casts are left alone;
 * {@code \:} is a colon.
 */
final class TextLexer {
    /**
     * Raw SQL taken apart: a piece before each name, and one behind the last.
     *
     * @param questionMarks whether a {@code ?} stands where a database might take it for a parameter
     * @param otherwise whether MySQL and MariaDB read it otherwise: there {@code #} begins a comment, two minus signs do so with a
     *     blank behind them only, comments do not nest, and there are neither dollar quotes nor {@code E'..'}
     */
    record Pieces(List<String> raw, List<String> names, boolean questionMarks, boolean otherwise) {}

    private final String sql;
    private final List<String> raw = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final StringBuilder piece = new StringBuilder();
    private final boolean mysql;
    private boolean questionMarks;
    private boolean peculiar;
    private int at;

    /** @param mysql whether it is read as MySQL and MariaDB do */
    private TextLexer(String sql, boolean mysql) {
        this.sql = sql;
        this.mysql = mysql;
    }

    /**
     * Takes raw SQL apart.
     *
     * @throws InvalidStatementException if it contains NUL or half of a surrogate pair: what reaches the database would be another
     *     text
     */
    static Pieces pieces(String sql) {
        if (sql.codePoints().anyMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))) {
            throw new InvalidStatementException(
                    "the SQL contains the character NUL or half of a surrogate pair, which cannot be sent",
                    "bind texts as parameters, and mend where this one was cut");
        }
        var lexer = new TextLexer(sql, false);
        lexer.run();
        return new Pieces(
                List.copyOf(lexer.raw),
                List.copyOf(lexer.names),
                lexer.questionMarks,
                lexer.peculiar && lexer.readsOtherwise());
    }

    private boolean readsOtherwise() {
        var other = new TextLexer(sql, true);
        other.run();
        return !other.raw.equals(raw) || !other.names.equals(names) || other.questionMarks != questionMarks;
    }

    private void run() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            switch (c) {
                case '\'' -> {
                    boolean escapes = escapes();
                    peculiar |= escapes;
                    take(quoteEnd(c, escapes));
                }
                case '"', '`' -> take(quoteEnd(c, false));
                case '-' -> take(next(1) == '-' ? minusEnd() : at + 1);
                case '/' -> take(next(1) == '*' ? commentEnd() : at + 1);
                case '#' -> {
                    peculiar = true;
                    take(mysql ? lineEnd() : at + 1);
                }
                case '$' -> take(mysql ? at + 1 : dollarEnd());
                case '\\' -> backslash();
                case ':' -> colon();
                default -> {
                    questionMarks |= c == '?';
                    take(at + 1);
                }
            }
        }
        raw.add(piece.toString());
    }

    private void take(int end) {
        piece.append(sql, at, end);
        at = end;
    }

    private void backslash() {
        if (next(1) == ':') {
            piece.append(':');
            at += 2;
        } else {
            take(at + 1);
        }
    }

    private void colon() {
        if (next(1) == ':') {
            take(at + 2);
            return;
        }
        int end = at + 1;
        if (end < sql.length() && (sql.charAt(end) == '_' || Character.isLetter(sql.charAt(end)))) {
            while (end < sql.length() && named(sql.charAt(end))) {
                end++;
            }
            names.add(sql.substring(at + 1, end));
            raw.add(piece.toString());
            piece.setLength(0);
            at = end;
        } else {
            take(at + 1);
        }
    }

    /** Where a quoted part ends; a doubled quote stands for itself. */
    private int quoteEnd(char quote, boolean escapes) {
        int end = at + 1;
        while (end < sql.length()) {
            char c = sql.charAt(end);
            if (escapes && c == '\\') {
                end += 2;
            } else if (c != quote) {
                end++;
            } else if (end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
                end += 2;
            } else {
                return end + 1;
            }
        }
        return sql.length();
    }

    /** Whether the string is PostgreSQL's {@code E'..'}, in which a backslash escapes. */
    private boolean escapes() {
        return !mysql
                && at > 0
                && (sql.charAt(at - 1) == 'E' || sql.charAt(at - 1) == 'e')
                && (at == 1 || !named(sql.charAt(at - 2)));
    }

    private int lineEnd() {
        int end = sql.indexOf('\n', at);
        return end < 0 ? sql.length() : end;
    }

    /** Behind a comment of two minus signs, or behind the signs where these are none. */
    private int minusEnd() {
        boolean blank = at + 2 >= sql.length() || next(2) <= ' ';
        peculiar |= !blank;
        return blank || !mysql ? lineEnd() : at + 2;
    }

    /** Comments nest, as in the standard; what MySQL executes of them is none. */
    private int commentEnd() {
        peculiar = true;
        if (mysql) {
            boolean executed = next(2) == '!' || (next(2) == 'M' && next(3) == '!');
            int end = sql.indexOf("*/", at + 2);
            return executed ? at + 3 : end < 0 ? sql.length() : end + 2;
        }
        int depth = 1;
        int end = at + 2;
        while (end < sql.length() && depth > 0) {
            if (sql.startsWith("/*", end)) {
                depth++;
                end += 2;
            } else if (sql.startsWith("*/", end)) {
                depth--;
                end += 2;
            } else {
                end++;
            }
        }
        return end;
    }

    /** Behind {@code $tag$ .. $tag$}, or behind the dollar if it begins none. */
    private int dollarEnd() {
        if (at > 0 && named(sql.charAt(at - 1))) {
            return at + 1;
        }
        int tagEnd = at + 1;
        while (tagEnd < sql.length() && sql.charAt(tagEnd) != '$' && named(sql.charAt(tagEnd))) {
            tagEnd++;
        }
        boolean tag = tagEnd < sql.length()
                && sql.charAt(tagEnd) == '$'
                && (tagEnd == at + 1 || !Character.isDigit(sql.charAt(at + 1)));
        if (!tag) {
            return at + 1;
        }
        peculiar = true;
        String quote = sql.substring(at, tagEnd + 1);
        int end = sql.indexOf(quote, tagEnd + 1);
        return end < 0 ? sql.length() : end + quote.length();
    }

    private char next(int distance) {
        return at + distance < sql.length() ? sql.charAt(at + distance) : '\0';
    }

    private static boolean named(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
