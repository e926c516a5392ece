package dev.aludel.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stream needs memory for its window, however many rows it has: these would take more than three times the heap. */
@EveryDatabase
class MillionRowsTest {
    private static final String SEEN = "1000000 499999500000 100000000";

    @Test
    @Timeout(1_200)
    void inAHeapOf64MiB(@TempDir Path folder) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var child = new ProcessBuilder(
                        java.toString(),
                        "-Xmx64m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        TestDatabase.url(folder))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            var printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(child.waitFor(300, TimeUnit.SECONDS)).isTrue();
            assertThat(printed.lines())
                    .containsSubsequence("heap of 64 MiB true", "partitions " + SEEN, "entities " + SEEN);
        } finally {
            child.destroyForcibly();
        }
    }
}
