package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.type.PgOpaque;
import dev.aludel.type.SqlType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A type that the catalog was not asked for, or does not have, or that needs a codec of its own: text. */
record UnknownCodec(int oid, String typeName) implements Codec {
    @Override
    public boolean binary() {
        return false;
    }

    /** Comes about only inside of anonymous records. */
    @Override
    public Object read(byte[] bytes, int from, int to) {
        return new PgOpaque(oid, Arrays.copyOfRange(bytes, from, to));
    }

    @Override
    public Object parse(String text) {
        return text;
    }

    @Override
    public void write(MessageWriter out, Object value, @Nullable SqlType<?> type) {
        throw new IllegalStateException(typeName + " has no known binary form");
    }
}
