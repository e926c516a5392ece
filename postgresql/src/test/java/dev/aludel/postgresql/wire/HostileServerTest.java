package dev.aludel.postgresql.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.Deadline;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.postgresql.scripted.Patience;
import dev.aludel.postgresql.wire.DialException.Reason;
import dev.aludel.postgresql.wire.TlsSettings.Negotiation;
import dev.aludel.postgresql.wire.TlsSettings.Verification;
import dev.aludel.testkit.postgresql.PostgresServer;
import dev.aludel.testkit.postgresql.TlsFiles;
import dev.aludel.testkit.proxy.FaultProxy;
import java.io.IOException;
import java.net.Socket;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that negotiate TLS badly, break it off, stall, or use the rarer parts of it. */
@Timeout(300)
class HostileServerTest {
    private static final Deadline LONG = Deadline.after(Duration.ofMinutes(5));

    // Nothing is to end a wire but what a test does.
    private final Dialer dialer =
            new Dialer(new WireLoops("hostile-test-loop", 1, Duration.ofMinutes(5)), HostNames.SYSTEM);
    private final TlsFiles files = PostgresServer.sharedWithTls().tls();
    private final Heard heard = new Heard();
    private final TlsSettings tls = TlsSettings.builder()
            .verification(Verification.HOST)
            .rootCertificates(files.authority())
            .build();
    private final TlsSettings direct = TlsSettings.builder()
            .verification(Verification.HOST)
            .rootCertificates(files.authority())
            .negotiation(Negotiation.DIRECT)
            .build();

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** Reads the question about TLS and gives this answer. */
    private static void answer(Socket socket, byte[] answer) throws IOException {
        assertThat(socket.getInputStream().readNBytes(8)).containsExactly(0, 0, 0, 8, 4, 0xd2, 0x16, 0x2f);
        socket.getOutputStream().write(answer);
        socket.getOutputStream().flush();
    }

    /** The server's side of TLS, after it has been agreed on. */
    private SSLSocket secure(Socket socket, boolean protocolConfirmed) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null);
        var chain = PemFile.read(files.serverCertificate()).certificates();
        var key = PrivateKeys.read(
                files.serverKey(), null, chain.getFirst().getPublicKey().getAlgorithm());
        store.setKeyEntry("server", key, new char[0], chain.toArray(java.security.cert.X509Certificate[]::new));
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var secured = (SSLSocket) context.getSocketFactory().createSocket(socket, null, false);
        secured.setUseClientMode(false);
        if (protocolConfirmed) {
            var parameters = secured.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"postgresql"});
            secured.setSSLParameters(parameters);
        }
        return secured;
    }

    private Peer secured(boolean protocolConfirmed, SecureRole role) throws IOException {
        return Peer.playing(socket -> {
            answer(socket, new byte[] {'S'});
            role.play(socket, secure(socket, protocolConfirmed));
        });
    }

    @FunctionalInterface
    private interface SecureRole {
        void play(Socket raw, SSLSocket secured) throws Exception;
    }

    private void assertFails(Peer peer, TlsSettings settings, Reason reason, String message) {
        assertThatThrownBy(() -> dialer.open(peer.endpoint(), settings, LONG, heard))
                .isInstanceOfSatisfying(
                        DialException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(reason))
                .hasMessageContaining(message);
        assertThat(heard.endings).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SR", "Sxxxxxxxxxxxxxxxxxxxx", "NR"})
    void bytesInClearBehindTheAnswerAreRefused(String answer) throws Exception {
        try (var peer = Peer.playing(socket -> {
            answer(socket, answer.getBytes(US_ASCII));
            socket.getInputStream().readAllBytes();
        })) {
            assertFails(peer, tls, Reason.TLS_FAILED, "sent bytes in clear behind its answer");
        }
    }

    /** They come in a packet of their own, when the handshake may have begun: they are no TLS record, or no part of this handshake. */
    @Test
    void bytesInClearThatComeLaterAreRefused() throws Exception {
        try (var peer = Peer.playing(socket -> {
            answer(socket, new byte[] {'S'});
            socket.getInputStream().read();
            socket.getOutputStream().write("R\0\0\0\10\0\0\0\0Z\0\0\0\5I".getBytes(US_ASCII));
            socket.getInputStream().readAllBytes();
        })) {
            assertFails(peer, tls, Reason.TLS_FAILED, "");
        }
    }

    @Test
    void anErrorForAnAnswerIsRefusedAndNotBelieved() throws Exception {
        try (var peer = Peer.playing(socket -> {
            answer(socket, "E\0\0\0\20Sbelieve me\0\0".getBytes(US_ASCII));
            socket.getInputStream().readAllBytes();
        })) {
            assertFails(peer, tls, Reason.TLS_REFUSED, "with an error");
        }
    }

    @Test
    void anAnswerThatIsNoneIsRefused() throws Exception {
        try (var peer = Peer.playing(socket -> {
            answer(socket, "HTTP/1.1 400".getBytes(US_ASCII));
            socket.getInputStream().readAllBytes();
        })) {
            assertFails(peer, tls, Reason.TLS_FAILED, "no PostgreSQL server");
        }
    }

    @Test
    void hangingUpInsteadOfAnsweringIsAFailure() throws Exception {
        try (var peer = Peer.playing(socket -> answer(socket, new byte[0]))) {
            assertFails(peer, tls, Reason.TLS_FAILED, "hung up when asked for TLS");
        }
    }

    @Test
    void hangingUpDuringTheHandshakeIsAFailure() throws Exception {
        try (var peer = Peer.playing(socket -> {
            answer(socket, new byte[] {'S'});
            socket.getInputStream().read(new byte[10_000]);
        })) {
            assertFails(peer, tls, Reason.TLS_FAILED, "no TLS with");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S"})
    void aStalledHandshakeEndsAtTheDeadline(String answer) throws Exception {
        Patience.growing(Duration.ofMillis(200), time -> {
            var stalled = new CompletableFuture<Boolean>();
            try (var peer = Peer.playing(socket -> {
                boolean asked = socket.getInputStream().readNBytes(8).length == 8;
                socket.getOutputStream().write(answer.getBytes(US_ASCII));
                stalled.complete(asked);
                untilItEnds(socket);
            })) {
                assertThatThrownBy(() -> dialer.open(peer.endpoint(), tls, Deadline.after(time), heard))
                        .isInstanceOfSatisfying(
                                DialException.class,
                                failure -> assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT));
                assertThat(heard.endings).hasValue(0);
                if (!stalled.getNow(false)) {
                    return false;
                }
                // The attempt has left nothing open.
                peer.awaitPlay();
                return true;
            }
        });
    }

    private static void untilItEnds(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
        } catch (IOException reset) {
            // An end as well.
        }
    }

    @Test
    void anInterruptEndsTheHandshakeAndNothingStaysOpen() throws Exception {
        var begun = new CountDownLatch(1);
        try (var peer = Peer.playing(socket -> {
            answer(socket, new byte[] {'S'});
            socket.getInputStream().read();
            begun.countDown();
            socket.getInputStream().readAllBytes();
        })) {
            var outcome = new CompletableFuture<Throwable>();
            var thread = Thread.ofVirtual().start(() -> {
                try {
                    dialer.open(peer.endpoint(), tls, LONG, heard);
                } catch (Throwable e) {
                    outcome.complete(Thread.currentThread().isInterrupted() ? e : new AssertionError("flag lost", e));
                }
            });
            begun.await();
            thread.interrupt();
            assertThat(outcome.get()).isInstanceOf(OperationCancelledException.class);
            peer.awaitPlay();
        }
    }

    @Test
    void directTlsNeedsTheProtocolConfirmed() throws Exception {
        try (var peer = Peer.playing(socket -> {
            var secured = secure(socket, false);
            secured.startHandshake();
            secured.getInputStream().read();
        })) {
            assertFails(peer, direct, Reason.TLS_FAILED, "did not confirm");
        }
        try (var peer = Peer.playing(socket -> {
            var secured = secure(socket, true);
            secured.getOutputStream().write("hello".getBytes(US_ASCII));
            secured.getInputStream().read();
        })) {
            var wire = dialer.open(peer.endpoint(), direct, LONG, heard);
            assertThat(heard.await(5)).asString(US_ASCII).isEqualTo("hello");
            wire.close();
            heard.awaitEnd();
        }
    }

    @Test
    void anEndWithoutTlsOwnEndIsReportedAsCutOff() throws Exception {
        try (var peer = secured(true, (raw, secured) -> {
            secured.getOutputStream().write("half of the sto".getBytes(US_ASCII));
            raw.shutdownOutput();
            raw.getInputStream().readAllBytes();
        })) {
            dialer.open(peer.endpoint(), tls, LONG, heard);
            heard.awaitEnd();
            assertThat(heard.await(0)).asString(US_ASCII).isEqualTo("half of the sto");
            assertThat(heard.cause).isInstanceOf(SSLException.class).hasMessageContaining("cut off");
        }
    }

    @Test
    void anEndInOrderHasNoCause() throws Exception {
        try (var peer = secured(true, (raw, secured) -> {
            secured.getOutputStream().write("the whole story".getBytes(US_ASCII));
            secured.close();
        })) {
            dialer.open(peer.endpoint(), tls, LONG, heard);
            heard.awaitEnd();
            assertThat(heard.await(0)).asString(US_ASCII).isEqualTo("the whole story");
            assertThat(heard.cause).isNull();
            assertThat(heard.endings).hasValue(1);
        }
    }

    @Test
    void ourEndIsInOrderAsWell() throws Exception {
        try (var peer = secured(true, (raw, secured) -> {
            assertThat(secured.getInputStream().readAllBytes())
                    .asString(US_ASCII)
                    .isEqualTo("good bye");
        })) {
            var wire = dialer.open(peer.endpoint(), tls, LONG, heard);
            wire.write("good bye".getBytes(US_ASCII), 0, 8);
            wire.close();
            peer.awaitPlay();
            heard.awaitEnd();
            assertThat(heard.cause).isNull();
        }
    }

    /** Both sides write more than all buffers hold before they read, and the server changes its keys in between. */
    @Test
    void keysChangeWhileBothSidesWrite() throws Exception {
        int part = 3_000_000;
        try (var peer = secured(true, (raw, secured) -> {
            for (int i = 0; i < 3; i++) {
                secured.getOutputStream().write(random(part));
                // With TLS 1.3 this asks for new keys on both sides.
                secured.startHandshake();
            }
            for (int i = 0; i < 3; i++) {
                assertThat(secured.getInputStream().readNBytes(part)).isEqualTo(random(part));
            }
        })) {
            var wire = dialer.open(peer.endpoint(), tls, LONG, heard);
            assertThat(wire.tls().protocol()).isEqualTo("TLSv1.3");
            for (int i = 0; i < 3; i++) {
                wire.write(random(part), 0, part);
            }
            var all = heard.await(3 * part);
            for (int i = 0; i < 3; i++) {
                assertThat(java.util.Arrays.copyOfRange(all, i * part, (i + 1) * part))
                        .isEqualTo(random(part));
            }
            peer.awaitPlay();
            heard.awaitEnd();
            assertThat(heard.endings).hasValue(1);
        }
    }

    /** A handshake and a conversation in crumbs: every record is split at every byte. */
    @Test
    void recordsInCrumbsAreRecordsAllTheSame() throws Exception {
        try (var peer = secured(
                        true, (raw, secured) -> secured.getInputStream().transferTo(secured.getOutputStream()));
                var proxy = FaultProxy.to("127.0.0.1", peer.port())) {
            proxy.toClient().chunks(1);
            var wire = dialer.open(Endpoint.of("127.0.0.1", proxy.port()), tls, LONG, heard);
            for (int i = 1; i <= 20; i++) {
                wire.write(random(200), 0, 200);
                heard.await(200 * i);
            }
            assertThat(heard.await(4_000)).startsWith(random(200));
            wire.close();
            heard.awaitEnd();
        }
    }

    @Test
    void aDamagedRecordEndsTheWire() throws Exception {
        try (var peer = secured(
                        true, (raw, secured) -> secured.getInputStream().transferTo(secured.getOutputStream()));
                var proxy = FaultProxy.to("127.0.0.1", peer.port())) {
            var wire = dialer.open(Endpoint.of("127.0.0.1", proxy.port()), tls, LONG, heard);
            wire.write(random(100), 0, 100);
            heard.await(100);
            proxy.toClient().flipAfter(40);
            wire.write(random(100), 0, 100);
            heard.awaitEnd();
            assertThat(heard.count()).isEqualTo(100);
            assertThat(heard.cause).isInstanceOf(SSLException.class);
        }
    }
}
