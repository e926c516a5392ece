package dev.aludel.benchmarks.transport;

import dev.aludel.benchmarks.harness.Endpoint;
import dev.aludel.benchmarks.workload.Sql;
import dev.aludel.postgresql.protocol.Frontend;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.protocol.WireBytes;
import java.io.IOException;
import java.util.Map;

/** One connection that asks for one row again and again, by bytes that lie ready. Used by one thread at a time. */
abstract class Line implements AutoCloseable {
    private final MessageWriter select = new MessageWriter(256);
    private int keyAt;

    /** Sends bytes and waits until the server is ready again. */
    abstract void ask(byte[] bytes, int size) throws IOException;

    @Override
    public abstract void close() throws IOException;

    final void logIn() throws IOException {
        MessageWriter message = new MessageWriter(512);
        Frontend.startup(message, Frontend.VERSION_3_0, Map.of("user", Endpoint.USER, "database", Endpoint.DATABASE));
        ask(message.array(), message.size());
        message.clear(512);
        message.begin('P').cString("s").cString(Sql.POINT).int16(0).end();
        message.begin('S').end();
        ask(message.array(), message.size());
        select.begin('B').cString("").cString("s").int16(1).int16(1).int16(1).int32(Long.BYTES);
        keyAt = select.size();
        select.int64(1).int16(1).int16(1).end();
        select.begin('E').cString("").int32(0).end();
        select.begin('S').end();
    }

    final void select(long key) throws IOException {
        byte[] bytes = select.array();
        for (int n = 0; n < Long.BYTES; n++) {
            bytes[keyAt + n] = (byte) (key >>> (8 * (Long.BYTES - 1 - n)));
        }
        ask(bytes, select.size());
    }

    /** Whether these are whole messages, and the last one says that the server is ready. */
    static boolean isAnswer(byte[] bytes, int size) {
        int at = 0;
        byte type = 0;
        while (at + 5 <= size) {
            type = bytes[at];
            at += 1 + WireBytes.int32(bytes, at + 1);
        }
        return at == size && type == 'Z';
    }
}
