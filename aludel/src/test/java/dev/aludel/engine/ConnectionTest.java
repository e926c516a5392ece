package dev.aludel.engine;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConcurrentUseException;
import dev.aludel.error.ConnectionClosedException;
import dev.aludel.error.InvalidStatementException;
import dev.aludel.error.MultipleResultsException;
import dev.aludel.error.NoResultException;
import dev.aludel.error.ResultUseException;
import dev.aludel.testkit.Step;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConnectionTest {
    private final Scripted scripted = new Scripted();
    private final Engine engine = scripted.engine;

    @AfterEach
    void close() {
        scripted.close();
    }

    @Test
    void terminalsOfAQuery() {
        engine.use(connection -> {
            assertThat(connection.list(Scripted.names())).containsExactly("Alice", "Bob");
            assertThat(connection.first(Scripted.names())).contains("Alice");
            assertThatThrownBy(() -> connection.one(Scripted.names()))
                    .isInstanceOf(MultipleResultsException.class)
                    .hasMessageContaining("[SQL: " + Scripted.NAMES + "]");
            assertThatThrownBy(() -> connection.oneOrNone(Scripted.names()))
                    .isInstanceOf(MultipleResultsException.class);

            scripted.database.answer(Scripted.NAMES, List.of("name"), List.of());
            assertThat(connection.list(Scripted.names())).isEmpty();
            assertThat(connection.first(Scripted.names())).isEmpty();
            assertThat(connection.oneOrNone(Scripted.names())).isEmpty();
            assertThatThrownBy(() -> connection.one(Scripted.names()))
                    .isInstanceOf(NoResultException.class)
                    .hasMessageContaining("use oneOrNone() or first()");

            scripted.database.answer(Scripted.NAMES, List.of("name"), List.of(List.of("Carol")));
            assertThat(connection.one(Scripted.names())).isEqualTo("Carol");
            assertThat(connection.oneOrNone(Scripted.names())).contains("Carol");
        });
    }

    @Test
    void commandsGiveTheNumberOfRows() {
        scripted.database.affect(Scripted.ADD, 1);

        assertThat(engine.<Long, RuntimeException>with(connection -> connection.execute(Scripted.add("Dora"))))
                .isEqualTo(1);
    }

    @Test
    void theWholeAnswer() {
        scripted.database.answer("select a, b from t", List.of("a", "b"), List.of(List.of(1, "x"), List.of(2, "y")));
        engine.use(connection -> {
            var result = connection.execute(text("select a, b from t"));

            assertThat(result.names()).containsExactly("a", "b");
            assertThat(result.rowCount()).isEqualTo(2);
            assertThat(result.mappings()).containsExactly(Map.of("a", 1, "b", "x"), Map.of("a", 2, "b", "y"));
        });
    }

    @Test
    void rawSqlThatReturnsNoRows() {
        scripted.database.affect("update t set a = 1", 7);
        engine.use(connection -> {
            assertThat(connection.execute(text("update t set a = 1")).rowCount())
                    .isEqualTo(7);
            assertThatThrownBy(() -> connection.list(text("update t set a = 1")))
                    .isInstanceOf(ResultUseException.class)
                    .hasMessageContaining("use execute(query).rowCount()");
        });
    }

    @Test
    void outsideOfATransactionEachStatementIsOnItsOwn() {
        engine.use(connection -> {
            connection.execute(Scripted.add("Dora"));
            connection.list(Scripted.names());

            assertThat(connection.inTransaction()).isFalse();
            assertThat(connection.roundTrips()).isEqualTo(2);
            assertThat(connection.statements()).isEqualTo(2);
        });

        assertThat(scripted.log()).containsExactly(Scripted.ADD, Scripted.NAMES);
    }

    @Test
    void rawSqlCannotControlTransactions() {
        engine.use(connection -> {
            assertThatThrownBy(() -> connection.execute(text("commit"))).isInstanceOf(InvalidStatementException.class);
            assertThatThrownBy(() -> connection.stream(text("begin"))).isInstanceOf(InvalidStatementException.class);
            assertThat(connection.list(Scripted.names())).hasSize(2);
        });

        assertThat(scripted.log()).containsExactly(Scripted.NAMES);
    }

    @Test
    void afterItIsClosedNothingWorks() {
        var connection = engine.connect();
        connection.close();
        connection.close();

        assertThat(connection.isClosed()).isTrue();
        assertThatThrownBy(() -> connection.list(Scripted.names()))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("take another with engine.connect()");
        assertThatThrownBy(connection::begin).isInstanceOf(ConnectionClosedException.class);
        assertThatThrownBy(connection::savepoint).isInstanceOf(ConnectionClosedException.class);
        assertThatThrownBy(connection::invalidate).isInstanceOf(ConnectionClosedException.class);
        assertThatThrownBy(() -> connection.unwrap(Object.class)).isInstanceOf(ConnectionClosedException.class);
        assertThat(engine.status().leased()).isZero();
    }

    @Test
    void twoAtOnceAreRefusedAndTheFirstGoesOn() throws Exception {
        var running = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        scripted.database.before(Step.EXECUTE, () -> {
            running.countDown();
            await(goOn);
        });
        try (var connection = engine.connect();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> connection.list(Scripted.names()));
            running.await();

            assertThatThrownBy(() -> connection.execute(Scripted.add("Dora")))
                    .isInstanceOf(ConcurrentUseException.class)
                    .hasMessageContaining(
                            "execute() on thread #" + Thread.currentThread().threadId())
                    .hasMessageContaining("overlaps with list() on thread #");

            goOn.countDown();
            assertThat(first.get()).containsExactly("Alice", "Bob");
        }
        assertThat(scripted.log()).containsExactly(Scripted.NAMES);
    }

    @Test
    void aRowMappingCannotUseItsOwnConnection() {
        engine.use(connection -> {
            var nested = Scripted.names().map(name -> connection.list(Scripted.names()));

            assertThatThrownBy(() -> connection.list(nested))
                    .isInstanceOf(ConcurrentUseException.class)
                    .hasMessageContaining("collect the rows first");
            assertThat(connection.list(Scripted.names())).hasSize(2);
        });
    }

    @Test
    void aDetachedConnectionIsTheCallersAndFreesItsPlace() {
        var connection = engine.connect();
        var own = connection.detach();

        assertThat(connection.isClosed()).isTrue();
        assertThat(engine.status().total()).isZero();
        assertThat(own.usable()).isTrue();
        own.close();
    }

    @Test
    void errorsNameTheStatementAndHideItsValues() {
        scripted.database.failNext(Step.EXECUTE, Scripted::duplicate);
        engine.use(connection -> assertThatThrownBy(() -> connection.execute(Scripted.add("topsecret")))
                .hasMessageContaining("[SQL: " + Scripted.ADD + "]")
                .hasMessageNotContaining("topsecret"));
    }

    @Test
    void anEngineCompilesWithoutExecuting() {
        assertThat(engine.compile(Scripted.add("topsecret"))).isEqualTo(Scripted.ADD);
        assertThat(scripted.database.log()).isEmpty();
    }

    @Test
    void anEngineCountsWhatItDid() {
        engine.begin(connection -> {
            connection.list(Scripted.names());
            connection.list(Scripted.names());
        });

        assertThat(engine.statistics()).isEqualTo(new EngineStatistics(4, 3, 1, 1));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
