package dev.aludel.postgresql.scripted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

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

    private final ServerSocket listener;
    private final List<Script> scripts;
    private final boolean repeated;
    private final List<Thread> threads = new ArrayList<>();
    private final Set<Peer> open = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Thread acceptor;
    private volatile int accepted;
    private volatile boolean closing;

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

    /** How many connections there have been. */
    public int connections() {
        return accepted;
    }

    private void accept() {
        while (true) {
            Socket socket;
            try {
                socket = listener.accept();
            } catch (IOException e) {
                return;
            }
            var number = accepted++;
            if (!repeated && number >= scripts.size()) {
                failures.add(new AssertionError("connection number " + (number + 1) + " has no script"));
                close(socket);
                continue;
            }
            var script = scripts.get(repeated ? 0 : number);
            synchronized (threads) {
                threads.add(Thread.ofPlatform()
                        .daemon()
                        .name("scripted-connection-" + (number + 1))
                        .start(() -> serve(socket, script, number + 1)));
            }
        }
    }

    @SuppressWarnings("try") // closed early when the server was closed meanwhile
    private void serve(Socket socket, Script script, int number) {
        try (var peer = new Peer(socket)) {
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
                open.remove(peer);
            }
        } catch (IOException e) {
            failures.add(e);
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
        synchronized (threads) {
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
            // What was sent last may not have been read by the script yet.
            for (var thread : threads()) {
                thread.join(open.stream().anyMatch(Peer::stalling) ? 100 : 2000);
            }
            closing = true;
            listener.close();
            acceptor.join();
            for (var peer : open) {
                peer.close();
            }
            for (var thread : threads()) {
                thread.join(10_000);
            }
        } catch (IOException | InterruptedException e) {
            failures.add(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        if (!repeated && accepted < scripts.size()) {
            failures.add(new AssertionError("only " + accepted + " of " + scripts.size() + " scripts were needed"));
        }
        if (!failures.isEmpty()) {
            var first = failures.poll();
            var error = first instanceof AssertionError assertion ? assertion : new AssertionError(first);
            failures.forEach(error::addSuppressed);
            throw error;
        }
    }
}
