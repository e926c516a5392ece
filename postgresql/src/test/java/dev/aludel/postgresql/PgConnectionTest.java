package dev.aludel.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.IsolationLevel;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.error.CommitFailedException;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.DataException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.InvalidStatementException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.StatementTimeoutException;
import dev.aludel.error.SyntaxException;
import dev.aludel.error.TransactionStateException;
import dev.aludel.error.UniqueException;
import dev.aludel.postgresql.type.PgRange;
import dev.aludel.testkit.postgresql.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PgConnectionTest {
    private static final PostgresServer SERVER = PostgresServer.shared();
    private static final String URL = SERVER.freshUrl();

    private final PgConnection connection = PgConnection.connect(URL + "?cancelGrace=300s");

    @BeforeEach
    void createTable() {
        connection.execute("drop table if exists t");
        connection.execute("create table t (id int primary key, name text)");
    }

    @AfterEach
    void close() {
        connection.close();
        assertThat(connection.usable()).isFalse();
    }

    private List<Integer> ids() {
        return connection.query("select id from t order by id", row -> row.intAt(0));
    }

    @Test
    void valuesGoInAndComeOut() {
        assertThat(connection.execute("insert into t values ($1, $2)", 1, "Alice"))
                .isEqualTo(1);
        assertThat(connection.first("select name from t where id = $1", row -> row.stringAt(0), 1))
                .contains("Alice");
        assertThat(connection.first("select name from t where id = $1", row -> row.stringAt(0), 2))
                .isEmpty();
        assertThat(connection.execute("update t set name = $1", (Object) null)).isEqualTo(1);
        assertThat(connection.query("select name from t", row -> row.isNull(0))).containsExactly(true);
    }

    /** Where the server cannot tell what a text is, it is a text; elsewhere it stays what the place makes of it. */
    @Test
    void aTextWhoseTypeNobodyKnowsIsAText() {
        assertThat(connection.first("select concat($1, $2, $3)", row -> row.stringAt(0), "a", "b", 3))
                .contains("ab3");
        assertThat(connection.first(
                        "select jsonb_build_object('k', $1)->>'k', $2::date + 1",
                        row -> row.stringAt(0) + " " + row.dateAt(1),
                        "v",
                        "2024-02-28"))
                .contains("v 2024-02-29");
    }

    @Test
    void aTextWhoseTypeNobodyKnowsMayBeginATransaction() {
        try (var transaction = connection.begin()) {
            assertThat(connection.first("select concat($1, '!')", row -> row.stringAt(0), "first"))
                    .contains("first!");
            connection.execute("insert into t values (1)");
            transaction.commit();
        }
        assertThat(ids()).containsExactly(1);
    }

    @Test
    void inTheMiddleOfATransactionItFailsOnce() {
        for (int attempt = 0; attempt < 2; attempt++) {
            boolean again = attempt == 1;
            try (var transaction = connection.begin()) {
                connection.execute("insert into t values (7)");
                ThrowingCallable concat = () -> connection.query("select concat($1, '?')", row -> row.stringAt(0), "x");
                if (again) {
                    assertThatCode(concat).doesNotThrowAnyException();
                    transaction.commit();
                } else {
                    assertThatThrownBy(concat).isInstanceOf(SyntaxException.class);
                }
            }
        }
        assertThat(ids()).containsExactly(7);
    }

    @Test
    void rangesInAListAreWhatTheColumnIs() {
        var ranges = List.of(PgRange.closedOpen(1, 3), PgRange.closedOpen(7, 9));
        connection.execute("create temp table spans (many int4multirange, each int4range[])");
        connection.execute("insert into spans values ($1, $2)", ranges, ranges);
        assertThat(connection.first(
                        "select many::text, each::text from spans", row -> row.stringAt(0) + row.stringAt(1)))
                .contains("{[1,3),[7,9)}{\"[1,3)\",\"[7,9)\"}");
    }

    @Test
    void aNulInTheTextIsRefused() {
        assertThatThrownBy(() -> connection.execute("select 1 -- \0"))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("index 12");
        assertThat(connection.execute("insert into t values (1)")).isEqualTo(1);
    }

    @Test
    void aWarmStatementIsOneRoundTrip() {
        var query = connection.prepare("select name from t where id = $1");
        connection.query(query, row -> row.stringAt(0), 1);
        var before = connection.statistics();
        connection.query(query, row -> row.stringAt(0), 1);
        var after = connection.statistics();

        assertThat(after.roundTrips() - before.roundTrips()).isEqualTo(1);
        assertThat(after.statements() - before.statements()).isEqualTo(1);
        assertThat(after.bytesSent()).isGreaterThan(before.bytesSent());
        assertThat(after.bytesReceived()).isGreaterThan(before.bytesReceived());
    }

    @Test
    void aPipelineIsOneRoundTripAndEachStatementFailsOnItsOwn() {
        var insert = connection.prepare("insert into t (id) values ($1)");
        connection.execute(insert, 1);
        var before = connection.statistics().roundTrips();
        try (var pipeline = connection.pipeline()) {
            var two = pipeline.execute(insert, 2);
            var again = pipeline.execute(insert, 1);
            var three = pipeline.execute(insert, 3);
            assertThat(three.await()).isEqualTo(1);
            assertThatThrownBy(again::await).isInstanceOf(UniqueException.class);
            assertThat(two.await()).isEqualTo(1);
        }
        assertThat(connection.statistics().roundTrips() - before).isEqualTo(1);
        assertThat(ids()).containsExactly(1, 2, 3);
    }

    @Test
    void closingAPipelineThrowsTheFailureThatNobodyAwaited() {
        var insert = connection.prepare("insert into t (id) values ($1)");
        assertThatThrownBy(() -> {
                    try (var pipeline = connection.pipeline()) {
                        pipeline.execute(insert, 1);
                        pipeline.execute(insert, 1);
                        pipeline.execute(insert, 2);
                    }
                })
                .isInstanceOf(UniqueException.class);
        assertThat(ids()).containsExactly(1, 2);
    }

    @Test
    void aBatchOutsideOfATransactionIsStoredWholeOrNotAtAll() {
        var insert = connection.prepare("insert into t (id, name) values ($1, $2)");
        var before = connection.statistics().roundTrips();
        assertThat(connection.executeBatch(
                        insert, List.of(new Object[] {1, "a"}, new Object[] {2, "b"}, new Object[] {3, null})))
                .containsExactly(1, 1, 1);
        assertThat(connection.statistics().roundTrips() - before).isLessThanOrEqualTo(2);
        assertThatThrownBy(() -> connection.executeBatch(
                        insert, List.of(new Object[] {4, "d"}, new Object[] {1, "x"}, new Object[] {5, "e"})))
                .isInstanceOf(UniqueException.class);
        assertThat(ids()).containsExactly(1, 2, 3);
    }

    @Test
    void aTransactionIsCommittedOrRolledBack() {
        try (var transaction = connection.begin()) {
            connection.execute("insert into t (id) values (1)");
            transaction.nested(() -> connection.execute("insert into t (id) values (2)"));
            assertThatThrownBy(() -> transaction.nested(() -> connection.execute("insert into t (id) values (1)")))
                    .isInstanceOf(UniqueException.class);
            transaction.commit();
        }
        try (var _ = connection.begin()) {
            connection.execute("insert into t (id) values (3)");
        }
        assertThat(ids()).containsExactly(1, 2);
    }

    @Test
    void optionsOfATransactionReachTheServer() {
        try (var _ = connection.begin(TransactionOptions.report())) {
            assertThat(connection.query("show transaction_isolation", row -> row.stringAt(0)))
                    .containsExactly("serializable");
            assertThat(connection.query("show transaction_read_only", row -> row.stringAt(0)))
                    .containsExactly("on");
            assertThat(connection.query("show transaction_deferrable", row -> row.stringAt(0)))
                    .containsExactly("on");
        }
        try (var _ = connection.begin(TransactionOptions.DEFAULT.isolation(IsolationLevel.REPEATABLE_READ))) {
            assertThat(connection.query("show transaction_isolation", row -> row.stringAt(0)))
                    .containsExactly("repeatable read");
        }
    }

    @Test
    void commitOfAFailedTransactionIsAnError() {
        var transaction = connection.begin();
        connection.execute("insert into t (id) values (1)");
        assertThatThrownBy(() -> connection.execute("select 1/0")).isInstanceOf(DataException.class);
        assertThatThrownBy(transaction::commit).isInstanceOf(CommitFailedException.class);
        transaction.close();
        assertThat(ids()).isEmpty();
    }

    @Test
    void aStreamHoldsOneWindowAndMayBeLeftEarly() {
        connection.execute("insert into t (id) select g from generate_series(1, 100) g");
        try (var _ = connection.begin()) {
            var seen = new ArrayList<Integer>();
            try (PgRows<Integer> rows = connection.stream("select id from t order by id", 7, row -> row.intAt(0))) {
                for (int id : rows) {
                    seen.add(id);
                    if (id == 20) {
                        break;
                    }
                }
            }
            assertThat(seen).hasSize(20);
            assertThat(connection.query("select count(*) from t", row -> row.longAt(0)))
                    .containsExactly(100L);
            try (PgRows<Integer> rows = connection.stream("select id from t order by id", 7, row -> row.intAt(0))) {
                assertThat(rows).hasSize(100);
            }
        }
        assertThatThrownBy(() -> connection.stream("select 1", 10, row -> row.intAt(0)))
                .isInstanceOf(TransactionStateException.class);
    }

    @Test
    void noticesAreKeptUntilTaken() {
        connection.notices();
        connection.execute("do $$ begin raise notice 'hello %', 1; raise warning 'beware'; end $$");
        assertThat(connection.notices())
                .extracting(PgNotice::severity, PgNotice::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("NOTICE", "hello 1"),
                        org.assertj.core.groups.Tuple.tuple("WARNING", "beware"));
        assertThat(connection.notices()).isEmpty();
    }

    @Test
    void anInterruptCancelsOnTheServerAndKeepsTheConnection() throws InterruptedException {
        var started = new CountDownLatch(1);
        var result = new ArrayList<Throwable>();
        var user = Thread.ofVirtual().start(() -> {
            started.countDown();
            try {
                connection.query("select pg_sleep(60)", row -> 1);
            } catch (Throwable failure) {
                assertThat(Thread.interrupted()).isTrue();
                result.add(failure);
            }
        });
        started.await();
        awaitRunning();
        user.interrupt();
        user.join();

        assertThat(result).singleElement().isInstanceOf(OperationCancelledException.class);
        assertThat(ids()).isEmpty();
        assertThat(isRunning()).isFalse();
    }

    private void awaitRunning() throws InterruptedException {
        while (!isRunning()) {
            Thread.sleep(5);
        }
    }

    private boolean isRunning() {
        var query = "select count(*) from pg_stat_activity where pid = " + connection.processId()
                + " and state = 'active' and query like '%pg_sleep%'";
        return "1".equals(SERVER.ask("postgres", query));
    }

    @Test
    void aTimeoutCancelsOnTheServerAndKeepsTheConnection() {
        connection.timeout(Duration.ofMillis(100));
        assertThatThrownBy(() -> connection.query("select pg_sleep(60)", row -> 1))
                .isInstanceOf(StatementTimeoutException.class);
        connection.timeout(Duration.ZERO);
        assertThat(ids()).isEmpty();
    }

    @Test
    void aConnectionThatAnAdministratorEndsSaysSo() {
        var process = connection.processId();
        SERVER.sql("postgres", "select pg_terminate_backend(" + process + ")");
        assertThatThrownBy(() -> {
                    while (true) {
                        ids();
                    }
                })
                .isInstanceOf(DisconnectedException.class);
        assertThat(connection.usable()).isFalse();
    }

    @Test
    void aMapperThatThrowsEndsTheQueryOnly() {
        assertThatThrownBy(() -> connection.query("select * from generate_series(1, 10000) g", row -> {
                    if (row.intAt(0) == 5) {
                        throw new IllegalStateException("no");
                    }
                    return row.intAt(0);
                }))
                .hasMessage("no");
        assertThat(ids()).isEmpty();
    }

    @Test
    void aWrongPasswordIsRefusedWithoutBeingPrinted() {
        assertThatThrownBy(() -> PgConnection.connect(URL.replace("app:app@", "app:sesame@")))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageNotContaining("sesame");
        assertThat(connection.toString()).doesNotContain("app:app");
    }

    @Test
    void keywordsAndUnixSocketsWorkToo() {
        var database = URL.substring(URL.lastIndexOf('/') + 1);
        try (var other = PgConnection.connect(
                "host=" + SERVER.socketFolder() + " port=" + SERVER.port() + " user=app dbname=" + database)) {
            assertThat(other.query("select current_user::text", row -> row.stringAt(0)))
                    .containsExactly("app");
        }
    }
}
