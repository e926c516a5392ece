package dev.aludel.postgresql.settings;

import dev.aludel.error.ConfigurationException;
import java.util.function.BiConsumer;

/**
 * Reads libpq's connection strings: {@code host=localhost dbname='my db' user=me}. Values with blanks stand in single
 * quotes; a backslash keeps the next character as it is. Errors do not quote the string, which may hold a password.
 */
final class KeywordString {
    private final String text;
    private int at;

    private KeywordString(String text) {
        this.text = text;
    }

    static void read(String text, BiConsumer<String, String> found) {
        new KeywordString(text).read(found);
    }

    private void read(BiConsumer<String, String> found) {
        skipBlanks();
        while (at < text.length()) {
            var start = at;
            while (at < text.length() && text.charAt(at) != '=' && !isBlank()) {
                at++;
            }
            var name = text.substring(start, at);
            skipBlanks();
            if (name.isEmpty() || at == text.length() || text.charAt(at) != '=') {
                throw malformed("behind the option number " + (count(start) + 1) + " there is no equals sign");
            }
            at++;
            skipBlanks();
            found.accept(name, value());
            skipBlanks();
        }
    }

    private String value() {
        var value = new StringBuilder();
        var quoted = at < text.length() && text.charAt(at) == '\'';
        if (quoted) {
            at++;
        }
        while (at < text.length() && (quoted ? text.charAt(at) != '\'' : !isBlank())) {
            if (text.charAt(at) == '\\') {
                at++;
                if (at == text.length()) {
                    break;
                }
            }
            value.append(text.charAt(at++));
        }
        if (quoted) {
            if (at == text.length()) {
                throw malformed("a quoted value has no end");
            }
            at++;
        }
        return value.toString();
    }

    private boolean isBlank() {
        return Character.isWhitespace(text.charAt(at));
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank()) {
            at++;
        }
    }

    private int count(int upTo) {
        return (int) text.substring(0, upTo).chars().filter(c -> c == '=').count();
    }

    private static ConfigurationException malformed(String what) {
        return new ConfigurationException(
                "the connection string is malformed: " + what, "write name=value name='other value' ...");
    }
}
