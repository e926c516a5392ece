package dev.aludel.benchmarks.transport;

import dev.aludel.benchmarks.harness.Endpoint;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** A blocking channel, written and read by the caller. */
final class BlockingLine extends Line {
    private final SocketChannel channel;
    private final ByteBuffer output = ByteBuffer.allocateDirect(8 * 1024);
    private final ByteBuffer input = ByteBuffer.allocateDirect(64 * 1024);

    BlockingLine(Endpoint endpoint) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(endpoint.host(), endpoint.port()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    @Override
    void ask(byte[] bytes, int size) throws IOException {
        output.clear().put(bytes, 0, size).flip();
        while (output.hasRemaining()) {
            channel.write(output);
        }
        byte[] answer = {};
        do {
            if (channel.read(input.clear()) < 0) {
                throw new EOFException("The server closed the connection");
            }
            int from = answer.length;
            answer = Arrays.copyOf(answer, from + input.flip().remaining());
            input.get(answer, from, answer.length - from);
        } while (!isAnswer(answer, answer.length));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
