package dev.aludel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.IsolationLevel;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.error.DatabaseException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.PendingRollbackException;
import dev.aludel.error.TransactionStateException;
import dev.aludel.error.UniqueException;
import dev.aludel.testkit.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TransactionTest {
    private final Scripted scripted = new Scripted();
    private final Engine engine = scripted.engine;

    @AfterEach
    void close() {
        scripted.close();
    }

    @Test
    void beginTravelsWithTheFirstStatementAndCommitIsWaitedFor() {
        engine.use(connection -> {
            try (var transaction = connection.begin()) {
                assertThat(connection.roundTrips()).isZero();
                connection.list(Scripted.names());
                assertThat(connection.roundTrips()).isEqualTo(1);
                connection.execute(Scripted.add("Dora"));
                transaction.commit();

                assertThat(connection.roundTrips()).isEqualTo(3);
                assertThat(transaction.state()).isEqualTo(TransactionState.COMMITTED);
                assertThat(connection.inTransaction()).isFalse();
            }
        });

        assertThat(scripted.log()).containsExactly("begin", Scripted.NAMES, Scripted.ADD, "commit");
    }

    @Test
    void aTransactionThatIsNotCommittedIsRolledBack() {
        engine.use(connection -> {
            var transaction = connection.begin();
            connection.execute(Scripted.add("Dora"));
            transaction.close();
            transaction.close();

            assertThat(transaction.state()).isEqualTo(TransactionState.ROLLED_BACK);
            assertThat(connection.list(Scripted.names())).hasSize(2);
        });

        assertThat(scripted.log()).containsExactly("begin", Scripted.ADD, "rollback", Scripted.NAMES);
    }

    @Test
    void theRollbackOfAReaderIsNotWaitedFor() {
        engine.use(connection -> {
            var transaction = connection.begin(TransactionOptions.READ_ONLY);
            connection.list(Scripted.names());
            transaction.close();

            assertThat(connection.roundTrips()).isEqualTo(1);
        });

        assertThat(scripted.log()).containsExactly("begin read only", Scripted.NAMES, "rollback");
    }

    @Test
    void closingTheConnectionRollsBack() {
        var connection = engine.connect();
        var transaction = connection.begin();
        connection.execute(Scripted.add("Dora"));
        connection.close();

        assertThat(transaction.state()).isEqualTo(TransactionState.ROLLED_BACK);
        transaction.close();
        assertThat(scripted.log()).containsExactly("begin", Scripted.ADD, "rollback");
    }

    @Test
    void scopesCommitWhatReturnsAndUndoWhatThrows() throws IOException {
        engine.begin(connection -> connection.execute(Scripted.add("Dora")));
        String name =
                engine.transact(connection -> connection.first(Scripted.names()).orElseThrow());
        assertThat(name).isEqualTo("Alice");
        assertThatThrownBy(() -> engine.begin(connection -> {
                    connection.execute(Scripted.add("Emil"));
                    throw new IOException("disk");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk");
        assertThatThrownBy(() -> engine.transact(connection -> {
                    connection.execute(Scripted.add("Emil"));
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(scripted.log())
                .containsExactly(
                        "begin",
                        Scripted.ADD,
                        "commit", //
                        "begin",
                        Scripted.NAMES,
                        "commit", //
                        "begin",
                        Scripted.ADD,
                        "rollback", //
                        "begin",
                        Scripted.ADD,
                        "rollback");
        assertThat(engine.status().leased()).isZero();
    }

    @Test
    void nothingFollowsTheEndOfATransactionInsideItsScope() {
        try (var connection = scripted.engine.connect()) {
            connection.begin(c -> {
                c.execute(Scripted.add("Dora"));
                c.transaction().orElseThrow().commit();
                assertThatThrownBy(() -> c.execute(Scripted.add("Emil")))
                        .isInstanceOf(TransactionStateException.class)
                        .hasMessageContaining("has ended (COMMITTED)")
                        .hasMessageContaining("let the block end first");
                assertThatThrownBy(c::begin).isInstanceOf(TransactionStateException.class);
                assertThatThrownBy(() -> c.stream(Scripted.names())).isInstanceOf(TransactionStateException.class);
            });
            int one = connection.transact(c -> {
                c.transaction().orElseThrow().rollback();
                assertThatThrownBy(() -> c.list(Scripted.names()))
                        .isInstanceOf(TransactionStateException.class)
                        .hasMessageContaining("has ended (ROLLED_BACK)");
                return 1;
            });
            assertThat(one).isEqualTo(1);
            connection.execute(Scripted.add("Finn"));
        }
        assertThat(scripted.database.log())
                .containsExactly(
                        "connect", "begin", Scripted.ADD, "commit", "begin", "rollback", Scripted.ADD, "reset");
    }

    @Test
    void aSecondBeginIsRefused() {
        engine.begin(connection -> {
            assertThatThrownBy(connection::begin)
                    .isInstanceOf(TransactionStateException.class)
                    .hasMessageContaining("begin() was called, but the connection is in a transaction already")
                    .hasMessageContaining("savepoint() or nested()");
            assertThatThrownBy(() -> connection.transact(c -> 1)).isInstanceOf(TransactionStateException.class);
            connection.list(Scripted.names());
        });

        assertThat(scripted.log()).containsExactly("begin", Scripted.NAMES, "commit");
    }

    @Test
    void aBeginThatFailsIsReportedByTheFirstStatement() {
        scripted.database.failNext(Step.BEGIN, () -> new DatabaseException("no more transactions", "wait"));
        engine.use(connection -> {
            var transaction = connection.begin();
            assertThatThrownBy(() -> connection.list(Scripted.names()))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("no more transactions");
            assertThatThrownBy(transaction::commit).isInstanceOf(PendingRollbackException.class);
            transaction.rollback();
        });
    }

    @Test
    void afterAFailureNothingButARollbackIsAccepted() {
        engine.use(connection -> {
            var transaction = connection.begin();
            scripted.database.failNext(Step.EXECUTE, Scripted::duplicate);
            assertThatThrownBy(() -> connection.execute(Scripted.add("Alice"))).isInstanceOf(UniqueException.class);

            assertThat(transaction.state()).isEqualTo(TransactionState.FAILED);
            assertThatThrownBy(() -> connection.list(Scripted.names()))
                    .isInstanceOf(PendingRollbackException.class)
                    .hasMessageContaining("roll it back first")
                    .hasCauseInstanceOf(UniqueException.class);
            assertThatThrownBy(connection::savepoint).isInstanceOf(PendingRollbackException.class);
            assertThatThrownBy(transaction::commit)
                    .isInstanceOf(PendingRollbackException.class)
                    .hasCauseInstanceOf(UniqueException.class);

            transaction.rollback();
            assertThat(connection.list(Scripted.names())).hasSize(2);
        });

        assertThat(scripted.log()).containsExactly("begin", Scripted.ADD, "rollback", Scripted.NAMES);
    }

    @Test
    void aCommitThatFailsLeavesTheTransactionToBeRolledBack() {
        engine.use(connection -> {
            var transaction = connection.begin();
            connection.execute(Scripted.add("Dora"));
            scripted.database.failNext(Step.COMMIT, Scripted::duplicate);
            assertThatThrownBy(transaction::commit).isInstanceOf(UniqueException.class);

            assertThat(transaction.state()).isEqualTo(TransactionState.FAILED);
            assertThat(connection.inTransaction()).isTrue();
            assertThatThrownBy(() -> connection.list(Scripted.names()))
                    .isInstanceOf(PendingRollbackException.class)
                    .hasCauseInstanceOf(UniqueException.class);
            assertThatThrownBy(transaction::commit).isInstanceOf(PendingRollbackException.class);

            transaction.rollback();
            assertThat(connection.list(Scripted.names())).hasSize(2);
        });
        // The database ended the transaction itself when COMMIT failed; nothing was invalidated.
        assertThat(scripted.log()).containsExactly("begin", Scripted.ADD, "commit", Scripted.NAMES);
        assertThat(scripted.database.opened()).isEqualTo(1);
    }

    @Test
    void aScopeWhoseCommitFailsThrowsThatAndRollsBack() {
        scripted.database.failNext(Step.COMMIT, Scripted::duplicate);

        assertThatThrownBy(() -> engine.begin(connection -> connection.execute(Scripted.add("Dora"))))
                .isInstanceOf(UniqueException.class)
                .hasNoSuppressedExceptions();
        assertThat(engine.status().leased()).isZero();
    }

    @Test
    void anInterruptBeforeCommitSendsNothing() {
        engine.use(connection -> {
            var transaction = connection.begin();
            connection.execute(Scripted.add("Dora"));
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(transaction::commit)
                        .isInstanceOf(OperationCancelledException.class)
                        .hasMessageContaining("before COMMIT was sent");
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            } finally {
                Thread.interrupted();
            }
            assertThat(transaction.state()).isEqualTo(TransactionState.ACTIVE);
            transaction.rollback();
        });

        assertThat(scripted.log()).containsExactly("begin", Scripted.ADD, "rollback");
    }

    @Test
    void anEndedTransactionCannotBeEndedAgain() {
        engine.use(connection -> {
            var committed = connection.begin();
            committed.commit();
            assertThatThrownBy(committed::commit)
                    .isInstanceOf(TransactionStateException.class)
                    .hasMessageContaining("has ended (COMMITTED)");
            assertThatThrownBy(committed::rollback).isInstanceOf(TransactionStateException.class);
            committed.close();

            var rolledBack = connection.begin();
            rolledBack.rollback();
            rolledBack.rollback();
            assertThatThrownBy(rolledBack::commit)
                    .isInstanceOf(TransactionStateException.class)
                    .hasMessageContaining("has ended (ROLLED_BACK)");
        });
    }

    @Test
    void aRollbackThatFailsEndsTheConnection() {
        engine.use(connection -> {
            var transaction = connection.begin();
            connection.execute(Scripted.add("Dora"));
            scripted.database.failNext(Step.ROLLBACK, () -> new DatabaseException("odd", "look"));
            transaction.rollback();

            assertThat(transaction.state()).isEqualTo(TransactionState.ROLLED_BACK);
            assertThat(connection.list(Scripted.names())).hasSize(2);
        });
        assertThat(scripted.database.opened()).isEqualTo(2);
    }

    @Test
    void theLevelIsThatOfTheTransactionElseOfTheConnectionElseOfTheEngine() {
        var begun = new ArrayList<String>();
        var listener = new StatementListener() {
            @Override
            public void sent(StatementEvent statement) {
                begun.add(statement.sql());
            }
        };
        try (var serializable = new Scripted(Engine.builder("scripted:test")
                .isolation(IsolationLevel.SERIALIZABLE)
                .listener(listener))) {
            serializable.engine.use(connection -> {
                connection.begin().close();
                connection.isolation(IsolationLevel.REPEATABLE_READ);
                connection.begin().close();
                connection
                        .begin(TransactionOptions.READ_ONLY.isolation(IsolationLevel.READ_COMMITTED))
                        .close();
                try (var transaction = connection.begin()) {
                    assertThatThrownBy(() -> connection.isolation(IsolationLevel.SERIALIZABLE))
                            .isInstanceOf(TransactionStateException.class);
                    assertThat(transaction.options().isolation()).isEqualTo(IsolationLevel.REPEATABLE_READ);
                }
            });
            // The next user of the same connection gets the engine's level again.
            serializable.engine.use(connection -> connection.begin().close());
        }

        assertThat(begun.stream().filter(sql -> sql.startsWith("BEGIN")))
                .isEqualTo(List.of(
                        "BEGIN ISOLATION LEVEL SERIALIZABLE",
                        "BEGIN ISOLATION LEVEL REPEATABLE READ",
                        "BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY",
                        "BEGIN ISOLATION LEVEL REPEATABLE READ",
                        "BEGIN ISOLATION LEVEL SERIALIZABLE"));
    }

    @Test
    void lambdasInferWithAndWithoutCheckedExceptions() throws IOException {
        engine.use(connection -> connection.list(Scripted.names()));
        engine.begin(c -> c.execute(Scripted.add("x")));
        int size = engine.with(c -> c.list(Scripted.names()).size());
        List<String> names = engine.transact(c -> c.list(Scripted.names()));
        Object nothing = engine.with(c -> null);
        String read = engine.with(TransactionTest::readFile);
        engine.use(TransactionTest::writeFile);
        String nested =
                engine.transact(c -> c.nested(d -> d.first(Scripted.names()).orElse("none")));

        assertThat(size).isEqualTo(names.size());
        assertThat(nothing).isNull();
        assertThat(read).isEqualTo("read");
        assertThat(nested).isEqualTo("Alice");
    }

    private static String readFile(Connection connection) throws IOException {
        if (connection.isClosed()) {
            throw new IOException("closed");
        }
        return "read";
    }

    private static void writeFile(Connection connection) throws IOException {
        readFile(connection);
    }
}
