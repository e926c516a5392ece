package dev.aludel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.DatabaseException;
import dev.aludel.error.PendingRollbackException;
import dev.aludel.error.TransactionStateException;
import dev.aludel.error.UniqueException;
import dev.aludel.testkit.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SavepointTest {
    private final Scripted scripted = new Scripted();
    private final Engine engine = scripted.engine;

    @AfterEach
    void close() {
        scripted.close();
    }

    @Test
    void scopesReleaseWhatReturnsAndUndoWhatThrows() {
        engine.begin(connection -> {
            connection.savepoint(c -> c.execute(Scripted.add("Dora")));
            assertThat(connection.<String, RuntimeException>nested(
                            c -> c.first(Scripted.names()).orElseThrow()))
                    .isEqualTo("Alice");
            assertThatThrownBy(() -> connection.savepoint(c -> {
                        c.execute(Scripted.add("Emil"));
                        throw new IllegalStateException("no");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        });

        assertThat(scripted.log())
                .containsExactly(
                        "begin",
                        "savepoint aludel_1",
                        Scripted.ADD,
                        "release savepoint aludel_1",
                        "savepoint aludel_2",
                        Scripted.NAMES,
                        "release savepoint aludel_2",
                        "savepoint aludel_3",
                        Scripted.ADD,
                        "rollback to savepoint aludel_3",
                        "release savepoint aludel_3",
                        "commit");
    }

    @Test
    void aSavepointCostsNoRoundTripOfItsOwn() {
        engine.begin(connection -> {
            connection.savepoint();
            assertThat(connection.roundTrips()).isZero();
            connection.list(Scripted.names());
            assertThat(connection.roundTrips()).isEqualTo(1);
        });
    }

    @Test
    void rollingBackToItRevivesAFailedTransaction() {
        engine.begin(connection -> {
            connection.execute(Scripted.add("Dora"));
            scripted.database.failNext(Step.EXECUTE, Scripted::duplicate);
            assertThatThrownBy(() -> connection.savepoint(c -> c.execute(Scripted.add("Alice"))))
                    .isInstanceOf(UniqueException.class);

            assertThat(connection.list(Scripted.names())).hasSize(2);
        });

        assertThat(scripted.log()).endsWith(Scripted.NAMES, "commit");
    }

    @Test
    void aReleaseThatFailsIsThrownAndNothingMoreIsSentForIt() {
        engine.use(connection -> {
            var transaction = connection.begin();
            scripted.database.failNext(
                    Step.RELEASE_SAVEPOINT, () -> new DatabaseException("no such savepoint", "look"));
            assertThatThrownBy(() -> connection.savepoint(c -> c.list(Scripted.names())))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("no such savepoint")
                    .hasNoSuppressedExceptions();
            transaction.rollback();
        });

        assertThat(scripted.log())
                .containsExactly(
                        "begin", "savepoint aludel_1", Scripted.NAMES, "release savepoint aludel_1", "rollback");
    }

    @Test
    void theEndOfTheTransactionEndsItsSavepoints() {
        engine.use(connection -> {
            var transaction = connection.begin();
            var savepoint = connection.savepoint();
            transaction.commit();

            assertThat(savepoint.isActive()).isFalse();
            assertThatThrownBy(savepoint::release)
                    .isInstanceOf(TransactionStateException.class)
                    .hasMessageContaining("the savepoint aludel_1, which has ended");
            assertThatThrownBy(savepoint::rollback).isInstanceOf(TransactionStateException.class);
            savepoint.close();
        });

        assertThat(scripted.log()).containsExactly("begin", "savepoint aludel_1", "commit");
    }

    @Test
    void theEndOfAnOuterOneEndsThoseInside() {
        engine.begin(connection -> {
            var outer = connection.savepoint();
            var inner = connection.savepoint();
            outer.rollback();

            assertThat(inner.isActive()).isFalse();
            inner.close();
            var next = connection.savepoint();
            assertThat(next.name()).isEqualTo("aludel_3");
            next.release();
        });

        assertThat(scripted.log())
                .containsExactly(
                        "begin",
                        "savepoint aludel_1",
                        "savepoint aludel_2",
                        "rollback to savepoint aludel_1",
                        "release savepoint aludel_1",
                        "savepoint aludel_3",
                        "release savepoint aludel_3",
                        "commit");
    }

    @Test
    void outsideOfATransactionThereAreNone() {
        engine.use(connection -> assertThatThrownBy(connection::savepoint)
                .isInstanceOf(TransactionStateException.class)
                .hasMessageContaining("begin() a transaction first"));
    }

    @Test
    void aLostConnectionCannotReturnToIt() {
        engine.use(connection -> {
            var transaction = connection.begin();
            var savepoint = connection.savepoint();
            connection.list(Scripted.names());
            scripted.database.shutdown();
            assertThatThrownBy(() -> connection.list(Scripted.names())).isNotNull();

            assertThatThrownBy(savepoint::rollback).isInstanceOf(PendingRollbackException.class);
            savepoint.close();
            transaction.rollback();
            assertThat(connection.list(Scripted.names())).hasSize(2);
        });
    }
}
