package dev.aludel.stress;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.TransactionOptions;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.engine.Patience;
import dev.aludel.engine.StatementEvent;
import dev.aludel.engine.StatementListener;
import dev.aludel.engine.StatementOutcome;
import dev.aludel.error.AludelException;
import dev.aludel.error.LockTimeoutException;
import dev.aludel.error.PoolTimeoutException;
import dev.aludel.error.StatementTimeoutException;
import dev.aludel.sql.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Applications that forget, throw and close at the wrong moment: what was told stays true, and nothing stays locked. */
@Timeout(600)
final class HostileCodeTest {
    private static final Query<Long> COUNT = text("select count(*) as c from t").map(row -> row.get(0, Long.class));

    @TempDir
    Path directory;

    private Engine file(String options) {
        var engine = Engine.create("sqlite:" + directory.resolve("a.db") + "?synchronous=off&" + options);
        Patience.connectOnce(engine);
        engine.use(on -> run(on, "create table if not exists t (id integer primary key)"));
        return engine;
    }

    private static void run(Connection on, String sql) {
        on.execute(text(sql)).close();
    }

    private static long count(Engine engine) {
        return engine.<Long, RuntimeException>with(on -> on.one(COUNT));
    }

    @Test
    void aListenerThatThrowsAnErrorDoesNotMakeACommitLookFailed() {
        try (var engine = file("poolSize=1&maxOverflow=0")) {
            try (var _ = engine.observe(new StatementListener() {
                @Override
                public void sent(StatementEvent statement) {
                    throw new AssertionError("sent");
                }

                @Override
                public void completed(StatementEvent statement, StatementOutcome outcome) {
                    throw new AssertionError("completed");
                }
            })) {
                engine.begin(on -> run(on, "insert into t values (1)"));
            }
            assertThat(count(engine)).isEqualTo(1);
            assertThat(engine.status().leased()).isZero();
        }
    }

    @Test
    void aDecoderThatThrowsLeavesTheTransactionToItsCaller() {
        try (var engine = file("poolSize=1&maxOverflow=0")) {
            engine.begin(on -> {
                run(on, "insert into t values (1)");
                Query<Long> broken = text("select id from t").map(row -> {
                    throw new IllegalStateException("no");
                });
                assertThatThrownBy(() -> on.list(broken)).hasMessageContaining("no");
                assertThatThrownBy(() -> {
                            try (var rows = on.stream(broken)) {
                                rows.forEach(row -> {});
                            }
                        })
                        .hasMessageContaining("no");
                run(on, "insert into t values (2)");
            });
            assertThat(count(engine)).isEqualTo(2);
        }
    }

    @Test
    void theRightToWriteOfAForgottenConnectionComesBack() throws InterruptedException {
        try (var engine = file("poolSize=2&maxOverflow=0&busyTimeout=50ms")) {
            forget(engine);
            boolean written = false;
            while (!written) {
                System.gc();
                try {
                    engine.begin(on -> run(on, "insert into t values (2)"));
                    written = true;
                } catch (LockTimeoutException stillHeld) {
                    Thread.onSpinWait();
                }
            }
            assertThat(count(engine)).isEqualTo(1);
        }
    }

    private static void forget(Engine engine) {
        var connection = engine.connect();
        connection.begin();
        run(connection, "insert into t values (1)");
    }

    @Test
    void aTransactionInsideAnotherFailsClearlyWhereItWouldWaitForItself() {
        try (var engine = file("poolSize=1&maxOverflow=0&poolTimeout=50ms")) {
            assertThatThrownBy(() -> engine.begin(on -> engine.begin(inner -> run(inner, "insert into t values (1)"))))
                    .isInstanceOf(PoolTimeoutException.class);
            assertThat(count(engine)).isZero();
        }
        try (var engine = file("poolSize=2&busyTimeout=50ms")) {
            assertThatThrownBy(() -> engine.begin(on -> {
                        run(on, "insert into t values (1)");
                        engine.begin(inner -> run(inner, "insert into t values (2)"));
                    }))
                    .isInstanceOf(LockTimeoutException.class)
                    .hasMessageContaining("inside the first");
            assertThat(count(engine)).isZero();
        }
    }

    @Test
    void aDeadlineEndsTheWaitForTheRightToWrite() {
        try (var engine = file("poolSize=2&busyTimeout=60s")) {
            engine.begin(on -> {
                run(on, "insert into t values (1)");
                try (var other = engine.connect()) {
                    other.statementTimeout(Duration.ofMillis(30));
                    assertThatThrownBy(() -> run(other, "insert into t values (2)"))
                            .isInstanceOf(StatementTimeoutException.class);
                    assertThatThrownBy(() -> other.begin(inside -> run(inside, "insert into t values (2)")))
                            .isInstanceOf(StatementTimeoutException.class);
                }
            });
            assertThat(count(engine)).isEqualTo(1);
        }
    }

    @Test
    void enginesThatReachOneFileByALinkWriteInTurn() throws IOException, InterruptedException {
        try (var one = file("poolSize=2")) {
            var link = Files.createSymbolicLink(directory.resolve("link.db"), directory.resolve("a.db"));
            try (var two = Engine.create("sqlite:" + link + "?busyTimeout=30ms")) {
                one.begin(on -> {
                    run(on, "insert into t values (1)");
                    assertThatThrownBy(() -> two.begin(other -> run(other, "insert into t values (2)")))
                            .isInstanceOf(LockTimeoutException.class)
                            .hasMessageContaining("another connection of this process");
                });
                two.begin(other -> run(other, "insert into t values (2)"));
                assertThat(count(one)).isEqualTo(2);
            }
        }
    }

    @Test
    void readersNeverSeeHalfATransaction() throws InterruptedException {
        try (var engine = file("poolSize=6")) {
            var over = new AtomicBoolean();
            var odd = new AtomicInteger();
            var failures = new ConcurrentLinkedQueue<RuntimeException>();
            var readers = new ArrayList<Thread>();
            for (int i = 0; i < 4; i++) {
                readers.add(Thread.startVirtualThread(() -> {
                    try {
                        while (!over.get()) {
                            engine.use(on -> on.begin(TransactionOptions.READ_ONLY, inside -> {
                                long first = inside.one(COUNT);
                                if (first % 2 != 0 || first != inside.one(COUNT)) {
                                    odd.incrementAndGet();
                                }
                            }));
                        }
                    } catch (RuntimeException failure) {
                        failures.add(failure);
                    }
                }));
            }
            for (int i = 0; i < 200; i += 2) {
                int id = i;
                engine.begin(on -> {
                    run(on, "insert into t values (" + id + ")");
                    run(on, "insert into t values (" + (id + 1) + ")");
                });
            }
            over.set(true);
            for (var reader : readers) {
                reader.join();
            }
            assertThat(failures).isEmpty();
            assertThat(odd).hasValue(0);
            assertThat(count(engine)).isEqualTo(200);
        }
    }

    @Test
    @SuppressWarnings("try") // closed before the end is the point
    void closingUnderAHundredUsersTellsEachTheTruthAndEndsEveryThread() throws InterruptedException {
        var committed = new AtomicInteger();
        var wrong = new AtomicInteger();
        var begun = new CountDownLatch(5);
        try (var engine = file("poolSize=4&maxOverflow=4")) {
            var users = new ArrayList<Thread>();
            for (int i = 0; i < 100; i++) {
                int id = i;
                users.add(Thread.startVirtualThread(() -> {
                    try {
                        engine.begin(on -> {
                            begun.countDown();
                            run(on, "insert into t values (" + id + ")");
                            Thread.yield();
                        });
                        committed.incrementAndGet();
                    } catch (AludelException refused) {
                        // closed: nothing of it may be stored
                    } catch (Throwable other) {
                        wrong.incrementAndGet();
                    }
                }));
            }
            begun.await();
            engine.close(Duration.ZERO);
            for (var user : users) {
                user.join();
            }
        }
        for (var thread : lanes("a.db")) {
            thread.join();
        }
        assertThat(wrong).hasValue(0);
        try (var again = file("poolSize=1")) {
            assertThat(count(again)).isEqualTo(committed.get());
        }
    }

    private static java.util.List<Thread> lanes(String file) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("aludel-sqlite-"))
                .filter(thread -> thread.getName().endsWith(" " + file))
                .toList();
    }
}
