package dev.aludel.postgresql.session;

import dev.aludel.postgresql.protocol.Backend;
import dev.aludel.postgresql.protocol.ErrorFields;
import dev.aludel.postgresql.protocol.Frames;
import dev.aludel.postgresql.protocol.ProtocolViolationException;
import dev.aludel.postgresql.protocol.Spares;
import dev.aludel.postgresql.wire.Wire;
import dev.aludel.postgresql.wire.WireListener;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The loop's side of a shared connection: each answer goes to the caller whose turn it is, who is woken once, at its end. What
 * comes for callers that have gone is dropped here.
 */
final class SharedInbound implements WireListener, Frames.Sink {
    private static final byte[] NOTHING = {};

    /** Bytes for all callers together from which nothing more is read. */
    private static final long HIGH = 8 << 20;

    private static final long LOW = 1 << 20;

    private final Spares spares = new Spares();
    private final Frames frames = new Frames(Frames.MAX_MESSAGE, spares, this);

    /** Sent and not answered; filled by the writer, before it writes. */
    final ConcurrentLinkedQueue<SharedCall> calls = new ConcurrentLinkedQueue<>();

    private final AtomicLong buffered = new AtomicLong();
    private byte[] slice = NOTHING;
    private int sliceFrom;
    private int sliceTo;
    private boolean sliceRowsOnly;
    private volatile boolean paused;
    private volatile boolean ended;
    private volatile @Nullable Throwable cause;
    private volatile @Nullable ErrorFields fatal;
    private volatile @Nullable Wire wire;
    private volatile @Nullable SharedOutbound outbound;
    private volatile long bytesReceived;

    /** Says whom to tell of answers. */
    SharedInbound feeding(SharedOutbound other) {
        outbound = other;
        return this;
    }

    void attached(Wire to) {
        wire = to;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // the loop alone writes it
    public void received(ByteBuffer bytes) {
        if (ended) {
            return;
        }
        bytesReceived = bytesReceived + bytes.remaining();
        try {
            frames.push(bytes);
            flush();
        } catch (ProtocolViolationException violation) {
            lost(violation);
            return;
        }
        var open = wire;
        if (open != null && buffered.get() > HIGH && open.unsent() == 0) {
            paused = true;
            open.pauseReading();
            if (buffered.get() < LOW) {
                paused = false;
                open.resumeReading();
            }
        }
    }

    @Override
    public void message(byte type, byte[] chunk, int from, int to) {
        switch (type) {
            case Backend.NOTICE_RESPONSE, Backend.NOTIFICATION_RESPONSE, Backend.PARAMETER_STATUS -> {}
            case Backend.READY_FOR_QUERY -> ready(chunk, from, to);
            default -> {
                if (type == Backend.ERROR_RESPONSE) {
                    var error = ErrorFields.readError(chunk, from, to);
                    if (error.isFatal()) {
                        fatal = error;
                        lost(null);
                        return;
                    }
                }
                if (calls.peek() == null) {
                    throw new ProtocolViolationException(
                            "the server sent " + Backend.name(type) + " while nothing was asked of it");
                }
                collect(type, chunk, from - Frames.HEADER, to);
                if (type == Backend.COPY_IN_RESPONSE) {
                    throw new ProtocolViolationException("COPY FROM STDIN on a shared connection");
                }
            }
        }
    }

    private void collect(byte type, byte[] chunk, int from, int to) {
        boolean row = type == Backend.DATA_ROW;
        if (slice == chunk && sliceTo == from) {
            sliceTo = to;
            sliceRowsOnly &= row;
            return;
        }
        publish();
        slice = chunk;
        sliceRowsOnly = row;
        sliceFrom = from;
        sliceTo = to;
    }

    @Override
    public void handedOn(byte[] chunk, int size) {
        publish(sliceRowsOnly && sliceFrom == 0 && sliceTo == size);
    }

    private void publish() {
        publish(false);
    }

    private void publish(boolean rowsOnly) {
        if (slice.length == 0) {
            return;
        }
        var call = calls.peek();
        if (call != null && !call.abandoned) {
            int length = sliceTo - sliceFrom;
            call.group.append(slice, sliceFrom, sliceTo, rowsOnly);
            buffered.addAndGet(length);
            call.appended += length;
            call.unseen += length;
            if (call.unseen >= Inbound.WAKE) {
                call.unseen = 0;
                LockSupport.unpark(call.caller);
            }
        }
        slice = NOTHING;
    }

    private void ready(byte[] chunk, int from, int to) {
        publish();
        var call = calls.peek();
        byte status = to - from == 1 ? chunk[from] : 0;
        if (call == null || (status != 'I' && status != 'T' && status != 'E')) {
            // Still among those that wait, so that it is told of the end as well.
            throw new ProtocolViolationException("the server sent a ReadyForQuery that "
                    + (call == null ? "nobody waits for" : "has no status that is known"));
        }
        calls.remove();
        if (status == 'I') {
            end(call, status);
            return;
        }
        // Somebody's statement has begun a transaction: all behind it would run, and be lost, inside of it.
        var strayed = new ProtocolViolationException("a statement on a shared connection has begun a transaction");
        cause = strayed;
        ended = true;
        end(call, status);
        throw strayed;
    }

    /** It is counted before its caller knows, who would take it for another's that is on its way. */
    private void end(SharedCall call, byte status) {
        answered();
        call.group.status = status;
        LockSupport.unpark(call.caller);
        if (call.abandoned) {
            call.drop();
        }
    }

    private void answered() {
        var sending = outbound;
        if (sending != null) {
            sending.answered();
        }
    }

    private void flush() {
        var sending = outbound;
        if (sending != null) {
            sending.flush();
        }
    }

    @Override
    public void drained() {}

    @Override
    public void closed(@Nullable Throwable why) {
        end(why);
    }

    private void lost(@Nullable Throwable why) {
        end(why);
        var open = wire;
        if (open != null) {
            open.abort();
        }
    }

    private void end(@Nullable Throwable why) {
        if (!ended) {
            cause = why;
            ended = true;
        }
        loseAll();
        // Those that are queued follow: the writer finds the connection ended.
        flush();
    }

    /** Whoever waits is told; also called by a writer that finds the connection ended behind its back. */
    void loseAll() {
        for (var call = calls.poll(); call != null; call = calls.poll()) {
            answered();
            call.lost = true;
            LockSupport.unpark(call.caller);
        }
    }

    /** Bytes have left the buffers, taken by a caller or dropped. */
    void consumed(long bytes) {
        if (buffered.addAndGet(-bytes) < LOW && paused) {
            var open = wire;
            paused = false;
            if (open != null) {
                open.resumeReading();
            }
        }
    }

    /** The rows of an array that held nothing else have been read. */
    void emptied(byte[] chunk) {
        spares.give(chunk);
    }

    boolean hasEnded() {
        return ended;
    }

    @Nullable Throwable cause() {
        return cause;
    }

    @Nullable ErrorFields fatal() {
        return fatal;
    }

    long bytesReceived() {
        return bytesReceived;
    }
}
