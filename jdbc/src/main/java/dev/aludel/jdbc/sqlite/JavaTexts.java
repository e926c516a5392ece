package dev.aludel.jdbc.sqlite;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions of text that other databases have: named and meant like those of PostgreSQL. Belongs to one connection. */
final class JavaTexts {
    private @Nullable Pattern last;

    private JavaTexts() {}

    static void register(Connection connection) throws SQLException {
        var functions = new JavaTexts();
        JavaFunction.register(connection, "lpad", 3, f -> padded(f.text(0), f.whole(1), f.text(2), true));
        JavaFunction.register(connection, "rpad", 3, f -> padded(f.text(0), f.whole(1), f.text(2), false));
        JavaFunction.register(connection, "reverse", 1, f -> new StringBuilder(f.text(0)).reverse());
        JavaFunction.register(connection, "md5", 1, f -> digest("MD5", f.text(0)));
        JavaFunction.register(connection, "sha256", 1, f -> digest("SHA-256", f.text(0)));
        // The operator REGEXP calls it with the pattern before the text.
        JavaFunction.register(
                connection,
                "regexp",
                2,
                f -> functions.matcher(f.text(0), f.text(1)).find() ? 1 : 0);
        JavaFunction.register(
                connection,
                "regexp_replace",
                3,
                f -> functions.matcher(f.text(1), f.text(0)).replaceAll(replacement(f.text(2))));
    }

    /** Nearly all calls of a statement have the same pattern. */
    private Matcher matcher(String pattern, String text) {
        var known = last;
        if (known == null || !known.pattern().equals(pattern)) {
            known = Pattern.compile(pattern);
            last = known;
        }
        return known.matcher(text);
    }

    /** {@code \1} is a group, {@code \&} the match and {@code \\} a backslash, as in PostgreSQL; a dollar has no meaning. */
    private static String replacement(String text) {
        var java = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (c == '\\' && next >= '1' && next <= '9') {
                java.append('$').append(next);
                i++;
            } else if (c == '\\' && next == '&') {
                java.append("$0");
                i++;
            } else if (c == '\\') {
                java.append("\\\\");
                i += next == '\\' ? 1 : 0;
            } else {
                java.append(c == '$' ? "\\$" : String.valueOf(c));
            }
        }
        return java.toString();
    }

    private static String padded(String text, long length, String fill, boolean start) {
        int has = text.codePointCount(0, text.length());
        if (length <= has) {
            return text.substring(0, text.offsetByCodePoints(0, (int) Math.max(length, 0)));
        }
        if (fill.isEmpty()) {
            return text;
        }
        int missing = Math.toIntExact(length - has);
        int[] points = fill.codePoints().toArray();
        var filling = new StringBuilder();
        for (int i = 0; i < missing; i++) {
            filling.appendCodePoint(points[i % points.length]);
        }
        return start ? filling + text : text + filling;
    }

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }
}
