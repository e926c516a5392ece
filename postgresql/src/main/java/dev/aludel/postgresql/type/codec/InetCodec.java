package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.type.PgInet;
import dev.aludel.type.SqlType;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** {@code inet}, also to and from a plain address, where it is a host. */
record InetCodec(LeafCodec<PgInet> plain) implements Codec {
    @Override
    public String typeName() {
        return plain.typeName();
    }

    @Override
    public Object read(byte[] bytes, int from, int to) {
        return plain.read(bytes, from, to);
    }

    @Override
    public Object readAs(Class<?> wanted, byte[] bytes, int from, int to) {
        return as(wanted, read(bytes, from, to));
    }

    @Override
    public Object parse(String text) {
        return plain.parse(text);
    }

    @Override
    public Object parseAs(Class<?> wanted, String text) {
        return as(wanted, parse(text));
    }

    private static Object as(Class<?> wanted, Object value) {
        return InetAddress.class.isAssignableFrom(wanted) && value instanceof PgInet inet && inet.host()
                ? inet.address()
                : value;
    }

    @Override
    public void write(MessageWriter out, Object value, @Nullable SqlType<?> type) {
        plain.write(out, value instanceof InetAddress address ? PgInet.of(address) : value, type);
    }
}
