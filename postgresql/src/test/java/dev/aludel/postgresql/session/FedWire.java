package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import dev.aludel.postgresql.wire.TlsDetails;
import dev.aludel.postgresql.wire.Wire;
import dev.aludel.postgresql.wire.WireListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A wire without a network: what is written is counted, and for each Sync the test's answer is given, by the writing thread,
 * before the write returns. For what depends on exact pieces of bytes, and for costs.
 */
final class FedWire implements Wire, SessionLink {
    /** Gives the answer to the written bytes: to be pushed by {@link #receive}. */
    @FunctionalInterface
    interface Answering {
        void written(FedWire wire, byte[] bytes, int from, int to);
    }

    private final Answering answering;
    final AtomicInteger cancelled = new AtomicInteger();
    final CountDownLatch cancelledBehindItsEnd = new CountDownLatch(1);
    private WireListener listener;
    private volatile boolean open = true;

    FedWire(Answering answering) {
        this.answering = answering;
    }

    void receive(ByteBuffer bytes) {
        listener.received(bytes);
    }

    void receive(byte[] bytes, int from, int to) {
        listener.received(ByteBuffer.wrap(bytes, from, to - from));
    }

    void tick() {
        listener.tick(System.nanoTime());
    }

    @Override
    public Wire attach(WireListener to) {
        listener = to;
        return this;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }

    @Override
    public int processId() {
        return 1;
    }

    @Override
    public void cancel(Deadline deadline) {
        cancelled.incrementAndGet();
        if (!open) {
            cancelledBehindItsEnd.countDown();
        }
    }

    @Override
    public void write(byte[] bytes, int from, int to) {
        if (open) {
            answering.written(this, bytes, from, to);
        }
    }

    @Override
    public long unsent() {
        return 0;
    }

    @Override
    public void pauseReading() {}

    @Override
    public void resumeReading() {}

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public SocketAddress remoteAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 5432);
    }

    @Override
    public TlsDetails tls() {
        return null;
    }

    @Override
    public void close() {
        abort();
    }

    @Override
    public void abort() {
        if (open) {
            open = false;
            listener.closed(null);
        }
    }
}
