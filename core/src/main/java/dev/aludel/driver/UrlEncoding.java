package dev.aludel.driver;

import java.nio.charset.StandardCharsets;

/** Percent-encoding of a URL's parts (RFC 3986, section 2.1). */
final class UrlEncoding {
    private static final String UNRESERVED = "-._~";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private UrlEncoding() {}

    /** Encodes all but letters and digits of ASCII, {@code -._~} and the characters allowed besides. */
    static String encode(String part, String allowed) {
        var text = new StringBuilder(part.length() + 8);
        for (byte unit : part.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(unit) || (unit > 0 && allowed.indexOf(unit) >= 0)) {
                text.append((char) unit);
            } else {
                text.append('%').append(HEX[(unit >> 4) & 0xF]).append(HEX[unit & 0xF]);
            }
        }
        return text.toString();
    }

    private static boolean isPlain(byte unit) {
        return (unit >= 'a' && unit <= 'z')
                || (unit >= 'A' && unit <= 'Z')
                || (unit >= '0' && unit <= '9')
                || (unit > 0 && UNRESERVED.indexOf(unit) >= 0);
    }
}
