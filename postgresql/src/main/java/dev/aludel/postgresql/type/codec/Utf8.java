package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.MessageWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text on the wire, strictly: nothing is replaced by question marks, either way. */
final class Utf8 {
    private Utf8() {}

    /** The JDK's decoder copies ASCII by vectors; only where it put a replacement character is looked at again. */
    static String read(byte[] bytes, int from, int to) {
        var text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            check(bytes, from, to);
        }
        return text;
    }

    private static void check(byte[] bytes, int from, int to) {
        try {
            var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
        } catch (CharacterCodingException e) {
            throw Malformed.bytes("text", "is not UTF-8");
        }
    }

    /** Writes a text, having refused what has no form on the server. */
    static void write(MessageWriter out, String text) {
        check(text);
        out.text(text);
    }

    static void check(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) {
                throw new UnfitValue(
                        "contains the character NUL, which PostgreSQL does not store",
                        "remove it, or use a bytea column",
                        "22021");
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    throw new UnfitValue(
                            "contains half of a surrogate pair, which has no UTF-8 form",
                            "mend where the text was cut",
                            "22021");
                }
                i++;
            }
        }
    }
}
