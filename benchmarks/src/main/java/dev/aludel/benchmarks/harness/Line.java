package dev.aludel.benchmarks.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A line to the server that takes its time: what goes in comes out half a round trip later, in order, however much is on its
 * way. It also counts turns: how often the client speaks after the server did, which for one task is the number of round
 * trips.
 */
public final class Line implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final ServerSocket listening;
    private final Endpoint server;
    private final long delayNanos;
    private final AtomicLong turns = new AtomicLong();

    /** The buffer is as long as what it holds; none is left at the end. */
    private record Chunk(ByteBuffer bytes, long due) {}

    private Line(ServerSocket listening, Endpoint server, Duration roundTrip) {
        this.listening = listening;
        this.server = server;
        this.delayNanos = roundTrip.toNanos() / 2;
    }

    public static Line open(Endpoint server, Duration roundTrip) throws IOException {
        Line line = new Line(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), server, roundTrip);
        Thread.ofVirtual().start(line::accept);
        return line;
    }

    public Endpoint endpoint() {
        return new Endpoint("127.0.0.1", listening.getLocalPort());
    }

    public long turns() {
        return turns.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket behind = new Socket();
                behind.connect(new InetSocketAddress(server.host(), server.port()));
                client.setTcpNoDelay(true);
                behind.setTcpNoDelay(true);
                new Call().connect(client, behind);
            }
        } catch (IOException e) {
            // Closed: the line ends.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    /** One connection through the line. */
    private final class Call {
        private volatile boolean serverSpoke = true;

        void connect(Socket client, Socket behind) {
            carry(client, behind, this::clientSpeaks, () -> {});
            carry(behind, client, () -> {}, () -> serverSpoke = true);
        }

        private void clientSpeaks() {
            if (serverSpoke) {
                serverSpoke = false;
                turns.incrementAndGet();
            }
        }

        private void carry(Socket from, Socket to, Runnable entering, Runnable leaving) {
            LinkedBlockingQueue<Chunk> way = new LinkedBlockingQueue<>();
            Thread.ofVirtual().start(() -> {
                try (from) {
                    take(from.getInputStream(), way, entering);
                } catch (IOException e) {
                    // Cut: for the other side the same as an end.
                } finally {
                    way.add(new Chunk(ByteBuffer.allocate(0), System.nanoTime() + delayNanos));
                }
            });
            Thread.ofVirtual().start(() -> {
                try (to) {
                    give(way, to.getOutputStream(), leaving);
                } catch (IOException | InterruptedException e) {
                    // The other side has gone.
                }
            });
        }

        private void take(InputStream in, LinkedBlockingQueue<Chunk> way, Runnable entering) throws IOException {
            byte[] buffer = new byte[CHUNK];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                entering.run();
                way.add(new Chunk(ByteBuffer.wrap(Arrays.copyOf(buffer, n)), System.nanoTime() + delayNanos));
            }
        }

        private void give(LinkedBlockingQueue<Chunk> way, OutputStream out, Runnable leaving)
                throws IOException, InterruptedException {
            for (Chunk chunk = way.take(); chunk.bytes().hasRemaining(); chunk = way.take()) {
                for (long rest = chunk.due() - System.nanoTime(); rest > 0; rest = chunk.due() - System.nanoTime()) {
                    LockSupport.parkNanos(rest);
                }
                leaving.run();
                out.write(chunk.bytes().array());
            }
        }
    }
}
