package dev.aludel.jdbc.sqlite;

import dev.aludel.error.LockTimeoutException;
import dev.aludel.jdbc.Signal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A connection's right to write: taken before SQLite is asked, given up whatever happens. Used on the lane alone. */
final class SqliteWriting {
    private final @Nullable WriterLock lock;
    private final Duration timeout;
    private final Database database;
    private WriterLock.@Nullable Turn turn;

    /** @param lock null for a database in memory, which nobody else writes to */
    SqliteWriting(@Nullable WriterLock lock, Duration timeout, Database database) {
        this.lock = lock;
        this.timeout = timeout;
        this.database = database;
    }

    void acquire(Signal signal) {
        if (lock == null || turn != null) {
            return;
        }
        turn = lock.acquire(timeout.toNanos(), signal);
        if (turn == null) {
            if (signal.raised()) {
                throw signal.failure(null);
            }
            throw new LockTimeoutException(
                    "another connection of this process has been writing to " + database.title() + " for "
                            + lock.heldNanos() / 1_000_000 + " ms, with " + lock.waiting()
                            + " more waiting; waited " + timeout.toMillis() + " ms",
                    "repeat the transaction; keep writing transactions short, do not open a second one inside the first,"
                            + " and say readOnly where nothing is written",
                    "55P03",
                    null);
        }
    }

    /** Does nothing when there is no right to give up. */
    void release() {
        if (turn != null) {
            var held = turn;
            turn = null;
            held.release();
        }
    }
}
