package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.MessageWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The maps of the extension hstore: texts to texts or NULL. */
final class Hstore {
    private Hstore() {}

    static Map<String, @Nullable String> read(ByteReader in) {
        int count = in.count(8);
        var map = new LinkedHashMap<String, @Nullable String>(count);
        for (int i = 0; i < count; i++) {
            var key = in.text(in.int32());
            int length = in.int32();
            map.put(key, length == -1 ? null : in.text(length));
        }
        return Collections.unmodifiableMap(map);
    }

    static void write(MessageWriter out, Map<?, ?> map) {
        out.int32(map.size());
        map.forEach((key, value) -> {
            text(out, key);
            if (value == null) {
                out.nullValue();
            } else {
                text(out, value);
            }
        });
    }

    private static void text(MessageWriter out, @Nullable Object value) {
        if (!(value instanceof String text)) {
            throw new UnfitValue(
                    "is a map with a key or value that is no String, as hstore keeps",
                    "convert it, or use jsonb",
                    null);
        }
        int mark = out.beginValue();
        Utf8.write(out, text);
        out.endValue(mark);
    }

    /** Reads {@code "a"=>"1", "b"=>NULL}. */
    static Map<String, @Nullable String> parse(String text) {
        var map = new LinkedHashMap<String, @Nullable String>();
        int at = 0;
        while (at < text.length()) {
            var key = new StringBuilder();
            at = quoted(text, at, key);
            if (!text.startsWith("=>", at)) {
                throw new IllegalArgumentException("not an hstore");
            }
            at += 2;
            if (text.startsWith("NULL", at)) {
                map.put(key.toString(), null);
                at += 4;
            } else {
                var value = new StringBuilder();
                at = quoted(text, at, value);
                map.put(key.toString(), value.toString());
            }
            if (text.startsWith(", ", at)) {
                at += 2;
            } else if (at < text.length()) {
                throw new IllegalArgumentException("not an hstore");
            }
        }
        return Collections.unmodifiableMap(map);
    }

    private static int quoted(String text, int from, StringBuilder into) {
        int at = from;
        if (text.charAt(at++) != '"') {
            throw new IllegalArgumentException("not an hstore");
        }
        while (text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                at++;
            }
            into.append(text.charAt(at++));
        }
        return at + 1;
    }

    static String literal(Map<?, ?> map) {
        var text = new StringBuilder();
        map.forEach((key, value) -> {
            text.append(text.isEmpty() ? "" : ", ");
            Literals.quote(text, String.valueOf(key), '\\');
            text.append("=>");
            if (value == null) {
                text.append("NULL");
            } else {
                Literals.quote(text, value.toString(), '\\');
            }
        });
        return text.toString();
    }
}
