package dev.aludel.postgresql.session;

import java.util.Locale;

/** The word that a statement begins with, which says what kind it is. Stateless. */
final class Keyword {
    private Keyword() {}

    /** In lower case, behind blanks, comments and parentheses; empty where there is none. */
    static String of(String sql) {
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c) || c == '(') {
                at++;
            } else if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end;
            } else if (sql.startsWith("/*", at)) {
                at = behindComment(sql, at);
            } else {
                int end = at;
                while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
                    end++;
                }
                return sql.substring(at, end).toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    /** Comments of this kind stand inside of each other in PostgreSQL. */
    private static int behindComment(String sql, int from) {
        int depth = 0;
        for (int at = from; at < sql.length(); at++) {
            if (sql.startsWith("/*", at)) {
                depth++;
                at++;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at++;
                if (depth == 0) {
                    return at + 1;
                }
            }
        }
        return sql.length();
    }
}
