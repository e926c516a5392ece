package dev.aludel.dialect;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * How long the names are that a database keeps, and what is made of longer ones, which it would cut off or refuse: the beginning,
 * an underscore, and eight digits made from the whole name, so that long names that begin alike stay different, and one name
 * always becomes the same. Immutable.
 */
public final class NameLimit {
    /** The standard's limit. */
    public static final NameLimit STANDARD = ofCharacters(128);

    private static final int HASH_DIGITS = 8;

    private final int longest;
    private final boolean bytes;

    private NameLimit(int longest, boolean bytes) {
        this.longest = longest;
        this.bytes = bytes;
    }

    /** Names of so many bytes in UTF-8. */
    public static NameLimit ofBytes(int longest) {
        return new NameLimit(longest, true);
    }

    /** Names of so many characters, which are code points. */
    public static NameLimit ofCharacters(int longest) {
        return new NameLimit(longest, false);
    }

    boolean keeps(String name) {
        return length(name) <= longest;
    }

    String shortened(String name) {
        if (keeps(name)) {
            return name;
        }
        String hash = "_" + hash(name);
        int end = name.length();
        while (end > 0 && !keeps(name.substring(0, end) + hash)) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end) + hash;
    }

    /** What is wrong with a name that is too long. */
    String excess(String name, String database) {
        return "has " + length(name) + (bytes ? " bytes" : " characters") + ", but " + database + " keeps " + longest;
    }

    private int length(String name) {
        return bytes ? name.getBytes(StandardCharsets.UTF_8).length : name.codePointCount(0, name.length());
    }

    private static String hash(String name) {
        var sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(sum.getValue(), HASH_DIGITS);
    }
}
