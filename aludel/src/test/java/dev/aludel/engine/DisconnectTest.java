package dev.aludel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.IsolationLevel;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.Outcome;
import dev.aludel.error.PendingRollbackException;
import dev.aludel.testkit.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DisconnectTest {
    private final Scripted scripted = new Scripted();
    private final Engine engine = scripted.engine;

    @AfterEach
    void close() {
        scripted.close();
    }

    @Test
    void aLostConnectionIsReplacedAtTheNextUseAndSoAreTheIdleOnes() {
        engine.use(first -> engine.use(second -> second.list(Scripted.names())));
        assertThat(engine.status().idle()).isEqualTo(2);
        scripted.database.shutdown();

        engine.use(connection -> {
            assertThatThrownBy(() -> connection.list(Scripted.names())).isInstanceOf(DisconnectedException.class);

            assertThat(connection.isClosed()).isFalse();
            assertThat(connection.list(Scripted.names())).hasSize(2);
            // The other idle one, lost too, is not given to anyone.
            engine.use(other -> assertThat(other.list(Scripted.names())).hasSize(2));
        });
        assertThat(scripted.database.opened()).isEqualTo(4);
    }

    @Test
    void insideATransactionTheRollbackComesFirst() {
        engine.use(connection -> {
            var transaction = connection.begin();
            connection.execute(Scripted.add("Dora"));
            scripted.database.shutdown();
            assertThatThrownBy(() -> connection.list(Scripted.names())).isInstanceOf(DisconnectedException.class);

            assertThat(transaction.state()).isEqualTo(TransactionState.FAILED);
            assertThatThrownBy(() -> connection.list(Scripted.names()))
                    .isInstanceOf(PendingRollbackException.class)
                    .hasCauseInstanceOf(DisconnectedException.class);
            transaction.rollback();
            assertThat(connection.list(Scripted.names())).hasSize(2);
        });

        assertThat(scripted.log()).doesNotContain("rollback");
        assertThat(scripted.database.opened()).isEqualTo(2);
    }

    @Test
    void aCommitWithoutAnAnswerIsInDoubt() {
        engine.use(connection -> {
            var transaction = connection.begin();
            connection.execute(Scripted.add("Dora"));
            scripted.database.shutdown(Step.COMMIT);
            assertThatThrownBy(transaction::commit).isInstanceOfSatisfying(DisconnectedException.class, lost -> {
                assertThat(lost.outcome()).isEqualTo(Outcome.IN_DOUBT);
                assertThat(lost.retryable()).isFalse();
            });

            assertThat(transaction.state()).isEqualTo(TransactionState.IN_DOUBT);
            assertThatThrownBy(() -> connection.list(Scripted.names())).isInstanceOf(PendingRollbackException.class);
            transaction.close();
            assertThat(transaction.state()).isEqualTo(TransactionState.IN_DOUBT);
            assertThat(connection.list(Scripted.names())).hasSize(2);
        });
    }

    @Test
    void whileTheDatabaseIsAwayTheConnectErrorIsThrown() {
        engine.use(connection -> {
            scripted.database.stop();
            assertThatThrownBy(() -> connection.list(Scripted.names())).isInstanceOf(DisconnectedException.class);
            assertThatThrownBy(() -> connection.list(Scripted.names())).isInstanceOf(ConnectFailedException.class);

            scripted.database.restart();
            assertThat(connection.list(Scripted.names())).hasSize(2);
        });
    }

    @Test
    void anInvalidatedConnectionIsReplacedAtTheNextUse() {
        engine.use(connection -> {
            connection.isolation(IsolationLevel.SERIALIZABLE);
            var transaction = connection.begin();
            connection.list(Scripted.names());
            connection.invalidate();

            assertThatThrownBy(() -> connection.list(Scripted.names())).isInstanceOf(PendingRollbackException.class);
            transaction.rollback();
            try (var next = connection.begin()) {
                // What was set on the connection holds on its new one too.
                assertThat(next.options().isolation()).isEqualTo(IsolationLevel.SERIALIZABLE);
                connection.list(Scripted.names());
            }
        });
        assertThat(scripted.database.opened()).isEqualTo(2);
        assertThat(scripted.log()).doesNotContain("rollback to");
    }

    @Test
    void whatWasCountedOnALostConnectionIsKept() {
        engine.use(connection -> {
            connection.list(Scripted.names());
            connection.invalidate();
            connection.list(Scripted.names());

            assertThat(connection.roundTrips()).isEqualTo(2);
            assertThat(connection.statements()).isEqualTo(2);
        });
    }
}
