package dev.aludel.jdbc.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a URL names: a file, or a database in memory. Immutable.
 *
 * @param file the file's absolute path, or null for memory
 */
record Database(@Nullable Path file) {
    static final Database MEMORY = new Database(null);

    /** What messages call it. */
    String title() {
        return file == null ? "the database in memory" : "the database file " + file;
    }

    /** The path under which all ways to the same file meet; the file may still be missing, its directory may not. */
    static Path canonical(Path file) throws IOException {
        try {
            return file.toRealPath();
        } catch (IOException missing) {
            var directory = file.getParent();
            var name = file.getFileName();
            return directory == null || name == null
                    ? file
                    : directory.toRealPath().resolve(name.toString());
        }
    }
}
