package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.type.SqlType;
import org.jspecify.annotations.Nullable;

/** Types whose binary form is their text: texts, enumerations, JSON, XML. */
record TextCodec(String typeName) implements Codec {
    @Override
    public Object read(byte[] bytes, int from, int to) {
        return Utf8.read(bytes, from, to);
    }

    @Override
    public Object parse(String text) {
        return text;
    }

    @Override
    public void write(MessageWriter out, Object value, @Nullable SqlType<?> type) {
        Utf8.write(out, text(value, typeName));
    }

    static String text(Object value, String typeName) {
        return switch (value) {
            case String text -> text;
            case Enum<?> constant -> constant.name();
            case CharSequence text -> text.toString();
            case Character character -> character.toString();
            default -> throw UnfitValue.ofClass(value, typeName);
        };
    }
}
