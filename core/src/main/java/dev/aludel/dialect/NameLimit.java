package dev.aludel.dialect;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.ToIntFunction;
import java.util.zip.CRC32;

/**
 * Shortens names that a database would cut off or refuse: the beginning, an underscore, and eight digits made from the whole
 * name, so that long names that begin alike stay different, and one name always becomes the same.
 */
final class NameLimit {
    private static final int HASH_DIGITS = 8;

    private NameLimit() {}

    static String shortened(String name, int limit, ToIntFunction<String> length) {
        if (length.applyAsInt(name) <= limit) {
            return name;
        }
        String hash = "_" + hash(name);
        int end = name.length();
        while (end > 0 && length.applyAsInt(name.substring(0, end) + hash) > limit) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end) + hash;
    }

    private static String hash(String name) {
        var sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(sum.getValue(), HASH_DIGITS);
    }
}
