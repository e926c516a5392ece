package dev.aludel.postgresql.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One platform thread that reads for many wires and writes what their callers could not. It lives as long as wires are
 * open, and a little longer.
 *
 * <p>Wires are admitted by any thread through {@link #admit}; everything else about a wire's channel happens here, so that
 * no selection key is touched by two threads. The thread is private: nobody can interrupt it.
 */
final class WireLoop implements Runnable {
    /** Read at a time; also the bound of what the JDK keeps as its own copy for this thread. */
    static final int INPUT_BYTES = 64 * 1024;

    /** How long the thread stays without wires: longer than the pause between two connections of a simple program. */
    static final long LINGER_MILLIS = 1_000;

    private static final System.Logger LOG = System.getLogger("dev.aludel.postgresql.wire");
    private static final long TICK_NANOS = WireListener.TICK_MILLIS * 1_000_000L;
    /** Far below zero, so that wires which end afterwards cannot count it up to zero. */
    private static final int ENDED = Integer.MIN_VALUE / 2;

    private final Selector selector;
    private final Thread thread;
    private final long closingNanos;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    /** Wires admitted and not yet ended; negative for ever once the loop has ended. */
    private final AtomicInteger open = new AtomicInteger();

    // From here on: of the loop's thread only.
    private final ByteBuffer input = ByteBuffer.allocateDirect(INPUT_BYTES);
    private @Nullable ByteBuffer plain;
    private final ArrayList<SocketWire> wires = new ArrayList<>();
    private final Consumer<SelectionKey> onReady = this::ready;

    /** @param closingNanos how long an orderly end of a wire may take: sending what is left, and the server's own end */
    WireLoop(String name, long closingNanos) throws IOException {
        this.closingNanos = closingNanos;
        selector = Selector.open();
        thread = Thread.ofPlatform()
                .daemon()
                .name(name)
                .inheritInheritableThreadLocals(false)
                .unstarted(this);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    }

    void start() {
        thread.start();
    }

    /** Counts one more wire in; false when the loop has ended, and another one has to be asked. */
    boolean admit() {
        for (int now = open.get(); now >= 0; now = open.get()) {
            if (open.compareAndSet(now, now + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Takes back {@link #admit} for a wire that did not come to be. */
    void dismiss() {
        open.decrementAndGet();
    }

    /** Wires in its care, or a negative number when it has ended. */
    int load() {
        return open.get();
    }

    Thread thread() {
        return thread;
    }

    long closingNanos() {
        return closingNanos;
    }

    Selector selector() {
        return selector;
    }

    /** Runs it on the loop soon; never within this call, so that a listener is not called while it is being called. */
    void execute(Runnable task) {
        tasks.add(task);
        if (Thread.currentThread() == thread) {
            return;
        }
        if (load() >= 0) {
            selector.wakeup();
        } else if (tasks.remove(task)) {
            // Only after the loop has failed: nobody else would do it.
            task.run();
        }
    }

    /** Room for what TLS decrypts, until it has been handed over; on the heap, where the ciphers are fastest. */
    ByteBuffer plain() {
        ByteBuffer room = plain;
        if (room == null) {
            room = ByteBuffer.allocate(INPUT_BYTES);
            plain = room;
        }
        return room;
    }

    void add(SocketWire wire) {
        wire.index = wires.size();
        wires.add(wire);
    }

    void remove(SocketWire wire) {
        SocketWire last = wires.removeLast();
        if (last != wire) {
            wires.set(wire.index, last);
            last.index = wire.index;
        }
        open.decrementAndGet();
    }

    @Override
    public void run() {
        Throwable failure = new IllegalStateException("the loop has ended");
        try {
            loop();
        } catch (Throwable e) {
            failure = e;
            LOG.log(System.Logger.Level.ERROR, "A loop has failed; its connections are closed", e);
        } finally {
            endAll(failure);
        }
    }

    private void loop() throws IOException {
        long nextTick = System.nanoTime() + TICK_NANOS;
        long emptySince = System.nanoTime();
        while (true) {
            selector.select(onReady, pauseMillis(nextTick));
            long now = System.nanoTime();
            if (now - nextTick >= 0) {
                tick(now);
                nextTick = now + TICK_NANOS;
            }
            runTasks();
            if (!wires.isEmpty()) {
                emptySince = now;
            } else if (now - emptySince >= LINGER_MILLIS * 1_000_000 && open.compareAndSet(0, ENDED)) {
                return;
            }
        }
    }

    private long pauseMillis(long nextTick) {
        if (wires.isEmpty()) {
            return LINGER_MILLIS;
        }
        return Math.max(1, (nextTick - System.nanoTime() + 999_999) / 1_000_000);
    }

    private void ready(SelectionKey key) {
        SocketWire wire = (SocketWire) key.attachment();
        try {
            wire.ready(key, input);
        } catch (Throwable e) {
            giveUp(wire, e);
        }
    }

    private void tick(long now) {
        // Backwards, because a wire that ends makes room for the last one, which has had its tick.
        for (int i = wires.size() - 1; i >= 0; i--) {
            SocketWire wire = wires.get(i);
            try {
                wire.tick(now);
            } catch (Throwable e) {
                giveUp(wire, e);
            }
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            try {
                task.run();
            } catch (Throwable e) {
                LOG.log(System.Logger.Level.ERROR, "A loop's task has failed", e);
            }
        }
    }

    /** A listener has thrown: its wire pays for it, its neighbours do not. */
    static void giveUp(SocketWire wire, Throwable failure) {
        LOG.log(
                System.Logger.Level.WARNING,
                "A connection to " + wire.remoteAddress() + " is closed by an error",
                failure);
        try {
            wire.end(failure);
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.WARNING, "A listener has failed when told of the end", e);
        }
    }

    private void endAll(Throwable failure) {
        open.set(ENDED);
        runTasks();
        while (!wires.isEmpty()) {
            giveUp(wires.getLast(), failure);
        }
        try {
            selector.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A selector was not closed", e);
        }
        runTasks();
    }
}
