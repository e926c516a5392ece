package dev.aludel.postgresql.settings;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Reads small files. Stateless. */
final class TextFile {
    private TextFile() {}

    /** By a stream: a file channel would be closed by the interrupt flag of its reader. */
    static List<String> lines(Path file) throws IOException {
        try (var reader =
                new BufferedReader(new InputStreamReader(new FileInputStream(file.toFile()), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
