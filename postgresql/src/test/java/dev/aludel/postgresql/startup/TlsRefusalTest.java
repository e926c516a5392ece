package dev.aludel.postgresql.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.Deadline;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.postgresql.scripted.Patience;
import dev.aludel.postgresql.scripted.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
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

    @ParameterizedTest
    @ValueSource(strings = {"", "S"})
    void anAnswerOrAHandshakeThatNeverComesMeetsTheDeadline(String answer) throws Exception {
        Patience.growing(Duration.ofMillis(200), time -> {
            var asked = new CountDownLatch(1);
            try (var server = ScriptedServer.repeating(peer -> {
                try {
                    peer.expectSslRequest();
                    peer.send(text(answer));
                    asked.countDown();
                } catch (IOException hungUp) {
                    // There was too little time.
                }
                peer.stall();
            })) {
                var settings =
                        Connecting.to(server.port()).set("sslmode", "require").build();
                assertThatThrownBy(() -> Startup.connect(settings, Deadline.after(time)))
                        .isInstanceOf(ConnectFailedException.class);
                return asked.getCount() == 0;
            }
        });
    }
}
