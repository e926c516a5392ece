package dev.aludel.testkit.proxy;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection through a proxy. Of the proxy's thread. */
final class Link {
    private final SocketChannel client;
    private final SocketChannel server;
    private final SelectionKey clientKey;
    private final SelectionKey serverKey;
    private final Flow toServer;
    private final Flow toClient;
    private final Counts counts;
    private int endedFlows;
    private boolean closed;

    Link(Selector selector, SocketChannel client, SocketChannel server, Way toServer, Way toClient, Counts counts)
            throws IOException {
        this.client = client;
        this.server = server;
        this.counts = counts;
        this.toServer = new Flow(this, client, server, toServer, counts::toServer);
        this.toClient = new Flow(this, server, client, toClient, counts::toClient);
        clientKey = client.register(selector, 0, this);
        serverKey = server.register(selector, SelectionKey.OP_CONNECT, this);
    }

    boolean isClosed() {
        return closed;
    }

    void ready(SelectionKey key, ByteBuffer room, long now) {
        try {
            if (key == serverKey && key.isConnectable()) {
                server.finishConnect();
            }
            if (key.isReadable()) {
                read(key, room, now);
            }
        } catch (IOException e) {
            // One side is gone: the other one has to learn it.
            reset();
        }
    }

    private void read(SelectionKey key, ByteBuffer room, long now) throws IOException {
        if (key == clientKey) {
            toServer.read(room, now);
        } else {
            toClient.read(room, now);
        }
    }

    /** Sends what is due and says in how many nanoseconds something will be again. */
    long flush(ByteBuffer room, long now) {
        if (!server.isConnected()) {
            return Long.MAX_VALUE;
        }
        try {
            toServer.flush(room, now);
            toClient.flush(room, now);
            if (!closed) {
                interest(clientKey, toServer.readInterest() | toClient.writeInterest(now));
                interest(serverKey, toClient.readInterest() | toServer.writeInterest(now));
                return Math.min(toServer.nextDue(now), toClient.nextDue(now));
            }
        } catch (IOException e) {
            reset();
        }
        return Long.MAX_VALUE;
    }

    private static void interest(SelectionKey key, int ops) {
        if (key.interestOps() != ops) {
            key.interestOps(ops);
        }
    }

    void ended() {
        if (++endedFlows == 2) {
            close();
        }
    }

    void close() {
        closed = true;
        counts.ended();
        quietly(client);
        quietly(server);
    }

    /** Ends both sides as a machine does that has forgotten them. */
    void reset() {
        for (var channel : new SocketChannel[] {client, server}) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                // It is closed already.
            }
        }
        close();
    }

    private static void quietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // That is what was wanted.
        }
    }
}
