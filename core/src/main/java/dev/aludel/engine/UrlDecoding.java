package dev.aludel.engine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-decoding of a URL's parts: strict, so that a forgotten escape is an error and not another password. */
final class UrlDecoding {
    private UrlDecoding() {}

    /** Thrown with words that do not quote the part: it may be a password. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String problem) {
            super(problem, null, false, false);
        }
    }

    static String decode(String part) throws Malformed {
        if (part.indexOf('%') < 0) {
            return part;
        }
        var bytes = new ByteArrayOutputStream(part.length());
        for (int index = 0; index < part.length(); ) {
            if (part.charAt(index) == '%') {
                bytes.write(unit(part, index));
                index += 3;
            } else {
                int end = part.indexOf('%', index);
                var plain = part.substring(index, end < 0 ? part.length() : end);
                bytes.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
                index += plain.length();
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new Malformed("its percent-escapes are not UTF-8");
        }
    }

    private static int unit(String part, int index) throws Malformed {
        int high = index + 2 < part.length() ? Character.digit(part.charAt(index + 1), 16) : -1;
        int low = index + 2 < part.length() ? Character.digit(part.charAt(index + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw new Malformed("a % is not followed by two hexadecimal digits; a plain % is written %25");
        }
        if (high == 0 && low == 0) {
            throw new Malformed("it contains %00");
        }
        return (high << 4) | low;
    }
}
