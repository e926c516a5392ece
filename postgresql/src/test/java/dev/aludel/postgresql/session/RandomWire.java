package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import dev.aludel.postgresql.wire.TlsDetails;
import dev.aludel.postgresql.wire.Wire;
import dev.aludel.postgresql.wire.WireListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A wire in memory between a session and a {@link RandomServer}. What the server says arrives inside of the write that it
 * answers or, where that is its whim, while the session's user is parked. A user that is parked while nothing is left to
 * arrive would wait for ever: then the wire ends, so that every wait has to end with it.
 */
final class RandomWire implements Wire, SessionLink {
    private static final int PATIENCE = 60;

    /** So long, and looked at so often: a machine that stood still meanwhile has looked once. */
    private static final long STALLED = 20_000_000_000L;

    private static final int LOOKS = 20_000;

    /** Those who use it. */
    interface Users {
        /** Whether all of them wait for something to arrive. */
        boolean areParked();

        /** Sets the flag of one of them. */
        void interrupt();

        /** Unparks them all. */
        void wake();

        /** One user: the thread that asks, with a session of its own. */
        static Users oneself() {
            var user = Thread.currentThread();
            return new Users() {
                @Override
                public boolean areParked() {
                    return user.getState() == Thread.State.WAITING && LockSupport.getBlocker(user) instanceof Inbound;
                }

                @Override
                public void interrupt() {
                    user.interrupt();
                }

                @Override
                public void wake() {
                    LockSupport.unpark(user);
                }
            };
        }
    }

    final RandomServer server;
    private final Users users;
    private final Thread loop = new Thread(this::loop, "random-wire");
    private final ReentrantLock receiving = new ReentrantLock();
    private final ArrayDeque<byte[]> arriving = new ArrayDeque<>();
    private final AtomicInteger cancels = new AtomicInteger();
    private WireListener listener;
    private volatile long unsent;
    private volatile boolean paused;
    private volatile boolean open = true;
    private volatile boolean ending;
    private volatile boolean told;
    private volatile boolean over;

    /** The user has been disturbed: it may be busy with cancelling. */
    volatile boolean disturbed;

    /** What must never happen. */
    volatile Throwable broken;

    RandomWire(Choices choices) {
        this(choices, Users.oneself());
    }

    RandomWire(Choices choices, Users users) {
        this.users = users;
        server = new RandomServer(choices);
        loop.setDaemon(true);
    }

    /** The server's loop ends; nothing of this wire is left. */
    void over() throws InterruptedException {
        over = true;
        LockSupport.unpark(loop);
        loop.join();
    }

    @Override
    public Wire attach(WireListener to) {
        listener = to;
        loop.start();
        return this;
    }

    @Override
    public void write(byte[] bytes, int from, int to) {
        if (!open) {
            return;
        }
        receiving.lock();
        try {
            var held = server.take(bytes, from, to, arriving);
            ending |= server.ended;
            unsent += server.slow ? to - from : 0;
            if (held && !server.ended) {
                return;
            }
        } finally {
            receiving.unlock();
        }
        if (server.interrupts) {
            server.interrupts = false;
            disturbed = true;
            users.interrupt();
        }
        pump();
    }

    private void pump() {
        if (!receiving.tryLock()) {
            return;
        }
        try {
            if (receiving.getHoldCount() > 1) {
                return;
            }
            while (open && !paused && !arriving.isEmpty()) {
                listener.received(ByteBuffer.wrap(arriving.poll()));
            }
            if (!told && (!open || (ending && (arriving.isEmpty() || paused)))) {
                open = false;
                told = true;
                listener.closed(null);
            }
        } catch (RuntimeException | Error never) {
            broken = never;
            open = false;
            told = true;
            listener.closed(never);
        } finally {
            receiving.unlock();
        }
    }

    private void loop() {
        int idle = 0;
        int looks = 0;
        long stalledSince = 0;
        while (!over) {
            if (!users.areParked()) {
                idle = 0;
                looks = 0;
                stalledSince = 0;
                LockSupport.parkNanos(20_000);
                continue;
            }
            if (told || (paused && !arriving.isEmpty())) {
                // It has been woken, or is about to be.
                long now = System.nanoTime();
                stalledSince = stalledSince == 0 ? now : stalledSince;
                if (++looks > LOOKS && now - stalledSince > STALLED) {
                    broken = new AssertionError(
                            told ? "parked behind the end of the wire" : "parked while reading was paused");
                    ending = true;
                    paused = false;
                    pump();
                    users.wake();
                }
                listener.tick(now);
                LockSupport.parkNanos(20_000);
            } else if (!arriving.isEmpty()) {
                pump();
            } else if (unsent > 0) {
                unsent = 0;
                listener.drained();
            } else if (disturbed && idle++ < PATIENCE) {
                listener.tick(System.nanoTime());
                LockSupport.parkNanos(50_000);
            } else {
                ending = true;
                server.cut = true;
                pump();
            }
        }
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
        cancels.incrementAndGet();
    }

    @Override
    public long unsent() {
        return unsent;
    }

    @Override
    public void pauseReading() {
        paused = true;
    }

    @Override
    public void resumeReading() {
        paused = false;
        pump();
    }

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
        open = false;
        pump();
    }
}
