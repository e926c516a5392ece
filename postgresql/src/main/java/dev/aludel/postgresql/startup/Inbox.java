package dev.aludel.postgresql.startup;

import dev.aludel.driver.Deadline;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.postgresql.protocol.Frames;
import dev.aludel.postgresql.protocol.ProtocolViolationException;
import dev.aludel.postgresql.startup.StartupFailure.Kind;
import dev.aludel.postgresql.wire.Wire;
import dev.aludel.postgresql.wire.WireListener;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What arrives while a connection starts up: the loop puts messages in, the one thread that opens the connection takes them
 * out. Later {@link #attach} makes it a pipe to the listener of the session, to which everything goes that was not taken.
 */
final class Inbox implements WireListener {
    /** No message of a start-up comes near it. */
    private static final int MAX_MESSAGE = 1 << 20;

    private static final int MAX_WAITING_BYTES = 4 << 20;

    private final Thread reader = Thread.currentThread();

    /** Guards all that follows; held for moments only. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Frames frames = new Frames(MAX_MESSAGE, this::add);
    private final ArrayDeque<Message> messages = new ArrayDeque<>();
    private int waitingBytes;
    private @Nullable ProtocolViolationException violation;
    private boolean closed;
    private @Nullable Throwable cause;

    /** Who takes over; written once, under the lock. */
    private volatile @Nullable WireListener successor;

    /**
     * The next message.
     *
     * @param awaited what is waited for, for errors
     * @throws StartupFailure if the connection ends before, or the time is up, or the server breaks the protocol
     * @throws OperationCancelledException if the caller is interrupted; the flag stays set
     */
    Message take(Deadline deadline, String awaited) throws StartupFailure {
        while (true) {
            var message = poll(awaited);
            if (message != null) {
                return message;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new OperationCancelledException(
                        "interrupted while a connection waited for " + awaited, "nothing was done; connect again");
            }
            if (deadline.isNever()) {
                LockSupport.park(this);
            } else {
                var left = deadline.remainingNanos();
                if (left <= 0) {
                    throw new StartupFailure(
                            Kind.TIMEOUT,
                            "the time to connect was up while waiting for " + awaited,
                            "check that the server is well, or allow more time",
                            null);
                }
                LockSupport.parkNanos(this, left);
            }
        }
    }

    private @Nullable Message poll(String awaited) throws StartupFailure {
        lock.lock();
        try {
            var message = messages.poll();
            if (message != null) {
                waitingBytes -= message.size();
                return message;
            }
            if (violation != null) {
                throw StartupFailure.of(violation);
            }
            if (closed) {
                var why = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
                throw new StartupFailure(
                        Kind.UNREACHABLE,
                        "the connection was closed while waiting for " + awaited + why,
                        "check that a PostgreSQL server answers there, and its log",
                        cause);
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Hands over: what has arrived and was not taken goes to the listener at once, what comes goes there directly. */
    void attach(Wire wire, WireListener next) {
        lock.lock();
        try {
            if (successor != null) {
                throw new IllegalStateException("the connection has been handed over already");
            }
            var untaken = untaken();
            if (untaken.length > 0) {
                next.received(ByteBuffer.wrap(untaken));
            }
            successor = next;
            if (closed) {
                next.closed(cause);
            }
            if (violation != null) {
                wire.abort();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Bytes that have arrived and were not taken. Guarded by the lock. */
    private byte[] untaken() {
        var bytes = new ByteArrayOutputStream();
        for (var message : messages) {
            bytes.write(message.chunk(), message.from() - Frames.HEADER, message.size());
        }
        messages.clear();
        bytes.writeBytes(frames.remainder());
        return bytes.toByteArray();
    }

    @Override
    public void received(ByteBuffer bytes) {
        var next = successor;
        if (next == null) {
            lock.lock();
            try {
                next = successor;
                if (next == null) {
                    keep(bytes);
                }
            } finally {
                lock.unlock();
            }
        }
        if (next == null) {
            LockSupport.unpark(reader);
        } else {
            next.received(bytes);
        }
    }

    private void keep(ByteBuffer bytes) {
        if (violation != null) {
            bytes.position(bytes.limit());
            return;
        }
        try {
            frames.push(bytes);
            if (waitingBytes > MAX_WAITING_BYTES) {
                violation = new ProtocolViolationException("the server sends more than anybody asked for");
            }
        } catch (ProtocolViolationException e) {
            violation = e;
            bytes.position(bytes.limit());
        }
    }

    private void add(byte type, byte[] chunk, int from, int to) {
        var message = new Message(type, chunk, from, to);
        waitingBytes += message.size();
        messages.add(message);
    }

    @Override
    public void drained() {
        var next = successor;
        if (next != null) {
            next.drained();
        }
    }

    @Override
    public void tick(long nanoTime) {
        var next = successor;
        if (next != null) {
            next.tick(nanoTime);
        }
    }

    @Override
    public void closed(@Nullable Throwable why) {
        WireListener next;
        Throwable reason;
        lock.lock();
        try {
            closed = true;
            cause = violation != null ? violation : why;
            next = successor;
            reason = cause;
        } finally {
            lock.unlock();
        }
        if (next == null) {
            LockSupport.unpark(reader);
        } else {
            next.closed(reason);
        }
    }
}
