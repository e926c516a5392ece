package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.type.SqlType;
import org.jspecify.annotations.Nullable;

/** What a function returns that returns nothing. Its cells are read as NULL. */
record VoidCodec() implements Codec {
    @Override
    public String typeName() {
        return "void";
    }

    @Override
    public Object read(byte[] bytes, int from, int to) {
        return "";
    }

    @Override
    public Object parse(String text) {
        return "";
    }

    @Override
    public void write(MessageWriter out, Object value, @Nullable SqlType<?> type) {
        throw UnfitValue.ofClass(value, "void");
    }
}
