package dev.aludel.examples.quickstart;

import static dev.aludel.examples.quickstart.users.Post_.POST;
import static dev.aludel.examples.quickstart.users.User_.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.testkit.postgresql.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tour prints is what docs/quickstart.md shows. */
class TourTest {
    private static final String MOMENT = "\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";

    @Test
    void theTranscriptIsTheDocumentedOne() throws IOException {
        assertThat(steady(tour("sqlite::memory:"))).isEqualTo(steady(documented()));
    }

    @Test
    void aFileGivesTheSameAndTheTourCanBeRepeatedOnIt(@TempDir Path directory) throws IOException {
        var url = "sqlite:" + directory.resolve("tour.db");

        assertThat(steady(tour(url))).isEqualTo(steady(documented()));
        assertThat(results(tour(url))).isEqualTo(results(documented()));
    }

    @Test
    void onPostgresqlTheSameComesOfIt() throws IOException {
        assertThat(results(tour(PostgresServer.shared().freshUrl()))).isEqualTo(results(documented()));
    }

    private static String tour(String url) {
        var bytes = new ByteArrayOutputStream();
        try (var db = Aludel.open(url, USER, POST);
                var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            new Tour(db, out).run();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The block of docs/quickstart.md that starts with the first step. */
    private static String documented() throws IOException {
        var page = Files.readString(Path.of("../../docs/quickstart.md"));
        int start = page.indexOf("```text\n\n1. ");
        assertThat(start).as("the transcript in docs/quickstart.md").isNotNegative();
        return page.substring(start + "```text\n".length(), page.indexOf("```", start + 3));
    }

    /** Without the moments of creation, which differ from run to run. */
    private static String steady(String transcript) {
        return transcript.replaceAll(MOMENT, "<now>");
    }

    /** What came of the steps, without the keys, which go on counting. */
    private static String results(String transcript) {
        return transcript
                .lines()
                .filter(line -> line.startsWith(" => "))
                .map(line -> line.replaceAll("(user|=>) \\d+", "$1 <key>"))
                .collect(Collectors.joining("\n"));
    }
}
