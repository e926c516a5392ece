package dev.aludel.postgresql.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes, in whatever pieces it arrives, into the server's messages. One thread at a time.
 *
 * <p>Messages are handed on inside of arrays; several that arrived together share one. An array is written again only after
 * a receiver has given it to the {@link Spares}. Memory grows with the bytes that have arrived, never with a length that was
 * only announced.
 */
public final class Frames {
    /** Bytes of a header: the type and the length. */
    public static final int HEADER = 5;

    /** The largest message accepted from a server unless said otherwise: 1 GiB. */
    public static final int MAX_MESSAGE = 1 << 30;

    private final int limit;
    private final Spares spares;
    private final Sink sink;

    /** The beginning of a message whose rest has not arrived, or null; as long as the message in the end. */
    private byte @Nullable [] partial;

    private int partialSize;

    /** Takes messages, in order, by whoever pushes. */
    @FunctionalInterface
    public interface Sink {
        /** A message: its type, and its body between two places of an array. Its header stands right before the body. */
        void message(byte type, byte[] chunk, int from, int to);

        /** All messages in this array, which fill it up to this size, have been handed on. */
        default void handedOn(byte[] chunk, int size) {}
    }

    /**
     * Hands on arrays that are never written again.
     *
     * @param limit the largest message to accept, in bytes
     */
    public Frames(int limit, Sink sink) {
        this(limit, new Spares(), sink);
    }

    /**
     * @param limit the largest message to accept, in bytes
     * @param spares arrays to use again
     */
    public Frames(int limit, Spares spares, Sink sink) {
        this.limit = limit;
        this.spares = spares;
        this.sink = sink;
    }

    /**
     * Takes all bytes of a buffer and hands on the messages that they complete.
     *
     * @throws ProtocolViolationException if a message has an unknown type or an impossible length; those before it have
     *     been handed on, and this must not be used any more
     */
    public void push(ByteBuffer bytes) {
        if (partial != null && !completePartial(bytes)) {
            return;
        }
        int size = wholeMessages(bytes);
        while (size > 0) {
            var chunk = spares.take(size);
            bytes.get(chunk, 0, size);
            deliver(chunk, size);
            size = wholeMessages(bytes);
        }
        if (bytes.hasRemaining()) {
            keepRest(bytes);
        }
    }

    /** The size of the complete messages next in the buffer: of as many as arrays that are used again can hold, or of one. */
    private int wholeMessages(ByteBuffer bytes) {
        int at = bytes.position();
        int end = bytes.limit();
        int whole = at;
        while (end - whole >= HEADER) {
            var size = 1L + bytes.getInt(whole + 1);
            if (!acceptable(bytes.get(whole), size)
                    || size > end - whole
                    || (whole > at && whole - at + size > Spares.LARGEST)) {
                break;
            }
            whole += (int) size;
        }
        return whole - at;
    }

    /** Takes bytes out of an array. */
    public void push(byte[] bytes, int from, int to) {
        push(ByteBuffer.wrap(bytes, from, to - from));
    }

    /** The bytes of a message that has begun and is not complete; none in between messages. */
    public byte[] remainder() {
        return partial == null ? new byte[0] : Arrays.copyOf(partial, partialSize);
    }

    private void deliver(byte[] chunk, int size) {
        var at = 0;
        while (at < size) {
            var next = at + 1 + WireBytes.int32(chunk, at + 1);
            sink.message(chunk[at], chunk, at + HEADER, next);
            at = next;
        }
        sink.handedOn(chunk, size);
    }

    /** Begins to keep what is left of the buffer, which is not a whole message. */
    private void keepRest(ByteBuffer bytes) {
        var rest = bytes.remaining();
        var kept = new byte[Math.max(rest, HEADER)];
        bytes.get(kept, 0, rest);
        partial = kept;
        partialSize = rest;
        checkHeader(kept);
    }

    /** Whether the message that had begun is complete now and has been handed on. */
    private boolean completePartial(ByteBuffer bytes) {
        take(bytes, HEADER);
        var kept = partial();
        checkHeader(kept);
        if (partialSize < HEADER) {
            return false;
        }
        var size = 1 + WireBytes.int32(kept, 1);
        take(bytes, size);
        if (partialSize < size) {
            return false;
        }
        var chunk = partial();
        partial = null;
        partialSize = 0;
        deliver(chunk, size);
        return true;
    }

    /** Takes bytes until the partial message has as many as said, growing with what is there. */
    private void take(ByteBuffer bytes, int wanted) {
        var count = Math.min(wanted - partialSize, bytes.remaining());
        if (count <= 0) {
            return;
        }
        var kept = partial();
        var needed = partialSize + count;
        if (needed > kept.length) {
            kept = Arrays.copyOf(kept, (int) Math.min(wanted, Math.max(needed, 2L * kept.length)));
            partial = kept;
        }
        bytes.get(kept, partialSize, count);
        partialSize = needed;
    }

    private byte[] partial() {
        var kept = partial;
        if (kept == null) {
            throw new IllegalStateException("no message has begun");
        }
        return kept;
    }

    private void checkHeader(byte[] kept) {
        if (partialSize >= 1 && !Backend.isKnown(kept[0])) {
            throw new ProtocolViolationException("the server sent a message of the unknown type " + (kept[0] & 0xFF));
        }
        if (partialSize >= HEADER) {
            var length = WireBytes.int32(kept, 1);
            if (!acceptable(kept[0], 1L + length)) {
                throw new ProtocolViolationException("the server announced a " + Backend.name(kept[0]) + " of "
                        + WireBytes.uint32(kept, 1) + " bytes; accepted are 4 to " + limit);
            }
        }
    }

    private boolean acceptable(byte type, long size) {
        return size >= HEADER && size - 1 <= limit && Backend.isKnown(type);
    }
}
