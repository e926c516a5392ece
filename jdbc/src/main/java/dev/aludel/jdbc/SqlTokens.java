package dev.aludel.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of an SQL text that a database keeps in its catalog, and where they stand. Comments are left out. Not thread-safe:
 * it is read from the front to the end.
 */
public final class SqlTokens {
    /**
     * A word, a name in quotes, a string, or a single mark.
     *
     * @param text as it stands there
     * @param start where it begins
     * @param end behind its last character
     */
    public record Token(String text, int start, int end) {
        /** Whether it is this keyword or mark; a name in quotes is none. */
        public boolean is(String word) {
            return text.equalsIgnoreCase(word);
        }

        /** The name that it stands for. */
        public String name() {
            char first = text.charAt(0);
            return switch (first) {
                case '"', '`', '\'' -> {
                    var mark = String.valueOf(first);
                    yield text.substring(1, text.length() - 1).replace(mark + mark, mark);
                }
                case '[' -> text.substring(1, text.length() - 1);
                default -> text;
            };
        }
    }

    private static final Token END = new Token("", 0, 0);

    private final String sql;
    private final boolean escapes;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    /** The words of a text in which a backslash means nothing. */
    public SqlTokens(String sql) {
        this(sql, false);
    }

    /** @param escapes whether a backslash in a string makes the next character a plain one */
    public SqlTokens(String sql, boolean escapes) {
        this.sql = sql;
        this.escapes = escapes;
        int at = 0;
        while (at < sql.length()) {
            int end = end(at);
            if (!blank(at)) {
                tokens.add(new Token(sql.substring(at, end), at, end));
            }
            at = end;
        }
    }

    public boolean more() {
        return position < tokens.size();
    }

    public Token peek() {
        return peek(0);
    }

    public Token peek(int ahead) {
        return position + ahead < tokens.size() ? tokens.get(position + ahead) : END;
    }

    public Token next() {
        Token token = peek();
        position++;
        return token;
    }

    /** Whether this token stands behind the last one that was taken, with nothing between them. */
    public boolean adjacent() {
        return more() && position > 0 && tokens.get(position - 1).end() == peek().start();
    }

    /** Takes this keyword if it stands here. */
    public boolean take(String word) {
        if (peek().is(word)) {
            position++;
            return true;
        }
        return false;
    }

    /** Takes these keywords if they all stand here. */
    public boolean take(String first, String second) {
        if (peek().is(first) && peek(1).is(second)) {
            position += 2;
            return true;
        }
        return false;
    }

    /** A name with the schema before it left out. */
    public String qualifiedName() {
        String name = next().name();
        return take(".") ? next().name() : name;
    }

    /** Takes parentheses with all that is in them, and gives that as it was written, without comments at its ends. */
    public String group() {
        Token open = next();
        int first = position;
        int depth = 1;
        while (depth > 0 && more()) {
            Token token = next();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        }
        int behind = depth == 0 ? position - 1 : position;
        return behind <= first ? "" : between(tokens.get(first), tokens.get(behind - 1), open);
    }

    private String between(Token first, Token last, Token open) {
        return sql.substring(Math.max(first.start(), open.end()), last.end());
    }

    /** Takes what stands before the first of these keywords outside of parentheses, as it was written. */
    public String until(Set<String> words) {
        if (!more()) {
            return "";
        }
        int start = peek().start();
        int end = start;
        int depth = 0;
        while (more() && (depth > 0 || !words.contains(peek().text().toUpperCase(Locale.ROOT)))) {
            Token token = next();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            end = token.end();
        }
        return sql.substring(start, end).strip();
    }

    /** What is left, as it was written. */
    public String rest() {
        return more() ? sql.substring(peek().start(), tokens.getLast().end()) : "";
    }

    /** A text between parentheses, cut at its commas. */
    public static List<String> parts(String list) {
        return parts(list, false);
    }

    public static List<String> parts(String list, boolean escapes) {
        var inner = new SqlTokens(list, escapes);
        var parts = new ArrayList<String>();
        int from = -1;
        int to = -1;
        int depth = 0;
        while (inner.more()) {
            Token token = inner.next();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is(",")) {
                parts.add(from < 0 ? "" : list.substring(from, to));
                from = -1;
            } else {
                from = from < 0 ? token.start() : from;
                to = token.end();
            }
        }
        parts.add(from < 0 ? "" : list.substring(from, to));
        return parts;
    }

    /** The same without parentheses around the whole of it. */
    public static String bare(String expression) {
        return bare(expression, false);
    }

    public static String bare(String expression, boolean escapes) {
        String text = expression.strip();
        while (text.startsWith("(")) {
            var tokens = new SqlTokens(text, escapes);
            String inside = tokens.group();
            if (tokens.more()) {
                return text;
            }
            text = inside;
        }
        return text;
    }

    /** Names in parentheses, such as those of a key's columns. */
    public static List<String> names(String list) {
        return parts(list).stream()
                .map(part -> new SqlTokens(part).next().name())
                .toList();
    }

    private boolean blank(int at) {
        return Character.isWhitespace(sql.charAt(at)) || sql.startsWith("--", at) || sql.startsWith("/*", at);
    }

    private int end(int at) {
        char c = sql.charAt(at);
        if (sql.startsWith("--", at)) {
            int line = sql.indexOf('\n', at);
            return line < 0 ? sql.length() : line + 1;
        }
        if (sql.startsWith("/*", at)) {
            int close = sql.indexOf("*/", at + 2);
            return close < 0 ? sql.length() : close + 2;
        }
        if (c == '\'' || c == '"' || c == '`') {
            return behindQuoted(at, c);
        }
        if (c == '[') {
            int close = sql.indexOf(']', at);
            return close < 0 ? sql.length() : close + 1;
        }
        int end = at + 1;
        if (wordPart(c)) {
            while (end < sql.length() && wordPart(sql.charAt(end))) {
                end++;
            }
            boolean blob = end == at + 1 && Character.toUpperCase(c) == 'X' && sql.startsWith("'", end);
            return blob ? behindQuoted(end, '\'') : end;
        }
        return end;
    }

    private static boolean wordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > 127;
    }

    private int behindQuoted(int at, char mark) {
        int end = at + 1;
        while (end < sql.length()) {
            if (escapes && mark == '\'' && sql.charAt(end) == '\\') {
                end++;
            } else if (sql.charAt(end) == mark) {
                if (end + 1 < sql.length() && sql.charAt(end + 1) == mark) {
                    end++;
                } else {
                    return end + 1;
                }
            }
            end++;
        }
        return Math.min(end, sql.length());
    }
}
