package dev.aludel.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The command says in a sentence why it cannot do what was asked, and fails. */
class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theTourAloneEnds() throws Exception {
        assertThat(run("--no-service")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("1. Create the tables")
                .doesNotContain("http://");
        assertThat(err.size()).isZero();
    }

    @Test
    void anUnknownArgumentShowsTheUsage() throws Exception {
        assertThat(run("--nonsense")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("unknown argument --nonsense")
                .contains("usage:");
        assertThat(out.size()).isZero();
    }

    @Test
    void anUnknownDatabaseIsASentence() throws Exception {
        assertThat(run("oracle://localhost/x", "--no-service")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("oracle").doesNotContain("\tat ");
    }

    @Test
    void aPortThatIsInUseIsASentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();

            assertThat(run("--port", String.valueOf(port))).isEqualTo(1);

            assertThat(err.toString(StandardCharsets.UTF_8).strip())
                    .isEqualTo("Port " + port + " is in use: stop what listens there, or say --port N.");
        }
    }

    private int run(String... args) throws InterruptedException, IOException {
        try (var toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
                var toErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            return Main.run(toOut, toErr, args);
        }
    }
}
