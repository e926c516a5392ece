package dev.aludel.benchmarks.transport;

import dev.aludel.benchmarks.harness.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A selector that a virtual thread waits at. */
final class VirtualLoop {
    private final Selector selector = Selector.open();
    private final ByteBuffer input = ByteBuffer.allocateDirect(64 * 1024);
    private final ConcurrentLinkedQueue<Looped> added = new ConcurrentLinkedQueue<>();

    VirtualLoop() throws IOException {
        Thread.ofVirtual().start(this::run);
    }

    Line line(Endpoint endpoint) throws IOException {
        Looped line = new Looped(endpoint);
        added.add(line);
        selector.wakeup();
        return line;
    }

    private void run() {
        try {
            while (true) {
                selector.select(key -> read((Looped) key.attachment()));
                for (Looped line = added.poll(); line != null; line = added.poll()) {
                    line.channel.register(selector, SelectionKey.OP_READ, line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Looped line) {
        try {
            if (line.channel.read(input.clear()) > 0) {
                line.mailbox.take(input.flip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Looped extends Line {
        private final Mailbox mailbox = new Mailbox();
        private final ByteBuffer output = ByteBuffer.allocateDirect(8 * 1024);
        private final SocketChannel channel;

        Looped(Endpoint endpoint) throws IOException {
            channel = SocketChannel.open(new InetSocketAddress(endpoint.host(), endpoint.port()));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
        }

        @Override
        void ask(byte[] bytes, int size) throws IOException {
            mailbox.expect();
            output.clear().put(bytes, 0, size).flip();
            while (output.hasRemaining()) {
                channel.write(output);
            }
            mailbox.await();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
