package dev.aludel.postgresql.protocol;

import java.text.Normalizer;

/** Prepares passwords for SCRAM as RFC 4013 says and PostgreSQL does it. Stateless. */
final class SaslPrep {
    private SaslPrep() {}

    /**
     * The password in the form that is hashed. One that RFC 4013 forbids is used as it stands, as the server does when it
     * stores it.
     */
    static String prepare(String password) {
        if (password.chars().allMatch(c -> c >= 0x20 && c < 0x7F)) {
            return password;
        }
        var mapped = new StringBuilder();
        password.codePoints().forEach(point -> {
            if (CodePoints.SPACES.contains(point)) {
                mapped.append(' ');
            } else if (!CodePoints.NOTHING.contains(point)) {
                mapped.appendCodePoint(point);
            }
        });
        var normal = Normalizer.normalize(mapped, Normalizer.Form.NFKC);
        var allowed = !normal.isEmpty()
                && normal.codePoints().noneMatch(CodePoints.PROHIBITED::contains)
                && directionsAgree(normal);
        return allowed ? normal : password;
    }

    /** RFC 3454, section 6: text that is written from right to left is so from its first to its last character. */
    private static boolean directionsAgree(String text) {
        if (text.codePoints().noneMatch(CodePoints.RIGHT_TO_LEFT::contains)) {
            return true;
        }
        return text.codePoints().noneMatch(CodePoints.LEFT_TO_RIGHT::contains)
                && CodePoints.RIGHT_TO_LEFT.contains(text.codePointAt(0))
                && CodePoints.RIGHT_TO_LEFT.contains(text.codePointBefore(text.length()));
    }
}
