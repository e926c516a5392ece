package dev.aludel.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.TransactionOptions;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.Function;

/** A thousand virtual threads on four connections: nobody's carrier is pinned, and nothing is lost. */
@Timeout(300)
class PinningTest {
    private static final int THREADS = 1_000;

    @TempDir
    Path directory;

    @Test
    void callersOnlyPark() throws Exception {
        var file = directory.resolve("many.db");
        var connections = new ArrayBlockingQueue<DriverConnection>(4, true);
        for (int i = 0; i < 4; i++) {
            connections.add(Sqlite.open(file, "synchronous", "off", "busyTimeout", "100s"));
        }
        var one = connections.take();
        Sqlite.run(one, "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER NOT NULL)");
        Sqlite.run(one, "INSERT INTO t VALUES (1, 0)");
        connections.put(one);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            incrementAll(threads, connections); // loads the classes, which pins
        }

        var pinned = pinned(threads -> incrementAll(threads, connections));
        one = connections.take();
        assertThat(Sqlite.number(one, "SELECT n FROM t")).isEqualTo(2 * THREADS);
        one.close();
        connections.forEach(DriverConnection::close);
        assertThat(pinned).isEmpty();
    }

    private static void incrementAll(ExecutorService threads, BlockingQueue<DriverConnection> connections)
            throws Exception {
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            done.add(threads.submit(() -> increment(connections)));
        }
        for (var task : done) {
            task.get();
        }
    }

    private static long increment(BlockingQueue<DriverConnection> connections) throws InterruptedException {
        var mine = connections.take();
        try {
            mine.begin(TransactionOptions.DEFAULT);
            var read = Sqlite.number(mine, "SELECT n FROM t");
            Sqlite.run(mine, "UPDATE t SET n = ?", read + 1);
            mine.commit().await();
            return Sqlite.number(mine, "SELECT n FROM t");
        } finally {
            connections.put(mine);
        }
    }

    /** What the test above would see if a virtual thread called SQLite itself. */
    @Test
    void theRecordingShowsACarrierThatSqlitePins() throws Exception {
        var pinned = pinned(threads -> threads.submit(() -> {
                    try (var direct = DriverManager.getConnection("jdbc:sqlite::memory:");
                            var statement = direct.createStatement()) {
                        Function.create(direct, "nap", new Function() {
                            @Override
                            protected void xFunc() {
                                LockSupport.parkNanos(1_000_000);
                            }
                        });
                        return statement.execute("SELECT nap()");
                    }
                })
                .get());
        assertThat(pinned).isNotEmpty();
    }

    private List<RecordedEvent> pinned(Load load) throws Exception {
        var recorded = directory.resolve("pinned.jfr");
        try (var recording = new Recording();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            recording.enable("jdk.VirtualThreadPinned").withoutThreshold();
            recording.start();
            load.run(threads);
            recording.stop();
            recording.dump(recorded);
        }
        // The recording is of the whole JVM, and whoever needs a class first loads it.
        return RecordingFile.readAllEvents(recorded).stream()
                .filter(event -> calls(event, "dev.aludel.") && !calls(event, "java.lang.ClassLoader"))
                .toList();
    }

    private static boolean calls(RecordedEvent event, String type) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .anyMatch(frame -> frame.getMethod().getType().getName().startsWith(type));
    }

    private interface Load {
        void run(ExecutorService threads) throws Exception;
    }
}
