package dev.aludel.engine;

import static dev.aludel.schema.ColumnOption.initial;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.sql.Sql.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.error.ParameterException;
import dev.aludel.error.UniqueException;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.Batch;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.StatementRecorder;
import dev.aludel.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches mean the same whether their rows are sent one by one or together. */
@EveryDatabase
class BatchesTest {
    private static final AtomicInteger TICKETS = new AtomicInteger();
    private static final Letters LETTER = new Letters();

    private Engine engine;

    private static final class Letters extends Table {
        final IntColumn id = intColumn("id", primaryKey());
        final TextColumn body = textColumn("body");
        final IntColumn ticket = intColumn("ticket", initial(TICKETS::incrementAndGet));

        private Letters() {
            super("letters", null);
        }
    }

    @BeforeEach
    void open() {
        TICKETS.set(0);
        engine = Engine.create(TestDatabase.url());
        engine.begin(connection -> MetaData.of(LETTER).createAll(connection));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static Batch letters(int count, String body) {
        var rows = new ArrayList<Object[]>();
        for (int i = 1; i <= count; i++) {
            rows.add(new Object[] {body, i});
        }
        return new Batch(insert(LETTER).set(LETTER.id.toParameter(1), LETTER.body.toParameter(0)), rows);
    }

    private List<Integer> found() {
        return engine.with(connection -> connection.list(
                select(LETTER.id).where(LETTER.ticket.eq(LETTER.id)).orderBy(LETTER.id)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 100, 1_000, 3_003})
    void eachRowIsThereOnceAndCounted(int count) {
        var result = engine.with(connection -> connection.executeBatch(letters(count, "text")));

        assertThat(result.counts()).isEqualTo(Collections.nCopies(count, 1L));
        assertThat(found()).hasSize(count).endsWith(count);
    }

    @Test
    void aThousandRowsAreFewStatementsWhereEachWouldBeARoundTrip() {
        assumeTrue(engine.dialect().groupsRows());
        engine.begin(connection -> {
            connection.execute(delete(LETTER).everywhere());
            long statements = connection.statements();
            long roundTrips = connection.roundTrips();
            connection.executeBatch(letters(1_000, "text"));

            assertThat(connection.statements() - statements).isEqualTo(8); // the savepoint's two
            assertThat(connection.roundTrips() - roundTrips).isEqualTo(7);
        });
        try (var recorder = StatementRecorder.on(engine)) {
            engine.use(connection -> {
                connection.execute(delete(LETTER).everywhere());
                connection.executeBatch(letters(9, "text"));
            });
            assertThat(recorder.sql())
                    .containsExactly(
                            "DELETE FROM letters",
                            "INSERT INTO letters (id, body, ticket) VALUES " + "(?, ?, ?), ".repeat(7) + "(?, ?, ?)",
                            "INSERT INTO letters (id, body, ticket) VALUES (?, ?, ?)");
        }
    }

    /** 40 of them are more than a server takes in one packet. */
    @Test
    void largeRows() {
        engine.use(connection -> connection.executeBatch(letters(40, "x".repeat(500_000))));
        assertThat(found()).hasSize(40);
    }

    @Test
    void aRowThatFailsUndoesAllOutsideOfATransaction() {
        var rows = new ArrayList<>(letters(700, "text").rows());
        rows.set(690, rows.getFirst());
        var batch = new Batch(letters(1, "").template(), rows);

        engine.use(connection ->
                assertThatThrownBy(() -> connection.executeBatch(batch)).isInstanceOf(UniqueException.class));
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 700})
    void aRowThatFailsUndoesAllInsideOfATransactionThatGoesOn(int size) {
        assumeTrue(!engine.dialect().name().equals("PostgreSQL"), "there the transaction has failed");
        var inserts = new ArrayList<>(letters(size, "text").rows());
        inserts.set(size - 1, new Object[] {"text", 0});
        engine.begin(connection -> {
            connection.execute(insert(LETTER).set(LETTER.id.to(0), LETTER.body.to("start")));
            connection.executeBatch(new Batch(
                    insert(LETTER).set(LETTER.id.toParameter(1), LETTER.body.toParameter(0)),
                    List.of(new Object[] {"start", 4_000}, new Object[] {"start", 4_001})));
            assertThatThrownBy(() ->
                            connection.executeBatch(new Batch(letters(1, "").template(), inserts)))
                    .isInstanceOf(UniqueException.class);
            var rename = update(LETTER).set(LETTER.id.toParameter(1)).where(LETTER.id.eqParameter(0));
            assertThatThrownBy(() -> connection.executeBatch(new Batch(
                            rename,
                            List.of(
                                    new Object[] {4_001, 4_002},
                                    new Object[] {4_002, 4_003},
                                    new Object[] {0, 4_000},
                                    new Object[] {4_003, 4_004}))))
                    .isInstanceOf(UniqueException.class);
            connection.execute(insert(LETTER).set(LETTER.id.to(9_999), LETTER.body.to("end")));
        });
        assertThat(engine.<List<Integer>, RuntimeException>with(
                        connection -> connection.list(select(LETTER.id).orderBy(LETTER.id))))
                .containsExactly(0, 4_000, 4_001, 9_999);
    }

    @Test
    void aRowThatLacksAValue() {
        var rows = new ArrayList<>(letters(20, "text").rows());
        rows.set(5, new Object[] {"text"});
        var batch = new Batch(letters(1, "").template(), rows);

        engine.use(connection -> assertThatThrownBy(() -> connection.executeBatch(batch))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("row 5 of the batch"));
        assertThat(found()).isEmpty();
    }

    @Test
    void changesCountWhatTheyMatch() {
        engine.use(connection -> connection.executeBatch(letters(20, "text")));
        var rows = new ArrayList<Object[]>();
        for (int i = 0; i < 10; i++) {
            rows.add(new Object[] {i});
        }
        var update = new Batch(update(LETTER).set(LETTER.body.to("new")).where(LETTER.id.eqParameter(0)), rows);
        var result = engine.with(connection -> connection.executeBatch(update));
        assertThat(result.counts()).containsExactly(0L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L);
    }
}
