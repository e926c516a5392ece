package dev.aludel.jdbc.mysql;

import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.sql.Sql.delete;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.parameter;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.update;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.aludel.driver.IsolationLevel;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.engine.BatchResult;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.DataException;
import dev.aludel.error.DeadlockException;
import dev.aludel.error.LockTimeoutException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.PendingRollbackException;
import dev.aludel.error.StatementTimeoutException;
import dev.aludel.error.UniqueException;
import dev.aludel.schema.Table;
import dev.aludel.sql.Batch;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.Statement;
import dev.aludel.sql.TextColumn;
import dev.aludel.testkit.mariadb.MariaDbServer;
import dev.aludel.type.SqlTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many rows in one wait, and what becomes of them when one of them fails, waits or is given up. */
@Timeout(600)
class BatchTest {
    private static final MariaDbServer SERVER = MariaDbServer.shared();
    private static final Crates CRATE = new Crates();
    private static final int ROWS = 1_000;

    private final String database = SERVER.freshDatabase();
    private Engine engine;

    private static final class Crates extends Table {
        final IntColumn id = intColumn("id", primaryKey());
        final IntColumn n = intColumn("n");
        final TextColumn body = textColumn("body", 20);

        private Crates() {
            super("crates", null);
        }
    }

    private static final Statement UPDATE =
            update(CRATE).set(CRATE.n.toParameter(1)).where(CRATE.id.eqParameter(0));
    private static final Statement RENAME =
            update(CRATE).set(CRATE.body.toParameter(1)).where(CRATE.id.eqParameter(0));

    @BeforeEach
    void open() {
        engine = Engine.create(SERVER.url(database) + "?poolSize=1&maxOverflow=3&cancelGrace=100s");
        engine.use(connection -> {
            connection.execute(text("create table crates (id int primary key, n int not null, body longtext not null,"
                    + " constraint uq_n unique (n), constraint ck_n check (n <> 13))"));
            connection.execute(text("insert into crates select seq, -seq, 'start' from seq_1_to_1000"));
        });
    }

    @AfterEach
    void close() {
        assertThat(Thread.interrupted()).isFalse();
        engine.close();
    }

    /** Sets n of the rows from 1 to this to a thousand and their key. */
    private static List<Object[]> rows(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(id -> new Object[] {id, 1_000 + id})
                .collect(toCollection(ArrayList::new));
    }

    private static Batch updates(int count) {
        return new Batch(UPDATE, rows(count));
    }

    /** The same with one row that the CHECK constraint refuses. */
    private static Batch failingAt(int index, int count) {
        var rows = rows(count);
        rows.set(index, new Object[] {index + 1, 13});
        return new Batch(UPDATE, rows);
    }

    private static long number(Connection connection, String sql) {
        return connection.one(text(sql).map(row -> row.get(0, Long.class)));
    }

    private long changed() {
        return Long.parseLong(String.valueOf(
                SERVER.ask("select count(*) from " + database + ".crates where n > 0 or body <> 'start'")));
    }

    @Test
    void aThousandRowsAreEightWaits() {
        engine.begin(connection -> {
            number(connection, "select 1");
            connection.executeBatch(updates(2)); // now the server has prepared the statement
            long executed = executed(connection);
            long waited = connection.roundTrips();
            var result = connection.executeBatch(updates(ROWS));
            assertThat(connection.roundTrips() - waited).isEqualTo(8);
            assertThat(executed(connection) - executed).isEqualTo(ROWS + 1); // and the question itself

            assertThat(result.counts()).isEqualTo(Collections.nCopies(ROWS, 1L));
        });
        assertThat(changed()).isEqualTo(ROWS);
    }

    private static long executed(Connection connection) {
        return Long.parseLong(connection.one(
                text("show session status like 'Com_stmt_execute'").map(row -> row.get(1, String.class))));
    }

    @Test
    void onceItIsPreparedAFewRowsAreOneWait() {
        engine.begin(connection -> {
            connection.executeBatch(updates(2));
            long waited = connection.roundTrips();
            connection.executeBatch(updates(3));
            assertThat(connection.roundTrips() - waited).isEqualTo(1);
        });
    }

    @Test
    void eachRowHasItsCount() {
        engine.use(connection -> {
            var byRest = delete(CRATE)
                    .where(CRATE.n.ge(parameter(0, SqlTypes.INTEGER)), CRATE.n.le(parameter(1, SqlTypes.INTEGER)));
            var counts = connection
                    .executeBatch(new Batch(
                            byRest,
                            List.of(new Object[] {-10, -1}, new Object[] {5, 9}, new Object[] {-11, -11}, new Object[] {
                                -20, -1
                            })))
                    .counts();
            assertThat(counts).containsExactly(10L, 0L, 1L, 9L);
        });
    }

    @Test
    void upsertsCountAsTheServerDoes() {
        engine.use(connection -> {
            connection.execute(text("insert into crates values (2000, 2000, 'old')"));
            var upsert = insert(CRATE)
                    .set(CRATE.id.toParameter(0), CRATE.n.toParameter(1), CRATE.body.toParameter(2))
                    .onConflict(CRATE.id)
                    .update(CRATE.n, CRATE.body);
            var counts = connection
                    .executeBatch(new Batch(
                            upsert,
                            List.of(
                                    new Object[] {2001, 2001, "new"},
                                    new Object[] {2000, 2000, "changed"},
                                    new Object[] {2002, 2002, "new"},
                                    new Object[] {2000, 2000, "changed"})))
                    .counts();
            assertThat(counts).containsExactly(1L, 2L, 1L, 1L);
        });
    }

    @Test
    void outsideOfATransactionNothingIsLeftOfABatchThatFails() {
        engine.use(connection -> {
            assertThatThrownBy(() -> connection.executeBatch(failingAt(300, ROWS)));
            assertThat(changed()).isZero();
            assertThat(number(connection, "select @@autocommit")).isEqualTo(1);
            connection.executeBatch(updates(ROWS));
        });
        assertThat(changed()).isEqualTo(ROWS);
    }

    @Test
    void insideATransactionNothingIsLeftOfItEither() {
        for (int size : List.of(2, 3, 400)) {
            for (int at : List.of(0, 1, size - 1)) {
                engine.use(connection -> {
                    try (var transaction = connection.begin()) {
                        connection.execute(text("update crates set body = 'before' where id = 999"));
                        assertThatThrownBy(() -> connection.executeBatch(failingAt(at, size)));
                        connection.execute(text("update crates set body = 'behind' where id = 1000"));
                        connection.executeBatch(new Batch(
                                RENAME,
                                List.of(new Object[] {996, "a"}, new Object[] {997, "b"}, new Object[] {998, "c"})));
                        transaction.commit();
                    }
                    assertThat(changed())
                            .as("%s rows, of which number %s fails", size, at)
                            .isEqualTo(5);
                    connection.execute(text("update crates set body = 'start'"));
                });
            }
        }
    }

    @Test
    void whatIsWrongFirstIsWhatIsSaid() {
        var rows = rows(200);
        rows.set(150, new Object[] {151, 1_001}); // taken by the first
        rows.set(170, new Object[] {171, 13});
        engine.use(connection -> assertThatThrownBy(() -> connection.executeBatch(new Batch(UPDATE, rows)))
                .isInstanceOf(UniqueException.class)
                .hasMessageContaining("uq_n"));
    }

    @Test
    void aValueLargerThanTheServerTakes() {
        var huge = "x".repeat(17 << 20);
        engine.use(connection -> {
            var rows = new ArrayList<Object[]>(IntStream.rangeClosed(1, 150)
                    .mapToObj(id -> new Object[] {id, "new"})
                    .toList());
            rows.set(140, new Object[] {141, huge});
            assertThatThrownBy(() -> connection.executeBatch(new Batch(RENAME, rows)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("max_allowed_packet");
            assertThat(changed()).isZero();

            rows.set(139, new Object[] {140, null});
            assertThatThrownBy(() -> connection.executeBatch(new Batch(RENAME, rows)))
                    .as("the row before it fails first")
                    .isInstanceOf(dev.aludel.error.NotNullException.class);
            assertThat(changed()).isZero();

            rows.set(139, new Object[] {140, "x".repeat(3 << 20)});
            rows.set(140, new Object[] {141, "x".repeat(15 << 20)});
            connection.executeBatch(new Batch(RENAME, rows));
            assertThat(changed()).isEqualTo(150);
        });
    }

    /** The server rolls the transaction back, and executes the rows behind. */
    @Test
    void aDeadlockInTheMiddleLeavesNothingBehind() throws Exception {
        try (var other = Engine.create(SERVER.url(database));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.begin(heavy -> {
                heavy.execute(text("update crates set body = 'heavy' where id > 500"));
                heavy.execute(text("update crates set body = 'heavy' where id = 200"));
                var batch = threads.submit(() -> catchThrowable(() -> engine.begin(connection -> {
                    connection.executeBatch(updates(400));
                })));
                await(() -> waiting() == 1);
                heavy.execute(text("update crates set body = 'heavy' where id = 1"));
                assertThat(batch.get()).isInstanceOf(DeadlockException.class);
            });
        }
        assertThat(number("select count(*) from crates where n > 0")).isZero();
        engine.use(connection ->
                assertThat(number(connection, "select @@autocommit")).isEqualTo(1));
    }

    @Test
    void behindADeadlockTheTransactionIsLost() throws Exception {
        try (var other = Engine.create(SERVER.url(database));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.begin(heavy -> {
                heavy.execute(text("update crates set body = 'heavy' where id > 500"));
                heavy.execute(text("update crates set body = 'heavy' where id = 200"));
                var batch = threads.submit(() -> {
                    try (var connection = engine.connect();
                            var _ = connection.begin()) {
                        assertThatThrownBy(() -> connection.executeBatch(updates(400)))
                                .isInstanceOf(DeadlockException.class);
                        return catchThrowable(() -> connection.executeBatch(updates(3)));
                    }
                });
                await(() -> waiting() == 1);
                heavy.execute(text("update crates set body = 'heavy' where id = 1"));
                assertThat(batch.get()).isInstanceOf(PendingRollbackException.class);
            });
        }
        assertThat(number("select count(*) from crates where n > 0")).isZero();
    }

    @Test
    void anInterruptInTheMiddleUndoesTheBatchAndLeavesTheTransaction() throws Exception {
        whileLocked(
                "id between 200 and 400",
                () -> stopped(connection -> {
                    assertThatThrownBy(() -> connection.executeBatch(updates(ROWS)))
                            .isInstanceOf(OperationCancelledException.class);
                    assertThat(Thread.interrupted()).isTrue();
                }));
        assertThat(changed()).isEqualTo(2);
    }

    /** Runs it in a transaction that does something before and behind, and interrupts it once it waits for a lock. */
    private Void stopped(Consumer<Connection> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var caller = new Thread[1];
            var running = threads.submit(() -> {
                caller[0] = Thread.currentThread();
                engine.begin(connection -> {
                    connection.execute(text("update crates set body = 'before' where id = 998"));
                    work.accept(connection);
                    connection.execute(text("update crates set body = 'behind' where id = 999"));
                });
            });
            await(() -> waiting() == 1);
            Objects.requireNonNull(caller[0]).interrupt();
            running.get();
        }
        return null;
    }

    @Test
    void aDeadlineEndsABatchOfRowsThatAllWait() throws Exception {
        whileLocked("true", () -> {
            engine.use(connection -> {
                connection.statementTimeout(Duration.ofMillis(100));
                assertThatThrownBy(() -> connection.executeBatch(updates(ROWS)))
                        .isInstanceOf(StatementTimeoutException.class);
                connection.statementTimeout(Duration.ZERO);
                assertThat(number(connection, "select @@autocommit")).isEqualTo(1);
            });
            return null;
        });
        assertThat(changed()).isZero();
    }

    @Test
    void rowsBehindOneThatHasWaitedTooLongAreNotWaitedFor() throws Exception {
        whileLocked("true", () -> {
            engine.begin(connection -> {
                connection.execute(text("set innodb_lock_wait_timeout = 1"));
                assertThatThrownBy(() -> connection.executeBatch(updates(ROWS)))
                        .isInstanceOf(LockTimeoutException.class);
                connection.execute(text("insert into crates values (5000, 5000, 'start')"));
            });
            return null;
        });
        assertThat(changed()).isEqualTo(1);
    }

    private void whileLocked(String condition, Callable<?> work) throws Exception {
        try (var other = Engine.create(SERVER.url(database))) {
            try (var holder = other.connect();
                    var _ = holder.begin(new TransactionOptions(IsolationLevel.READ_COMMITTED, false))) {
                holder.list(text("select id from crates where " + condition + " for update"));
                work.call();
            }
        }
    }

    @Test
    void savepointsOfTheCallerAroundABatch() {
        engine.begin(connection -> {
            connection.executeBatch(
                    new Batch(RENAME, List.of(new Object[] {1, "a"}, new Object[] {2, "a"}, new Object[] {3, "a"})));
            var savepoint = connection.savepoint();
            connection.executeBatch(updates(ROWS));
            assertThatThrownBy(() -> connection.executeBatch(failingAt(5, 10)));
            savepoint.rollback();
            connection.executeBatch(
                    new Batch(RENAME, List.of(new Object[] {4, "a"}, new Object[] {5, "a"}, new Object[] {6, "a"})));
        });
        assertThat(changed()).isEqualTo(6);
    }

    @Test
    void aRolledBackTransactionTakesItsBatchesAlong() {
        engine.use(connection -> {
            try (var _ = connection.begin()) {
                connection.executeBatch(updates(ROWS));
            }
            assertThat(changed()).isZero();
            connection.execute(text("update crates set n = 77 where id = 7")); // commits by itself
        });
        assertThat(changed()).isEqualTo(1);
    }

    @Test
    void aBatchWhileAStreamIsOpen() {
        engine.begin(connection -> {
            try (var rows = connection.stream(text("select id from crates order by id"), 10)) {
                var first = rows.iterator();
                first.next();
                BatchResult<Void> result = connection.executeBatch(updates(ROWS));
                assertThat(result.total()).isEqualTo(ROWS);
                int left = 0;
                while (first.hasNext()) {
                    first.next();
                    left++;
                }
                assertThat(left).isEqualTo(ROWS - 1);
            }
        });
    }

    /** How many transactions wait for the lock of a row. */
    private static long waiting() {
        return Long.parseLong(String.valueOf(SERVER.ask("select variable_value from information_schema.global_status"
                + " where variable_name = 'INNODB_ROW_LOCK_CURRENT_WAITS'")));
    }

    private long number(String sql) {
        return engine.with(connection -> number(connection, sql));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            Thread.sleep(5);
        }
    }
}
