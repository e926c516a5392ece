package dev.aludel.postgresql.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;

/** Copies of the bytes that the socket has not taken, in order. Guarded by its wire's lock. */
final class Outbox {
    /** The largest piece for one system call: the JDK keeps a copy of this size for each thread that writes. */
    static final int SLICE = 64 * 1024;

    private static final int CHUNK = 16 * 1024;

    private final ArrayDeque<ByteBuffer> chunks = new ArrayDeque<>();
    private long size;

    /** Bytes in it. */
    long size() {
        return size;
    }

    void add(byte[] bytes, int from, int to) {
        size += to - from;
        int at = from;
        ByteBuffer last = chunks.peekLast();
        if (last != null) {
            // What is written lies between position and limit; from limit to capacity there is room.
            int more = Math.min(to - at, last.capacity() - last.limit());
            int end = last.limit();
            last.limit(end + more).put(end, bytes, at, more);
            at += more;
        }
        if (at < to) {
            ByteBuffer chunk = ByteBuffer.allocate(Math.max(CHUNK, to - at));
            chunk.put(bytes, at, to - at).flip();
            chunks.addLast(chunk);
        }
    }

    /** Hands over as much as the socket takes now. */
    void sendTo(SocketChannel channel) throws IOException {
        for (ByteBuffer chunk = chunks.peekFirst(); chunk != null; chunk = chunks.peekFirst()) {
            while (chunk.hasRemaining()) {
                int limit = chunk.limit();
                int wanted = Math.min(SLICE, chunk.remaining());
                chunk.limit(chunk.position() + wanted);
                int taken = channel.write(chunk);
                chunk.limit(limit);
                size -= taken;
                if (taken < wanted) {
                    return;
                }
            }
            chunks.removeFirst();
        }
    }

    void clear() {
        chunks.clear();
        size = 0;
    }
}
