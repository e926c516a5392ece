package dev.aludel.postgresql.scripted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A server on the loopback interface that does what its scripts say, message by message: for what a real server cannot be made
 * to do. The first connection is served by the first script, the second one by the second, and so on; each on a thread of its
 * own.
 *
 * <pre>{@code
 * try (var server = ScriptedServer.start(peer -> {
 *     peer.login();
 *     peer.expect("PDS");                                       // Parse, Describe, Sync; anything else fails the test
 *     peer.send(parseComplete(), noData(), readyForQuery('I'));
 *     peer.expectEnd();
 * })) {
 *     ... connect to 127.0.0.1, server.port() ...
 * }
 * }</pre>
 *
 * <p>Scripts are strict: a message that was not expected, or a connection without a script, fails the test when the server is
 * closed. Closing closes all connections, so a script may end with {@link Peer#stall()}; one that still waits for something
 * else then fails, and so does one that nobody connected to.
 */
public final class ScriptedServer implements AutoCloseable {
    /** What to do on one connection. */
    @FunctionalInterface
    public interface Script {
        void run(Peer peer) throws Exception;
    }

    /** How long a script may take for what the client has already sent, on a machine that does other things. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ServerSocket listener;
    private final List<Script> scripts;
    private final boolean repeated;
    private final Set<Peer> open = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    /** Connections of this server's own, by their port, see {@link #acceptAll()}. */
    private final ConcurrentHashMap<Integer, CountDownLatch> own = new ConcurrentHashMap<>();

    private final Thread acceptor;
    private volatile boolean closing;

    private final Object progress = new Object();
    // Guarded by progress, which is told of every change.
    private final List<Thread> threads = new ArrayList<>();
    private int accepted;
    private int busy; // scripts that are neither over nor stall

    private ScriptedServer(List<Script> scripts, boolean repeated) {
        this.scripts = scripts;
        this.repeated = repeated;
        try {
            listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        acceptor = Thread.ofPlatform().daemon().name("scripted-server").start(this::accept);
    }

    /** Starts a server with one script for each connection to come. */
    public static ScriptedServer start(Script... scripts) {
        return new ScriptedServer(List.of(scripts), false);
    }

    /** Starts a server that serves any number of connections by the same script. */
    public static ScriptedServer repeating(Script script) {
        return new ScriptedServer(List.of(script), true);
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections there have been; one that was made before counts, though no script may have begun on it. */
    public int connections() {
        acceptAll();
        synchronized (progress) {
            return accepted;
        }
    }

    /** Connections are accepted in their order: when one of our own has been, all that were made before it have. */
    private void acceptAll() {
        try (var last = new Socket()) {
            last.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var seen = new CountDownLatch(1);
            own.put(last.getLocalPort(), seen);
            last.connect(listener.getLocalSocketAddress());
            if (!seen.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the scripted server accepts nothing any more");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while connections were counted", e);
        }
    }

    private void accept() {
        while (true) {
            Socket socket;
            try {
                socket = listener.accept();
            } catch (IOException e) {
                return;
            }
            var asked = own.remove(socket.getPort());
            if (asked != null) {
                close(socket);
                asked.countDown();
                continue;
            }
            synchronized (progress) {
                begin(socket, accepted++);
                progress.notifyAll();
            }
        }
    }

    private void begin(Socket socket, int number) {
        if (!repeated && number >= scripts.size()) {
            failures.add(new AssertionError("connection number " + (number + 1) + " has no script"));
            close(socket);
            return;
        }
        var script = scripts.get(repeated ? 0 : number);
        busy++;
        threads.add(Thread.ofPlatform()
                .daemon()
                .name("scripted-connection-" + (number + 1))
                .start(() -> serve(socket, script, number + 1)));
    }

    @SuppressWarnings("try") // closed early when the server was closed meanwhile
    private void serve(Socket socket, Script script, int number) {
        boolean stalled = false;
        try (var peer = new Peer(socket, this::isFree)) {
            open.add(peer);
            if (closing) {
                peer.close();
            }
            try {
                script.run(peer);
            } catch (Throwable e) {
                if (!peer.stalling()) {
                    failures.add(new AssertionError("script number " + number + " failed: " + e.getMessage(), e));
                }
            } finally {
                stalled = peer.stalling();
                open.remove(peer);
            }
        } catch (IOException e) {
            failures.add(e);
        } finally {
            if (!stalled) {
                isFree();
            }
        }
    }

    /** A script is over, or stalls from now on. */
    private void isFree() {
        synchronized (progress) {
            busy--;
            progress.notifyAll();
        }
    }

    /** What was sent last may not have been read by its script yet, and the last connection not been accepted. */
    private void awaitScripts() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        synchronized (progress) {
            while (busy > 0 || (!repeated && accepted < scripts.size())) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (left <= 0 || !failures.isEmpty()) {
                    return;
                }
                progress.wait(left);
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Nobody was to use it.
        }
    }

    private List<Thread> threads() {
        synchronized (progress) {
            return List.copyOf(threads);
        }
    }

    /**
     * Ends all.
     *
     * @throws AssertionError if a script failed or was not needed
     */
    @Override
    public void close() {
        var interrupted = Thread.interrupted();
        try {
            awaitScripts();
            acceptAll();
            closing = true;
            listener.close();
            acceptor.join();
            for (var peer : open) {
                peer.close();
            }
            for (var thread : threads()) {
                thread.join(PATIENCE);
            }
        } catch (IOException | InterruptedException e) {
            failures.add(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        int used;
        synchronized (progress) {
            used = accepted;
        }
        if (!repeated && used < scripts.size()) {
            failures.add(new AssertionError("only " + used + " of " + scripts.size() + " scripts were needed"));
        }
        if (!failures.isEmpty()) {
            var first = failures.poll();
            var error = first instanceof AssertionError assertion ? assertion : new AssertionError(first);
            failures.forEach(error::addSuppressed);
            throw error;
        }
    }
}
