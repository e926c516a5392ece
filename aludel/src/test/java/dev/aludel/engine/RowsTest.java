package dev.aludel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.IsolationLevel;
import dev.aludel.error.DatabaseException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.ResultUseException;
import dev.aludel.error.TransactionStateException;
import dev.aludel.sql.ReadScope;
import dev.aludel.testkit.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RowsTest {
    private final Scripted scripted = new Scripted();
    private final Engine engine = scripted.engine;

    @BeforeEach
    void manyRows() {
        var rows = IntStream.rangeClosed(1, 361).mapToObj(i -> List.of("n" + i)).toList();
        scripted.database.answer(Scripted.NAMES, List.of("name"), rows);
    }

    @AfterEach
    void close() {
        scripted.close();
    }

    private static Rows<String> open(Connection connection) {
        return connection.stream(Scripted.names(), ReadScope.NONE, 100);
    }

    @Test
    void readToItsEndItFreesEverything() {
        engine.use(connection -> {
            var seen = new ArrayList<String>();
            open(connection).forEach(seen::add);

            assertThat(seen).hasSize(361).startsWith("n1", "n2").endsWith("n361");
            assertThat(connection.inTransaction()).isFalse();
        });

        assertThat(scripted.log())
                .containsExactly("begin read only", Scripted.NAMES, "fetch", "fetch", "fetch", "fetch", "rollback");
    }

    @Test
    void stoppingEarlyFreesTheCursorAndTheTransaction() {
        engine.use(connection -> {
            try (var rows = open(connection)) {
                assertThat(rows.iterator().next()).isEqualTo("n1");
            }
            assertThat(connection.inTransaction()).isFalse();
            connection.execute(Scripted.add("Dora"));
        });

        assertThat(scripted.log())
                .containsExactly("begin read only", Scripted.NAMES, "fetch", "rollback", Scripted.ADD);
    }

    @Test
    void aConsumerThatThrowsFreesThemToo() {
        engine.use(connection -> {
            assertThatThrownBy(() -> {
                        try (var rows = open(connection)) {
                            rows.forEach(name -> {
                                throw new IllegalStateException(name);
                            });
                        }
                    })
                    .hasMessage("n1");
            assertThat(connection.inTransaction()).isFalse();
        });
    }

    @Test
    void partsOfDifferentSizes() {
        engine.use(connection -> {
            try (var rows = open(connection)) {
                var iterator = rows.iterator();
                for (int i = 0; i < 22; i++) {
                    iterator.next();
                }
                var rest = new ArrayList<String>();
                iterator.forEachRemaining(rest::add);

                assertThat(rest).hasSize(339).startsWith("n23");
            }
            try (var rows = open(connection)) {
                var sizes = new ArrayList<Integer>();
                rows.partitions(150).forEach(part -> sizes.add(part.size()));
                assertThat(sizes).containsExactly(150, 150, 61);
            }
            try (var stream = open(connection).stream()) {
                assertThat(stream.skip(1).findFirst()).contains("n2");
            }
            assertThat(connection.inTransaction()).isFalse();
        });
    }

    @Test
    void outsideOfATransactionItHasTheConnectionToItself() {
        engine.use(connection -> {
            try (var rows = open(connection)) {
                assertThatThrownBy(() -> connection.execute(Scripted.add("Dora")))
                        .isInstanceOf(TransactionStateException.class)
                        .hasMessageContaining("A stream that was opened outside of a transaction is still open")
                        .hasMessageContaining("close it first, or begin()");
                assertThatThrownBy(connection::begin).isInstanceOf(TransactionStateException.class);
                assertThat(rows.iterator().next()).isEqualTo("n1");
            }
            connection.execute(Scripted.add("Dora"));
        });
    }

    @Test
    void insideATransactionOtherStatementsGoOn() {
        engine.begin(connection -> {
            try (var rows = open(connection)) {
                var iterator = rows.iterator();
                iterator.next();
                connection.execute(Scripted.add("Dora"));
                assertThat(iterator.next()).isEqualTo("n2");
            }
        });

        assertThat(scripted.log()).containsExactly("begin", Scripted.NAMES, "fetch", Scripted.ADD, "commit");
    }

    @Test
    void theEndOfItsTransactionEndsIt() {
        engine.use(connection -> {
            var transaction = connection.begin();
            var iterator = open(connection).iterator();
            iterator.next();
            transaction.commit();

            assertThatThrownBy(iterator::next)
                    .isInstanceOf(ResultUseException.class)
                    .hasMessageContaining("cannot be read any more: its transaction was committed");
        });
    }

    @Test
    void theEndOfTheConnectionEndsIt() {
        var connection = engine.connect();
        var rows = open(connection);
        connection.close();

        assertThatThrownBy(() -> rows.iterator().next())
                .isInstanceOf(ResultUseException.class)
                .hasMessageContaining("its connection was closed");
        rows.close();
        assertThat(engine.status().leased()).isZero();
        assertThat(scripted.log()).endsWith("rollback");
    }

    @Test
    void aSavepointEndsThoseThatWereOpenedBehindIt() {
        engine.begin(connection -> {
            var before = open(connection).iterator();
            before.next();
            var savepoint = connection.savepoint();
            var behind = open(connection).iterator();
            behind.next();
            savepoint.rollback();

            assertThat(before.next()).isEqualTo("n2");
            assertThatThrownBy(behind::next).hasMessageContaining("the savepoint before it was rolled back");
        });
    }

    @Test
    void itIsReadOnce() {
        engine.use(connection -> {
            try (var rows = open(connection)) {
                assertThat(rows.iterator().next()).isEqualTo("n1");
                assertThatThrownBy(rows::iterator)
                        .isInstanceOf(ResultUseException.class)
                        .hasMessageContaining("it has one iteration");
            }
        });
    }

    @Test
    void aFailureInTheMiddleFreesTheConnection() {
        engine.use(connection -> {
            var rows = open(connection);
            var iterator = rows.iterator();
            iterator.next();
            scripted.database.failNext(Step.FETCH, () -> new DatabaseException("disk", "look"));

            assertThatThrownBy(() -> iterator.forEachRemaining(name -> {}))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("[SQL: " + Scripted.NAMES + "]");
            assertThat(connection.inTransaction()).isFalse();
            assertThat(connection.list(Scripted.names())).hasSize(361);
        });
    }

    @Test
    void aQueryThatFailsLeavesNothingOpen() {
        engine.use(connection -> {
            scripted.database.failNext(Step.EXECUTE, () -> new DatabaseException("no table", "look"));
            assertThatThrownBy(() -> open(connection)).isInstanceOf(DatabaseException.class);
            assertThat(connection.inTransaction()).isFalse();
            assertThat(connection.list(Scripted.names())).hasSize(361);
        });
        assertThat(scripted.log()).containsExactly("begin read only", Scripted.NAMES, "rollback", Scripted.NAMES);
    }

    @Test
    void aLostConnectionEndsIt() {
        engine.use(connection -> {
            var iterator = open(connection).iterator();
            iterator.next();
            scripted.database.shutdown();
            assertThatThrownBy(() -> iterator.forEachRemaining(name -> {})).isInstanceOf(DisconnectedException.class);
            assertThat(connection.list(Scripted.names())).hasSize(361);
        });
    }

    @Test
    void aSerializableReaderLearnsFromItsCommitWhetherWhatItReadIsTrue() {
        engine.use(connection -> {
            connection.isolation(IsolationLevel.SERIALIZABLE);
            open(connection).forEach(name -> {});
        });

        assertThat(scripted.log()).endsWith("fetch", "commit");
    }
}
