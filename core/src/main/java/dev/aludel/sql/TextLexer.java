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
     * @param numberSigns whether it would be taken apart otherwise if {@code #} began a comment, as it does on MySQL only
     */
    record Pieces(List<String> raw, List<String> names, boolean questionMarks, boolean numberSigns) {}

    private final String sql;
    private final List<String> raw = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final StringBuilder piece = new StringBuilder();
    private final boolean comments;
    private boolean questionMarks;
    private boolean numberSigns;
    private int at;

    /** @param comments whether {@code #} begins a comment */
    private TextLexer(String sql, boolean comments) {
        this.sql = sql;
        this.comments = comments;
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
                lexer.numberSigns && lexer.readsOtherwise());
    }

    private boolean readsOtherwise() {
        var other = new TextLexer(sql, true);
        other.run();
        return !other.raw.equals(raw) || !other.names.equals(names);
    }

    private void run() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            switch (c) {
                case '\'' -> take(quoteEnd(c, escapes()));
                case '"', '`' -> take(quoteEnd(c, false));
                case '-' -> take(next(1) == '-' ? lineEnd() : at + 1);
                case '/' -> take(next(1) == '*' ? commentEnd() : at + 1);
                case '#' -> {
                    numberSigns = true;
                    take(comments ? lineEnd() : at + 1);
                }
                case '$' -> take(dollarEnd());
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
        return at > 0
                && (sql.charAt(at - 1) == 'E' || sql.charAt(at - 1) == 'e')
                && (at == 1 || !named(sql.charAt(at - 2)));
    }

    private int lineEnd() {
        int end = sql.indexOf('\n', at);
        return end < 0 ? sql.length() : end;
    }

    /** Comments nest, as in the standard. */
    private int commentEnd() {
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
