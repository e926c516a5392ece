package dev.aludel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.PendingRollbackException;
import dev.aludel.error.UniqueException;
import dev.aludel.sql.Batch;
import dev.aludel.sql.ReadScope;
import dev.aludel.sql.Sql;
import dev.aludel.testkit.Step;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sending and waiting are two steps: what is sent before the first answer is awaited shares its round trip. */
final class PipelineTest {
    private final Scripted scripted = new Scripted();
    private final Engine engine = scripted.engine;

    @AfterEach
    void close() {
        scripted.close();
    }

    @Test
    void whatIsSentTogetherCostsOneRoundTrip() {
        engine.use(connection -> {
            var transaction = connection.begin();
            var added = connection.send(Scripted.add("Dora"));
            var names = connection.send(Scripted.names(), ReadScope.NONE);
            assertThat(connection.roundTrips()).isZero();

            assertThat(names.await()).containsExactly("Alice", "Bob");
            assertThat(added.await()).isEqualTo(1);
            assertThat(names.await()).hasSize(2);
            assertThat(connection.roundTrips()).isEqualTo(1);
            transaction.commit();
        });

        assertThat(scripted.log()).containsExactly("begin", Scripted.ADD, Scripted.NAMES, "commit");
    }

    @Test
    void answersAreLookedAtInTheOrderOfSending() {
        var heard = new ArrayList<String>();
        engine.observe(new StatementListener() {
            @Override
            public void completed(StatementEvent statement, StatementOutcome outcome) {
                heard.add(statement.sql() + ": " + outcome.rows() + " rows, " + outcome.roundTrips() + " trips");
            }
        });
        engine.use(connection -> {
            var transaction = connection.begin();
            connection.send(Scripted.add("Dora"));
            connection.send(Scripted.names(), ReadScope.NONE).await();
            transaction.commit();
        });

        assertThat(heard)
                .containsExactly(
                        "BEGIN: 0 rows, 1 trips",
                        Scripted.ADD + ": 1 rows, 0 trips",
                        Scripted.NAMES + ": 2 rows, 0 trips",
                        "COMMIT: 0 rows, 1 trips");
    }

    @Test
    void aWholeFlushAndItsCommitShareOneRoundTrip() {
        engine.use(connection -> {
            var transaction = connection.begin();
            var added = connection.send(Scripted.add("Dora"));
            transaction.commit();

            assertThat(connection.roundTrips()).isEqualTo(1);
            assertThat(added.await()).isEqualTo(1);
        });
    }

    @Test
    void commitThrowsWhatAnUnawaitedStatementFailedWith() {
        engine.use(connection -> {
            var transaction = connection.begin();
            scripted.database.failNext(Step.EXECUTE, Scripted::duplicate);
            var added = connection.send(Scripted.add("Alice"));
            assertThatThrownBy(transaction::commit).isInstanceOf(UniqueException.class);

            assertThat(transaction.state()).isEqualTo(TransactionState.FAILED);
            assertThatThrownBy(added::await).isInstanceOf(UniqueException.class);
            assertThatThrownBy(() -> connection.list(Scripted.names())).isInstanceOf(PendingRollbackException.class);
            transaction.rollback();
        });
    }

    @Test
    void batchesAttributeCountsAndRowsToTheirValues() {
        var template = Sql.insert(Scripted.Users.USERS)
                .set(Scripted.Users.USERS.name.to(Sql.parameter(0, SqlTypes.TEXT)))
                .returning(Scripted.Users.USERS.id);
        scripted.database.answer(engine.compile(template), List.of("id"), List.of(List.of(7)));
        List<@Nullable Object[]> rows = List.of(new Object[] {"Dora"}, new Object[] {"Emil"});
        engine.begin(connection -> {
            var result = connection.executeBatch(new Batch(template, rows), template);

            assertThat(result.counts()).containsExactly(1L, 1L);
            assertThat(result.total()).isEqualTo(2);
            assertThat(result.returned()).containsExactly(List.of(7), List.of(7));
        });
    }

    @Test
    void aBatchWithoutRowsSendsNothing() {
        engine.use(connection -> {
            var result = connection.executeBatch(new Batch(Scripted.names(), List.of()), Scripted.names());

            assertThat(result.counts()).isEmpty();
            assertThat(result.returned()).isEmpty();
            assertThat(connection
                            .executeBatch(new Batch(Scripted.add("x"), List.of()))
                            .total())
                    .isZero();
        });
        assertThat(scripted.log()).isEmpty();
    }
}
