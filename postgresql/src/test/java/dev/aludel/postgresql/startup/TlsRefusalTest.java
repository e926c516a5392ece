package dev.aludel.postgresql.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConnectFailedException;
import dev.aludel.postgresql.scripted.Peer;
import dev.aludel.postgresql.scripted.ScriptedServer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that decline TLS, or play with it: what was required is not given up. */
class TlsRefusalTest {
    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(strings = {"require", "verify-full"})
    void tlsThatIsRequiredCannotBeDeclined(String mode) {
        try (var server = ScriptedServer.start(peer -> {
            peer.expectSslRequest();
            peer.send(text("N"));
            peer.expectEnd();
        })) {
            assertThatThrownBy(() ->
                            Connecting.connect(Connecting.to(server.port()).set("sslmode", mode)))
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("TLS");
        }
    }

    @Test
    void preferGoesOnInClearOnTheSameConnection() {
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            peer.expectEnd();
        })) {
            var started = Connecting.connect(Connecting.to(server.port()).set("sslmode", "prefer"));
            assertThat(started.wire().tls()).isNull();
            started.close();
        }
    }

    @Test
    void bytesInClearBehindTheAnswerAreRefused() {
        try (var server = ScriptedServer.start(peer -> {
            peer.expectSslRequest();
            peer.send(text("SE\0\0\0\10evil"));
            peer.expectEnd();
        })) {
            assertThatThrownBy(() ->
                            Connecting.connect(Connecting.to(server.port()).set("sslmode", "require")))
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("in clear");
        }
    }

    @Test
    void aHandshakeThatNeverComesMeetsTheDeadline() {
        try (var server = ScriptedServer.start(peer -> {
            peer.expectSslRequest();
            peer.send(text("S"));
            peer.stall();
        })) {
            var settings =
                    Connecting.to(server.port()).set("sslmode", "require").set("connect_timeout", "2");
            assertThatThrownBy(() -> Connecting.connect(settings)).isInstanceOf(ConnectFailedException.class);
        }
    }

    @Test
    void anAnswerAboutTlsThatNeverComesMeetsTheDeadline() {
        try (var server = ScriptedServer.start(Peer::stall)) {
            var settings =
                    Connecting.to(server.port()).set("sslmode", "require").set("connect_timeout", "2");
            assertThatThrownBy(() -> Connecting.connect(settings)).isInstanceOf(ConnectFailedException.class);
        }
    }
}
