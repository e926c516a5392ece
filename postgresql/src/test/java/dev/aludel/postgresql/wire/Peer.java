package dev.aludel.postgresql.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** The other side of a wire: a server on loopback that plays one role with everybody who connects. */
final class Peer implements AutoCloseable {
    /** What it does with a connection; the socket is closed when it returns. */
    @FunctionalInterface
    interface Role {
        void play(Socket socket) throws Exception;
    }

    private final ServerSocket server;
    private final List<CompletableFuture<Void>> plays = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private Peer(ServerSocket server) {
        this.server = server;
    }

    static Peer playing(Role role) throws IOException {
        var peer = new Peer(new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress()));
        Thread.ofPlatform().daemon().name("peer").start(() -> peer.accept(role));
        return peer;
    }

    /** Sends back whatever it gets. */
    static Peer echoing() throws IOException {
        return playing(socket -> socket.getInputStream().transferTo(socket.getOutputStream()));
    }

    private void accept(Role role) {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                sockets.add(socket);
                var play = new CompletableFuture<Void>();
                plays.add(play);
                Thread.ofVirtual().start(() -> {
                    try (socket) {
                        role.play(socket);
                        play.complete(null);
                    } catch (Throwable failure) {
                        play.completeExceptionally(failure);
                    }
                });
            } catch (IOException end) {
                return;
            }
        }
    }

    int port() {
        return server.getLocalPort();
    }

    Endpoint endpoint() {
        return Endpoint.of("127.0.0.1", port());
    }

    /** Waits until it has done its part with the first who connected, and throws what went wrong. */
    void awaitPlay() throws Exception {
        while (plays.isEmpty()) {
            Thread.sleep(1);
        }
        plays.getFirst().get(120, java.util.concurrent.TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
