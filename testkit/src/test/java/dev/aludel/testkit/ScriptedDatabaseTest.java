package dev.aludel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.dialect.StandardDialect;
import dev.aludel.driver.BatchRowConsumer;
import dev.aludel.driver.ColumnInfo;
import dev.aludel.driver.Completion;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.Pending;
import dev.aludel.driver.RowConsumer;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.CommitFailedException;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.DataException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.Outcome;
import dev.aludel.error.UniqueException;
import dev.aludel.type.RowReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What the scripted database does with its script. */
final class ScriptedDatabaseTest {

    private final ScriptedDatabase database = new ScriptedDatabase(new StandardDialect());

    @Test
    void itAnswersFromItsScript() {
        database.answer("SELECT id, name", List.of("id", "name"), List.of(List.of(1, "a"), Arrays.asList(2, null)));
        var rows = new Collected();

        var completion = connect()
                .execute(query("SELECT id, name"), new Object[0], rows, Deadline.NEVER)
                .await();

        assertThat(completion).isEqualTo(new Completion(2));
        assertThat(rows.columns).containsExactly(new ColumnInfo("id", ""), new ColumnInfo("name", ""));
        assertThat(rows.values).containsExactly(Arrays.asList(1, "a"), Arrays.asList(2, null));
    }

    @Test
    void statementsWithoutAnAnswerSucceed() {
        var connection = connect();
        database.affect("DELETE", 7);

        assertThat(execute(connection, query("SELECT")).rows()).isZero();
        assertThat(execute(connection, write("UPDATE")).rows()).isEqualTo(1);
        assertThat(execute(connection, write("DELETE")).rows()).isEqualTo(7);
    }

    @Test
    void aBatchTellsTheCountOfEachRow() {
        var connection = connect();
        List<Object[]> rows = List.of(new Object[] {1}, new Object[] {2});

        assertThat(connection
                        .executeBatch(write("INSERT"), rows, BatchRowConsumer.NONE, Deadline.NEVER)
                        .await()
                        .rows())
                .containsExactly(1L, 1L);
    }

    @Test
    void whatIsQueuedGoesTogetherInOneRoundTrip() {
        var connection = connect();
        var begin = connection.begin(TransactionOptions.DEFAULT);
        var insert = connection.execute(write("INSERT"), new Object[0], row -> {}, Deadline.NEVER);
        var commit = connection.commit();
        assertThat(database.log()).containsExactly("connect");

        commit.await();
        insert.await();
        begin.await();

        assertThat(database.log()).containsExactly("connect", "begin", "INSERT", "commit");
        assertThat(connection.statistics().roundTrips()).isEqualTo(1);
        assertThat(connection.statistics().statements()).isEqualTo(3);
    }

    @Test
    void aCursorGivesWindows() {
        database.answer("SELECT n", List.of("n"), List.of(List.of(1), List.of(2), List.of(3)));
        var rows = new Collected();

        try (var cursor = connect().openCursor(query("SELECT n"), new Object[0], 2, Deadline.NEVER)) {
            assertThat(cursor.fetch(rows)).isTrue();
            assertThat(rows.values).hasSize(2);
            assertThat(cursor.fetch(rows)).isFalse();
            assertThat(rows.values).hasSize(3);
        }
    }

    @Test
    void anInjectedFailureFailsItsTransaction() {
        database.failNext(Step.EXECUTE, () -> new UniqueException("exists", "", "uq", "23505", null));
        var connection = connect();
        connection.begin(TransactionOptions.DEFAULT).await();

        assertThatThrownBy(() -> execute(connection, write("INSERT"))).isInstanceOf(UniqueException.class);

        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
        assertThatThrownBy(() -> connection.commit().await()).isInstanceOf(CommitFailedException.class);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        assertThat(execute(connection, write("INSERT")).rows()).isEqualTo(1);
    }

    @Test
    void failuresLastUntilRestart() {
        database.fail(Step.PING, () -> new IllegalStateException("scripted"));
        assertThat(connect().ping(Duration.ofSeconds(1))).isFalse();
        assertThat(connect().ping(Duration.ofSeconds(1))).isFalse();

        database.restart();

        assertThat(connect().ping(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void connectionsOfBeforeAShutdownAreLostAndLaterOnesAreNot() {
        var old = connect();
        database.shutdown();

        assertThatThrownBy(() -> execute(old, query("SELECT")))
                .isInstanceOfSatisfying(
                        DisconnectedException.class,
                        lost -> assertThat(lost.outcome()).isEqualTo(Outcome.ROLLED_BACK));
        assertThat(old.usable()).isFalse();
        assertThat(execute(connect(), query("SELECT")).rows()).isZero();
    }

    @Test
    void aConnectionCanBeLostAtItsCommit() {
        var connection = connect();
        database.shutdown(Step.COMMIT);
        connection.begin(TransactionOptions.DEFAULT).await();
        execute(connection, write("INSERT"));

        assertThatThrownBy(() -> connection.commit().await())
                .isInstanceOfSatisfying(
                        DisconnectedException.class,
                        lost -> assertThat(lost.outcome()).isEqualTo(Outcome.IN_DOUBT));
    }

    @Test
    void aStoppedDatabaseRefusesConnectionsUntilRestart() {
        var old = connect();
        database.stop();
        assertThatThrownBy(this::connect).isInstanceOf(ConnectFailedException.class);

        database.restart();

        assertThat(connect().usable()).isTrue();
        assertThatThrownBy(() -> execute(old, query("SELECT"))).isInstanceOf(DisconnectedException.class);
    }

    @Test
    void aHookHoldsAStepUp() throws InterruptedException {
        var arrived = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        database.before(Step.EXECUTE, () -> {
            arrived.countDown();
            awaitUninterrupted(go);
        });
        var connection = connect();
        var thread = Thread.ofVirtual().start(() -> execute(connection, query("SELECT")));

        arrived.await();
        assertThat(database.log()).endsWith("SELECT");
        go.countDown();
        thread.join();
    }

    @Test
    void openConnectionsAreCounted() {
        var first = connect();
        var second = connect();
        first.close();
        first.close();
        second.abort();
        connect();

        assertThat(database.opened()).isEqualTo(3);
        assertThat(database.open()).isEqualTo(1);
        assertThat(database.log()).containsExactly("connect", "connect", "close", "abort", "connect");
        assertThatThrownBy(() -> execute(first, query("SELECT"))).hasMessageContaining("after it had been closed");
    }

    @Test
    void valuesAreReadAsWhatTheyAre() {
        var row = new ScriptedRow(Arrays.asList(70_000, "x", null));

        assertThat(row.longAt(0)).isEqualTo(70_000L);
        assertThatThrownBy(() -> row.shortAt(0))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("column 0 holds a Integer, not an integer from -32768 to 32767");
        assertThatThrownBy(() -> row.intAt(1)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> row.stringAt(2)).hasMessageContaining("column 2 is NULL");
    }

    private DriverConnection connect() {
        return database.connector().connect(Deadline.NEVER);
    }

    private static Completion execute(DriverConnection connection, DriverStatement statement) {
        Pending<Completion> pending = connection.execute(statement, new Object[0], row -> {}, Deadline.NEVER);
        return pending.await();
    }

    private static DriverStatement query(String sql) {
        return new DriverStatement(sql, List.of(), List.of(), DriverStatement.Kind.QUERY);
    }

    private static DriverStatement write(String sql) {
        return new DriverStatement(sql, List.of(), List.of(), DriverStatement.Kind.WRITE);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Keeps what it is given. */
    private static final class Collected implements RowConsumer {
        private List<ColumnInfo> columns = List.of();
        private final List<List<Object>> values = new ArrayList<>();

        @Override
        public void columns(List<ColumnInfo> of) {
            columns = of;
        }

        @Override
        public void row(RowReader row) {
            var copy = new ArrayList<>();
            for (int index = 0; index < row.columnCount(); index++) {
                copy.add(row.objectAt(index));
            }
            values.add(copy);
        }
    }
}
