package dev.aludel.postgresql.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLException;

/** Encrypted bytes that wait for the rest of their record, or for a task of the handshake. Of one loop's thread. */
final class TlsInput {
    /** A server has nothing to send while it waits for our part of a handshake: this is far beyond what is decent. */
    private static final int LIMIT = 4 * WireLoop.INPUT_BYTES;

    private static final int HEADER = 5;

    private byte[] bytes;
    private int size;
    private ByteBuffer taking = ByteBuffer.allocate(0);

    TlsInput(int capacity) {
        bytes = new byte[capacity];
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Takes all of it. */
    void keep(ByteBuffer source) throws SSLException {
        take(source, source.remaining());
    }

    /** Takes as much as the record begun here lacks, so that what follows can be read where it lies. */
    void completeRecord(ByteBuffer source) throws SSLException {
        take(source, HEADER - size);
        if (size >= HEADER) {
            int length = ((bytes[3] & 0xff) << 8) + (bytes[4] & 0xff);
            take(source, HEADER + length - size);
        }
    }

    private void take(ByteBuffer source, int wanted) throws SSLException {
        int count = Math.min(wanted, source.remaining());
        if (count <= 0) {
            return;
        }
        if (size + count > LIMIT) {
            throw new SSLException("the server sends without waiting for the handshake");
        }
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
        }
        source.get(bytes, size, count);
        size += count;
    }

    /** What is kept, to be read; {@link #endTaking} drops what was. */
    ByteBuffer beginTaking() {
        taking = ByteBuffer.wrap(bytes, 0, size);
        return taking;
    }

    void endTaking() {
        int from = taking.position();
        System.arraycopy(bytes, from, bytes, 0, size - from);
        size -= from;
    }
}
