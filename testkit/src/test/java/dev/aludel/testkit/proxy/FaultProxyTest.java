package dev.aludel.testkit.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What each fault does to the two sides. */
@Timeout(300)
class FaultProxyTest {
    private final EchoServer server;
    private final FaultProxy proxy;

    FaultProxyTest() throws IOException {
        server = new EchoServer();
        proxy = FaultProxy.to("127.0.0.1", server.port());
    }

    @AfterEach
    void end() throws IOException {
        proxy.close();
        server.close();
    }

    private Socket connect() throws IOException {
        var socket = new Socket(proxy.host(), proxy.port());
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] echo(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return socket.getInputStream().readNBytes(bytes.length);
    }

    private static void send(Socket socket, byte[] bytes) {
        Thread.ofVirtual().start(() -> {
            try {
                socket.getOutputStream().write(bytes);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void withoutFaultsEverythingPassesAndTheEndAsWell() throws IOException {
        try (var socket = connect()) {
            send(socket, random(3_000_000));
            assertThat(socket.getInputStream().readNBytes(3_000_000)).isEqualTo(random(3_000_000));
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(proxy.traffic().bytesToServer()).isEqualTo(3_000_000);
        assertThat(proxy.traffic().bytesToClient()).isEqualTo(3_000_000);
    }

    /** A thousand bytes, one by one, all on the line together: far less than a thousand round trips. */
    @Test
    void aDelayIsALineAndNotAQueue() throws Exception {
        proxy.roundTrip(Duration.ofMillis(100));
        try (var socket = connect()) {
            long start = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                socket.getOutputStream().write(i);
            }
            assertThat(socket.getInputStream().readNBytes(1_000)).hasSize(1_000);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(100), Duration.ofSeconds(50));
        }
    }

    /** However long nothing was on the line before. */
    @Test
    void aDelayCountsFromTheArrival() throws Exception {
        proxy.roundTrip(Duration.ofMillis(200));
        try (var socket = connect()) {
            for (int i = 0; i < 2; i++) {
                Thread.sleep(300);
                long start = System.nanoTime();
                echo(socket, random(1));
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
            }
        }
    }

    @Test
    void muchPassesThroughADelay() throws Exception {
        proxy.roundTrip(Duration.ofMillis(2));
        try (var socket = connect()) {
            send(socket, random(50_000_000));
            assertThat(socket.getInputStream().readNBytes(50_000_000)).isEqualTo(random(50_000_000));
        }
    }

    @Test
    void aCutClosesBothSidesBehindThatByte() throws Exception {
        try (var socket = connect();
                var other = connect()) {
            echo(socket, random(10));
            proxy.toClient().cutAfter(4);
            socket.getOutputStream().write(random(10));
            assertThat(socket.getInputStream().readNBytes(4)).startsWith(random(10)[0]);
            assertThatThrownBy(() -> {
                        if (socket.getInputStream().read() < 0) {
                            throw new IOException("ended");
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(echo(other, random(10))).isEqualTo(random(10));
        }
    }

    @Test
    void oneDirectionEndsAndTheOtherGoesOn() throws Exception {
        try (var socket = connect()) {
            echo(socket, random(10));
            proxy.toServer().endAfter(5);
            socket.getOutputStream().write(random(20));
            assertThat(socket.getInputStream().readAllBytes()).hasSize(5);
        }
    }

    @Test
    void aBlackHoleSwallowsUntilItIsGone() throws Exception {
        try (var socket = connect()) {
            proxy.hold(true);
            socket.setSoTimeout(100);
            socket.getOutputStream().write(random(10));
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            proxy.hold(false);
            socket.setSoTimeout(0);
            assertThat(socket.getInputStream().readNBytes(10)).isEqualTo(random(10));
        }
    }

    @Test
    void crumbsArriveWhole() throws Exception {
        proxy.toServer().chunks(1);
        proxy.toClient().chunks(1);
        try (var socket = connect()) {
            assertThat(echo(socket, random(5_000))).isEqualTo(random(5_000));
        }
    }

    /** A machine too slow to send all within the window gets another try. */
    @Test
    void whatIsGatheredArrivesTogetherAtTheEndOfTheWindow() throws Exception {
        var window = Duration.ofMillis(200);
        proxy.toClient().gather(window);
        try (var socket = connect()) {
            boolean inTime = false;
            for (int sent = 10; !inTime; sent += 10) {
                long start = System.nanoTime();
                for (int i = 0; i < 10; i++) {
                    socket.getOutputStream().write(i);
                }
                while (proxy.traffic().bytesToClient() < sent) {
                    Thread.sleep(1);
                }
                inTime = System.nanoTime() - start < window.toNanos();
                int together = socket.getInputStream().read(new byte[100]);
                long waited = System.nanoTime() - start;
                if (inTime) {
                    assertThat(together).isEqualTo(10);
                    assertThat(Duration.ofNanos(waited)).isGreaterThanOrEqualTo(window);
                } else {
                    socket.getInputStream().readNBytes(10 - together);
                }
            }
        }
    }

    @Test
    void oneByteIsTurnedOver() throws Exception {
        try (var socket = connect()) {
            echo(socket, new byte[10]);
            proxy.toServer().flipAfter(3);
            assertThat(echo(socket, new byte[6])).containsExactly(0, 0, 0, -1, 0, 0);
            assertThat(echo(socket, new byte[6])).containsOnly(0);
        }
    }

    @Test
    void newConnectionsAreRefusedAndWelcomeAgain() throws Exception {
        try (var old = connect()) {
            echo(old, random(1));
            proxy.refuse(true);
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
            assertThat(echo(old, random(3))).isEqualTo(random(3));

            proxy.refuse(false);
            try (var socket = connect()) {
                assertThat(echo(socket, random(3))).isEqualTo(random(3));
            }
        }
    }

    @Test
    void allAreKilledAndNewOnesServed() throws Exception {
        try (var first = connect();
                var second = connect()) {
            echo(first, random(1));
            echo(second, random(1));
            proxy.killAll();
            assertThatThrownBy(() -> first.getInputStream().read()).hasMessageContaining("reset");
            assertThatThrownBy(() -> second.getInputStream().read()).hasMessageContaining("reset");
            try (var third = connect()) {
                assertThat(echo(third, random(3))).isEqualTo(random(3));
            }
            assertThat(proxy.connections()).extracting(Traffic::open).startsWith(false, false);
        }
    }

    @Test
    void aServerThatIsNotThereIsToldByTheEnd() throws Exception {
        int port;
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = nobody.getLocalPort();
        }
        try (var lonely = FaultProxy.to("127.0.0.1", port);
                var socket = new Socket(lonely.host(), lonely.port())) {
            assertThatThrownBy(() -> {
                        if (socket.getInputStream().read() < 0) {
                            throw new IOException("ended");
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }
}
