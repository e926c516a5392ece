package dev.aludel.jdbc.sqlite;

import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The writer locks of the database files that this process has open: engines that open the same file share one.
 * Thread-safe.
 */
final class WriterLocks {
    private record Shared(WriterLock lock, int users) {}

    private static final ConcurrentHashMap<Path, Shared> OPEN = new ConcurrentHashMap<>();

    private WriterLocks() {}

    /** The lock of a file, by its canonical path; each use is paired with {@link #release}. */
    static WriterLock use(Path file) {
        return OPEN.merge(
                        file,
                        new Shared(new WriterLock(), 1),
                        (open, fresh) -> new Shared(open.lock(), open.users() + 1))
                .lock();
    }

    static void release(Path file) {
        OPEN.computeIfPresent(
                file, (path, open) -> open.users() == 1 ? null : new Shared(open.lock(), open.users() - 1));
    }

    /** The lock of a file that is open, for tests. */
    static @Nullable WriterLock of(Path file) {
        var open = OPEN.get(file);
        return open == null ? null : open.lock();
    }
}
