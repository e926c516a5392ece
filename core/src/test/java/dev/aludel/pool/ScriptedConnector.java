package dev.aludel.pool;

import dev.aludel.driver.Connector;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverConnection;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.OperationCancelledException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A database that does what the test says: goes down and comes back, hangs, refuses, and counts its connections. */
final class ScriptedConnector implements Connector {
    /** What happens at the next connects, in order; then all is well again. */
    private final Queue<Runnable> script = new ConcurrentLinkedQueue<>();

    final List<ScriptedConnection> opened = new CopyOnWriteArrayList<>();
    final AtomicInteger attempts = new AtomicInteger();
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger mostOpen = new AtomicInteger();
    volatile boolean single;
    volatile boolean closed;
    private volatile boolean down;

    @Override
    public DriverConnection connect(Deadline deadline) {
        attempts.incrementAndGet();
        Runnable next = script.poll();
        if (next != null) {
            next.run();
        }
        if (down) {
            throw refused();
        }
        var connection = new ScriptedConnection(this, opened.size() + 1);
        opened.add(connection);
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        return connection;
    }

    @Override
    public boolean singleConnection() {
        return single;
    }

    @Override
    public void close() {
        closed = true;
    }

    static ConnectFailedException refused() {
        return new ConnectFailedException("Connection to db:5432 refused", "start the database");
    }

    /** Ends all connections and refuses new ones. */
    void shutdown() {
        down = true;
        opened.forEach(connection -> connection.dead = true);
    }

    /** Nothing goes wrong any more. */
    void recover() {
        down = false;
        script.clear();
    }

    /** Accepts connections again; those from before stay dead. */
    void restart() {
        down = false;
    }

    void refuseNext(int connects) {
        for (int i = 0; i < connects; i++) {
            script.add(() -> {
                throw refused();
            });
        }
    }

    void failNext(Throwable failure) {
        script.add(() -> ScriptedConnector.<RuntimeException>sneak(failure));
    }

    /** The next connect stands still at the gate; an interrupt ends it. */
    Gate hangNext() {
        var gate = new Gate();
        script.add(() -> {
            try {
                gate.pass();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                throw new OperationCancelledException("connect interrupted", "");
            }
        });
        return gate;
    }

    Gate hangThenRefuseNext() {
        var gate = new Gate();
        script.add(() -> {
            gate.passUninterruptibly();
            throw refused();
        });
        return gate;
    }

    ScriptedConnection connection(int number) {
        return opened.get(number - 1);
    }

    @SuppressWarnings("unchecked")
    static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }
}
