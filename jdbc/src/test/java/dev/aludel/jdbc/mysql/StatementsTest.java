package dev.aludel.jdbc.mysql;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.BatchRowConsumer;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.IsolationLevel;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.engine.UrlParser;
import dev.aludel.error.AludelException;
import dev.aludel.error.CheckException;
import dev.aludel.error.DataException;
import dev.aludel.error.DeadlockException;
import dev.aludel.error.ErrorCode;
import dev.aludel.error.ForeignKeyException;
import dev.aludel.error.IntegrityException;
import dev.aludel.error.LockTimeoutException;
import dev.aludel.error.NotNullException;
import dev.aludel.error.ReadOnlyException;
import dev.aludel.error.SyntaxException;
import dev.aludel.error.TransactionStateException;
import dev.aludel.error.UniqueException;
import dev.aludel.sql.Text;
import dev.aludel.testkit.mariadb.MariaDbServer;
import dev.aludel.type.SqlTypes;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Counts, batches, transactions, errors, and what the next user of a connection finds. */
@Timeout(600)
class StatementsTest {
    private static final MariaDbServer SERVER = MariaDbServer.shared();

    private final String url = SERVER.freshUrl();
    private Engine engine;

    @BeforeEach
    void open() {
        engine = Engine.create(url + "?poolSize=1&maxOverflow=5");
        run("create table p (id int primary key)");
        run("create table t (id int primary key auto_increment, name varchar(5) not null, age smallint,"
                + " p int, constraint uq_name unique (name), constraint ck_age check (age >= 0),"
                + " constraint fk_p foreign key (p) references p (id))");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private void run(String sql) {
        engine.use(connection -> connection.execute(text(sql)));
    }

    private static long number(Connection connection, String sql) {
        return connection.one(text(sql).map(row -> row.get(0, Long.class)));
    }

    private long number(String sql) {
        return engine.with(connection -> number(connection, sql));
    }

    private static String words(Connection connection, Text query) {
        return connection.one(query.map(row -> row.get(0, String.class)));
    }

    @Test
    void aRowThatMatchesCountsThoughItHadTheValueAlready() {
        run("insert into t (name) values ('a')");
        try (var connection = connect()) {
            assertThat(execute(connection.driver(), write("update t set name = 'a'")))
                    .isEqualTo(1);
        }
    }

    @Test
    void aBatchCountsRowByRow() {
        try (var connection = connect()) {
            var counts = connection
                    .driver()
                    .executeBatch(
                            write("delete from t where name = ?"),
                            List.of(new Object[] {"a"}, new Object[] {"b"}),
                            BatchRowConsumer.NONE,
                            Deadline.NEVER)
                    .await();
            assertThat(counts.rows()).containsExactly(0L, 0L);
            assertThat(batch(connection.driver(), "a", "b")).containsExactly(1L, 1L);
        }
    }

    @Test
    void aBatchOutsideOfATransactionIsStoredWholeOrNotAtAll() {
        try (var connection = connect()) {
            assertThatThrownBy(() -> batch(connection.driver(), "a", "b", "a")).isInstanceOf(UniqueException.class);
        }
        assertThat(number("select count(*) from t")).isZero();
    }

    @Test
    void aBatchGivesTheKeyOfEachRow() {
        try (var connection = connect()) {
            var keys = new java.util.ArrayList<Long>();
            connection
                    .driver()
                    .executeBatch(
                            new DriverStatement(
                                    "insert into t (name) values (?) returning id",
                                    List.of(SqlTypes.TEXT),
                                    List.of(SqlTypes.INTEGER),
                                    DriverStatement.Kind.WRITE),
                            List.of(new Object[] {"a"}, new Object[] {"b"}),
                            (index, row) -> keys.add(row.longAt(0) * 10 + index),
                            Deadline.NEVER)
                    .await();
            assertThat(keys).containsExactly(10L, 21L);
        }
    }

    /** What a statement does for MySQL, which has no RETURNING. */
    @Test
    void theKeyThatComesWithTheAnswer() {
        try (var connection = connect()) {
            var insert = new DriverStatement(
                    "insert into t (name) values (?)",
                    List.of(SqlTypes.TEXT),
                    List.of(SqlTypes.INTEGER),
                    DriverStatement.Kind.WRITE);
            var keys = new java.util.ArrayList<Integer>();
            var done = connection
                    .driver()
                    .execute(insert, new Object[] {"a"}, row -> keys.add(row.intAt(0)), Deadline.NEVER)
                    .await();
            assertThat(keys).containsExactly(1);
            assertThat(done.rows()).isEqualTo(1);
        }
    }

    @Test
    void errorsByKind() {
        run("insert into t (name) values ('it''s')");
        fails("insert into t (name) values ('it''s')", UniqueException.class, "uq_name");
        fails("insert into t (name) values (null)", NotNullException.class, "name");
        fails("insert into t (age) values (1)", NotNullException.class, "name");
        fails("insert into t (name, age) values ('b', -1)", CheckException.class, "ck_age");
        fails("insert into t (name, p) values ('b', 7)", ForeignKeyException.class, "fk_p");
        fails("insert into t (name) values ('secret')", DataException.class, null);
        fails("insert into t (name, age) values ('b', 70000)", DataException.class, null);
        fails("insert into t (name, age) values ('b', 'secret')", DataException.class, null);
        fails("selec 1", SyntaxException.class, null);
        fails("select * from nowhere", SyntaxException.class, null);
        fails("select nothing from t", SyntaxException.class, null);
        fails("select 9223372036854775807 + 1", DataException.class, null);
    }

    private void fails(String sql, Class<? extends AludelException> kind, @Nullable String constraint) {
        engine.use(connection -> assertThatThrownBy(() -> connection.execute(text(sql)))
                .isInstanceOfSatisfying(kind, failure -> {
                    if (constraint != null) {
                        assertThat(((IntegrityException) failure).constraint()).contains(constraint);
                    }
                    var said = failure.getMessage().replace(sql, "");
                    assertThat(said).doesNotContain("secret").doesNotContain("it's");
                }));
    }

    @Test
    void whatIsMissingIsToldFromWhatIsWrong() {
        engine.use(connection -> assertThatThrownBy(() -> connection.execute(text("select * from nowhere")))
                .isInstanceOfSatisfying(
                        SyntaxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_OBJECT)));
    }

    @Test
    void aValueLargerThanTheServerTakes() {
        engine.use(connection -> {
            assertThatThrownBy(
                            () -> connection.execute(text("select length(:v)").bind("v", new byte[17 << 20])))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("max_allowed_packet");
            assertThat(number(connection, "select 1")).isEqualTo(1);
        });
    }

    @Test
    void aReadOnlyTransactionRefusesWrites() {
        assertThatThrownBy(() -> engine.begin(
                        TransactionOptions.READ_ONLY,
                        connection -> connection.execute(text("insert into t (name) values ('a')"))))
                .isInstanceOf(ReadOnlyException.class);
    }

    @Test
    void isolationLevels() throws InterruptedException {
        for (var level : IsolationLevel.values()) {
            engine.begin(new TransactionOptions(level, false), connection -> {
                long id = number(connection, "select connection_id()");
                number(connection, "select count(*) from t for update");
                var wanted = level.name().replace('_', ' ');
                var seen = "";
                for (int n = 0; n < 50 && !wanted.equals(seen); n++) {
                    // The server answers from memory as long as it is asked more often than ten times a second.
                    TimeUnit.MILLISECONDS.sleep(200);
                    seen = SERVER.ask("select trx_isolation_level from information_schema.innodb_trx"
                            + " where trx_mysql_thread_id = " + id);
                }
                assertThat(seen).isEqualTo(wanted);
            });
        }
    }

    @Test
    void savepoints() {
        engine.begin(connection -> {
            connection.execute(text("insert into t (name) values ('a')"));
            var savepoint = connection.savepoint();
            connection.execute(text("insert into t (name) values ('b')"));
            savepoint.rollback();
            connection.execute(text("insert into t (name) values ('c')"));
        });
        assertThat(number("select count(*) from t")).isEqualTo(2);
    }

    @Test
    void ofTwoThatBlockEachOtherOneIsToldToRepeat() throws Exception {
        run("insert into t (name) values ('a'), ('b')");
        var barrier = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> lockBoth("a", "b", barrier));
            var two = threads.submit(() -> lockBoth("b", "a", barrier));
            assertThat(List.of(one.get(), two.get())).containsExactlyInAnyOrder("done", "deadlock");
        }
    }

    private String lockBoth(String first, String second, CyclicBarrier barrier) throws Exception {
        try {
            engine.begin(connection -> {
                connection.execute(text("update t set age = 1 where name = :n").bind("n", first));
                barrier.await();
                connection.execute(text("update t set age = 1 where name = :n").bind("n", second));
            });
            return "done";
        } catch (DeadlockException e) {
            return "deadlock";
        }
    }

    @Test
    void aLockThatIsHeldTooLong() {
        run("insert into t (name) values ('a')");
        engine.begin(holder -> {
            holder.execute(text("update t set age = 1"));
            assertThatThrownBy(() -> engine.use(waiter -> waiter.execute(text("select * from t for update nowait"))))
                    .isInstanceOf(LockTimeoutException.class);
        });
    }

    @Test
    void ddlBehindAChangeIsRefusedBecauseItWouldCommitIt() {
        assertThatThrownBy(() -> engine.begin(connection -> {
                    connection.execute(text("insert into t (name) values ('a')"));
                    connection.execute(text("create table other (id int)"));
                }))
                .isInstanceOf(TransactionStateException.class)
                .hasMessageContaining("commits the open transaction");
        assertThat(number("select count(*) from t")).isZero();
    }

    @Test
    void ddlFirstInATransactionLeavesItOpen() {
        assertThatThrownBy(() -> engine.begin(connection -> {
                    connection.execute(text("create table other (id int)"));
                    connection.execute(text("insert into t (name) values ('a')"));
                    throw new IllegalStateException("undone");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(number("select count(*) from t")).isZero();
        assertThat(number("select count(*) from other")).isZero();
    }

    /** What follows would be executed and never committed. */
    @Test
    void whatBeginsATransactionBehindOurBackIsFoundOut() {
        run("create procedure shy() begin start transaction; insert into t (name) values ('shy'); end");
        for (var sql : List.of("set autocommit = 0", "xa start 'x'", "call shy()")) {
            assertThatThrownBy(() -> run(sql)).as(sql).isInstanceOf(TransactionStateException.class);
            run("insert into t (name) values ('a')");
            assertThat(number("select count(*) from t where name = 'a'")).isEqualTo(1);
            run("delete from t where name = 'a'");
        }
        assertThat(number("select count(*) from t")).isZero();
    }

    @Test
    void aProcedureThatCommitsIsFoundOut() {
        run("create procedure sly() begin insert into t (name) values ('a'); commit; end");
        assertThatThrownBy(() -> engine.begin(connection -> connection.execute(text("call sly()"))))
                .isInstanceOf(TransactionStateException.class)
                .hasMessageContaining("ended the transaction");
    }

    @Test
    void onlyTheFirstResultOfAProcedureIsRead() {
        run("create procedure two() begin select 1; select 2; end");
        engine.use(connection -> {
            assertThat(number(connection, "call two()")).isEqualTo(1);
            assertThat(number(connection, "select 3")).isEqualTo(3);
        });
    }

    @Test
    void severalStatementsInOneTextAreRefused() {
        fails("select 1; drop table t", SyntaxException.class, null);
        assertThat(number("select count(*) from t")).isZero();
    }

    @Test
    void theNextUserFindsNothingOfTheLast() {
        long before = number("select connection_id()");
        engine.use(connection -> {
            connection.execute(text("set @mine = 1, time_zone = '+09:00', sql_mode = ''"));
            connection.execute(text("create temporary table mine (id int)"));
            connection.execute(text("select get_lock('mine', 0)"));
            connection.execute(text("use information_schema"));
        });
        engine.use(connection -> {
            assertThat(number(connection, "select connection_id()")).isEqualTo(before);
            assertThat(number(connection, "select @mine is null")).isEqualTo(1);
            assertThat(number(connection, "select @@time_zone = '+00:00' and @@sql_mode like '%STRICT%'"))
                    .isEqualTo(1);
            assertThat(number(connection, "select is_free_lock('mine')")).isEqualTo(1);
            assertThat(number(connection, "select count(*) from t")).isZero();
            assertThatThrownBy(() -> connection.execute(text("select * from mine")))
                    .isInstanceOf(SyntaxException.class);
        });
    }

    @Test
    void backslashesInRawSqlAreWhatTheyAre() {
        engine.use(connection -> {
            var name = "x' or '1'='1";
            var read = connection.one(text("select '\\' as a, :name as b, 'it''s :not' as c")
                    .bind("name", name)
                    .map(row -> List.of(
                            row.get("a", String.class), row.get("b", String.class), row.get("c", String.class))));
            assertThat(read).containsExactly("\\", name, "it's :not");
        });
    }

    @Test
    void bracesInRawSqlAreNoEscapes() {
        assertThat(engine.<String, RuntimeException>with(connection ->
                        connection.one(text("select '\\', '{fn now()}'").map(row -> row.get(1, String.class)))))
                .isEqualTo("{fn now()}");
    }

    /** A connection below the engine. */
    private Below connect() {
        return new Below(new MariaDbDriver().connector(UrlParser.parse(url)).connect(Deadline.NEVER));
    }

    private record Below(DriverConnection driver) implements AutoCloseable {
        @Override
        public void close() {
            driver.close();
        }
    }

    private static DriverStatement write(String sql) {
        return new DriverStatement(sql, List.of(SqlTypes.TEXT), List.of(), DriverStatement.Kind.WRITE);
    }

    private static long execute(DriverConnection connection, DriverStatement statement) {
        return connection
                .execute(statement, new Object[0], row -> {}, Deadline.NEVER)
                .await()
                .rows();
    }

    private static List<Long> batch(DriverConnection connection, String... names) {
        return connection
                .executeBatch(
                        write("insert into t (name) values (?)"),
                        java.util.Arrays.stream(names)
                                .map(name -> new Object[] {name})
                                .toList(),
                        BatchRowConsumer.NONE,
                        Deadline.NEVER)
                .await()
                .rows();
    }
}
