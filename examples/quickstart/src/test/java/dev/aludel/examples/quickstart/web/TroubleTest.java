package dev.aludel.examples.quickstart.web;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.error.PoolTimeoutException;
import org.junit.jupiter.api.Test;

/** What a client learns when it is the service that has a problem. */
class TroubleTest {
    @Test
    void aDrainedPoolAsksToComeBackLater() {
        try (var application = impatient()) {
            application.db.engine().begin(holder -> {
                var reply = application.client.get("/users");

                assertThat(reply.problem(503).path("detail").textValue())
                        .isEqualTo("all connections are busy; try again later");
                assertThat(reply.header("Retry-After")).isEqualTo("5");
            });
            application.client.get("/users").expect(200);
        }
    }

    /** Its pool may be too impatient even for its own connection, on a busy machine: until it is not. */
    private static Application impatient() {
        while (true) {
            try {
                return new Application("sqlite::memory:?pool_timeout=1");
            } catch (PoolTimeoutException busyMachine) {
                Thread.yield();
            }
        }
    }

    @Test
    void nothingOfTheInsideLeaksOut() {
        try (var application = new Application("sqlite::memory:")) {
            application.db.engine().begin(connection -> connection.execute(text("drop table posts")));

            var reply = application.client.get("/stats");

            assertThat(reply.problem(500).path("detail").textValue())
                    .matches("something went wrong here; the log has it as incident [0-9a-f-]{36}");
            assertThat(reply.http().body().toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("posts", "select", "sqlite", "exception", "dev.aludel.");
            application.client.get("/users").expect(200);
        }
    }

    @Test
    void statsCountWhatIsThereAndWhatWasSent() {
        try (var application = new Application("sqlite::memory:")) {
            int user = application.client.user("alice", "12.34");
            application
                    .client
                    .post("/users/" + user + "/posts", "{\"title\": \"On tea\"}")
                    .expect(201);

            var before = application.client.get("/stats").expect(200);
            var after = application.client.get("/stats").expect(200);

            assertThat(before.path("data").toString()).isEqualTo("{\"users\":1,\"posts\":1,\"balance\":\"12.34\"}");
            assertThat(before.path("pool").path("leased").intValue()).isZero();
            assertThat(before.path("pool").path("idle").intValue()).isEqualTo(1);
            assertThat(after.path("statements").intValue())
                    .isGreaterThan(before.path("statements").intValue());
            assertThat(after.path("roundTrips").intValue())
                    .isGreaterThan(before.path("roundTrips").intValue());
        }
    }
}
