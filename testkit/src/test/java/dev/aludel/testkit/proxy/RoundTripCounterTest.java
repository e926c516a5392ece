package dev.aludel.testkit.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** What counts as a round trip. */
class RoundTripCounterTest {
    private static void write(Socket socket, int bytes) throws IOException {
        socket.getOutputStream().write(new byte[bytes]);
    }

    private static void read(Socket socket, int bytes) throws IOException {
        assertThat(socket.getInputStream().readNBytes(bytes)).hasSize(bytes);
    }

    @Test
    void aTurnOfTheClientIsARoundTrip() throws IOException {
        try (var server = new EchoServer();
                var counter = RoundTripCounter.to("127.0.0.1", server.port());
                var one = new Socket(counter.host(), counter.port());
                var other = new Socket(counter.host(), counter.port())) {
            for (int i = 0; i < 3; i++) {
                write(one, 5);
                read(one, 5);
            }
            write(other, 7);
            read(other, 7);

            assertThat(counter.roundTrips()).isEqualTo(4);
            assertThat(counter.connections())
                    .extracting(Traffic::roundTrips, Traffic::bytesToServer, Traffic::bytesToClient)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(3L, 15L, 15L),
                            org.assertj.core.groups.Tuple.tuple(1L, 7L, 7L));
            assertThat(counter.<IOException>roundTripsOf(() -> {
                        write(one, 1);
                        read(one, 1);
                    }))
                    .isEqualTo(1);
        }
    }

    /** What is sent before the server has answered anything is one turn, in however many pieces. */
    @Test
    void aPipelineIsOneRoundTrip() throws IOException {
        try (var sink = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
                var counter = RoundTripCounter.to("127.0.0.1", sink.getLocalPort());
                var client = new Socket(counter.host(), counter.port())) {
            try (var server = sink.accept()) {
                for (int i = 0; i < 10; i++) {
                    write(client, 100);
                }
                read(server, 1_000);
                write(server, 10);
                read(client, 10);
            }
            assertThat(counter.roundTrips()).isEqualTo(1);
        }
    }
}
