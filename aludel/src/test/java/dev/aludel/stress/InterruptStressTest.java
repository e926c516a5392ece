package dev.aludel.stress;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.driver.TransactionOptions;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.AludelException;
import dev.aludel.sql.Query;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred users who are interrupted at any moment: what they were told is what was stored, and nothing is lost. */
@EveryDatabase
@Timeout(600)
final class InterruptStressTest {
    private static final int USERS = 200;
    private static final int ACCOUNTS = 10;

    private static final Query<Long> SUM =
            text("select sum(balance) as s from account").map(row -> row.get(0, Long.class));

    @TempDir
    Path directory;

    private final ConcurrentSkipListSet<Long> committed = new ConcurrentSkipListSet<>();
    private final ConcurrentSkipListSet<Long> refused = new ConcurrentSkipListSet<>();
    private final ConcurrentLinkedQueue<Throwable> unexpected = new ConcurrentLinkedQueue<>();

    @Test
    void severalConnections() throws InterruptedException {
        var fast = TestDatabase.isSqlite() ? "&synchronous=off&busyTimeout=100s" : "";
        storm(TestDatabase.url(directory) + "?poolSize=4&maxOverflow=2" + fast);
    }

    @Test
    void oneConnection() throws InterruptedException {
        storm(TestDatabase.url() + (TestDatabase.isSqlite() ? "" : "?poolSize=1&maxOverflow=0"));
    }

    private void storm(String url) throws InterruptedException {
        try (var engine = Engine.create(url)) {
            engine.begin(on -> {
                run(on, "create table account (id integer primary key, balance integer not null)");
                run(on, "create table told (id integer primary key)");
                for (int i = 0; i < ACCOUNTS; i++) {
                    run(on, "insert into account values (" + i + ", 100)");
                }
            });
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < USERS; i++) {
                int user = i;
                threads.add(Thread.ofVirtual().unstarted(() -> user(engine, user)));
            }
            threads.forEach(Thread::start);
            var over = new AtomicBoolean();
            var interrupter = Thread.ofPlatform().start(() -> {
                var random = new Random(7);
                while (!over.get()) {
                    threads.get(random.nextInt(USERS)).interrupt();
                    LockSupport.parkNanos(random.nextInt(200_000));
                }
            });
            for (var thread : threads) {
                thread.join();
            }
            over.set(true);
            interrupter.join();

            assertThat(unexpected).isEmpty();
            assertThat(engine.status().leased()).isZero();
            engine.use(on -> {
                assertThat(on.one(SUM)).isEqualTo(ACCOUNTS * 100L);
                var stored = new TreeSet<>(on.list(text("select id from told").map(row -> row.get(0, Long.class))));
                assertThat(stored).isEqualTo(new TreeSet<>(committed));
                assertThat(stored).doesNotContainAnyElementsOf(refused);
            });
            assertThat(committed).isNotEmpty();
            assertThat(refused).isNotEmpty();
            everyConnectionWrites(engine);
        }
    }

    private void user(Engine engine, int user) {
        var random = new Random(user);
        // Twenty each, and on until somebody was interrupted and somebody was not.
        for (int round = 0; round < 20 || refused.isEmpty() || committed.isEmpty(); round++) {
            long id = user * 1_000_000L + round;
            try {
                int kind = random.nextInt(6);
                switch (kind) {
                    case 0 -> look(engine);
                    case 1 -> engine.use(on -> run(on, "insert into told values (" + id + ")"));
                    case 2 -> givesUp(engine, id);
                    case 3 -> streams(engine, id);
                    default -> transfer(engine, random, id);
                }
                if (kind != 0 && kind != 2) {
                    committed.add(id);
                }
            } catch (AludelException failure) {
                refused.add(id);
            } catch (Throwable failure) {
                unexpected.add(failure);
            } finally {
                Thread.interrupted();
            }
        }
    }

    private void look(Engine engine) {
        engine.use(on -> {
            on.begin(TransactionOptions.READ_ONLY, inside -> {
                assertThat(inside.one(SUM)).isEqualTo(ACCOUNTS * 100L);
            });
        });
    }

    private static void transfer(Engine engine, Random random, long id) {
        int from = random.nextInt(ACCOUNTS);
        int to = random.nextInt(ACCOUNTS);
        engine.begin(on -> {
            run(on, "update account set balance = balance - 1 where id = " + from);
            if (random.nextInt(4) == 0) {
                on.savepoint(inside -> run(inside, "update account set balance = balance + 1 where id = " + to));
            } else {
                run(on, "update account set balance = balance + 1 where id = " + to);
            }
            run(on, "insert into told values (" + id + ")");
        });
    }

    private static void givesUp(Engine engine, long id) {
        try {
            engine.begin(on -> {
                run(on, "update account set balance = balance - 1 where id = 1");
                run(on, "insert into told values (" + id + ")");
                throw new UnsupportedOperationException("changed my mind");
            });
        } catch (UnsupportedOperationException expected) {
            // the rollback is what is looked at
        }
    }

    private static void streams(Engine engine, long id) {
        engine.begin(on -> {
            run(on, "insert into told values (" + id + ")");
            try (var rows = on.stream(text("select id from account").map(row -> row.get(0, Long.class)))) {
                for (var row : rows) {
                    if (row == 3) {
                        break;
                    }
                }
            }
        });
    }

    private static void everyConnectionWrites(Engine engine) throws InterruptedException {
        int all = Math.max(1, engine.status().total());
        var taken = Collections.synchronizedList(new ArrayList<Connection>());
        for (int i = 0; i < all; i++) {
            taken.add(engine.connect());
        }
        var done = new CountDownLatch(all);
        for (int i = 0; i < all; i++) {
            var on = List.copyOf(taken).get(i);
            Thread.ofVirtual().start(() -> {
                on.begin(inside -> run(inside, "update account set balance = balance"));
                done.countDown();
            });
        }
        done.await();
        taken.forEach(Connection::close);
    }

    private static void run(Connection on, String sql) {
        on.execute(text(sql)).close();
    }
}
