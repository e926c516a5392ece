package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.type.SqlType;
import org.jspecify.annotations.Nullable;

/** Types that are exchanged as text: those without a binary form, or with one that says less than the text. */
record TextOnlyCodec(String typeName) implements Codec {
    @Override
    public boolean binary() {
        return false;
    }

    @Override
    public Object read(byte[] bytes, int from, int to) {
        throw Malformed.bytes(typeName, "is in binary, which was not asked for");
    }

    @Override
    public Object parse(String text) {
        return text;
    }

    @Override
    public void write(MessageWriter out, Object value, @Nullable SqlType<?> type) {
        throw new IllegalStateException(typeName + " has no binary form");
    }
}
