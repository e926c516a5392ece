package dev.aludel.postgresql.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.driver.Deadline;
import dev.aludel.postgresql.scripted.ScriptedServer;
import dev.aludel.postgresql.settings.PgEnvironment;
import dev.aludel.postgresql.settings.PgSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlainStartupTest {
    @Test
    void letInWithoutAuthentication() {
        try (var server = ScriptedServer.start(peer -> {
            var request = peer.login();
            assertThat(request.parameters())
                    .containsEntry("user", "app")
                    .containsEntry("database", "shop")
                    .containsEntry("client_encoding", "UTF8");
            peer.expectEnd();
        })) {
            var settings = PgSettings.builder(PgEnvironment.NONE)
                    .set("host", "127.0.0.1")
                    .set("port", "" + server.port())
                    .set("user", "app")
                    .set("dbname", "shop")
                    .build();
            var started = Startup.connect(settings, Deadline.after(Duration.ofSeconds(5)));
            assertThat(started.processId()).isEqualTo(4711);
            assertThat(started.parameters()).containsEntry("server_version", "18.0");
            started.close();
        }
    }
}
