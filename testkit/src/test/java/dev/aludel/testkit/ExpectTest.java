package dev.aludel.testkit;

import static dev.aludel.sql.Sql.text;
import static dev.aludel.testkit.Expect.anyOrder;
import static dev.aludel.testkit.Expect.batch;
import static dev.aludel.testkit.Expect.expectRoundTrips;
import static dev.aludel.testkit.Expect.expectSql;
import static dev.aludel.testkit.Expect.expectStatements;
import static dev.aludel.testkit.Expect.expectTraffic;
import static dev.aludel.testkit.Expect.onlyIf;
import static dev.aludel.testkit.Expect.sql;
import static dev.aludel.testkit.Expect.statements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.StandardDialect;
import dev.aludel.engine.Engine;
import dev.aludel.engine.StatementEvent;
import dev.aludel.error.UniqueException;
import dev.aludel.schema.Table;
import dev.aludel.sql.Batch;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.Sql;
import dev.aludel.sql.ValueColumn;
import dev.aludel.type.SqlTypes;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each expectation holds when it should, fails when it should not hold, and says what was sent. */
final class ExpectTest {

    private final ScriptedDatabase database = new ScriptedDatabase(new StandardDialect());
    private final Engine engine = database.engine().build();

    private final Table files = Table.of("files")
            .intColumn("id")
            .valueColumn("content", SqlTypes.BYTES)
            .build();
    private final IntColumn id = files.column("id", IntColumn.class);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void statementsAreCounted() {
        expectStatements(engine, 2, this::twoInserts);
        expectStatements(engine, 0, () -> {});

        fails(() -> expectStatements(engine, 1, this::twoInserts)).hasMessage("""
                expected 1 statements, but 2 were sent:
                  1. INSERT INTO files (id) VALUES (?)  [1]
                  2. INSERT INTO files (id) VALUES (?)  [2]""");
        fails(() -> expectStatements(engine, 1, () -> {}))
                .hasMessage("expected 1 statements, but 0 were sent; nothing was sent");
    }

    @Test
    void aBatchIsOneStatement() {
        expectStatements(engine, 1, this::insertBatch);
    }

    @Test
    void roundTripsAreCounted() {
        expectRoundTrips(engine, 1, () -> engine.use(c -> c.execute(insert(1))));

        fails(() -> expectRoundTrips(engine, 7, () -> engine.use(c -> c.execute(insert(1)))))
                .hasMessageStartingWith("expected 7 round trips, but there were 1:")
                .hasMessageContaining("INSERT INTO files");
    }

    @Test
    void statementsAreComparedInOrderWithTheirValues() {
        expectSql(
                engine,
                this::twoInserts,
                sql("INSERT INTO files (id) VALUES (?)", 1),
                sql("INSERT INTO files (id) VALUES (?)", 2));
        expectSql(
                engine,
                this::twoInserts,
                sql("INSERT INTO files (id) VALUES (?)"),
                sql("INSERT INTO files (id) VALUES (?)"));

        fails(() -> expectSql(
                        engine,
                        this::twoInserts,
                        sql("INSERT INTO files (id) VALUES (?)", 1),
                        sql("INSERT INTO files (id) VALUES (?)", 3)))
                .hasMessage("""
                        at statement 2, expected: INSERT INTO files (id) VALUES (?)  [3]
                        sent:
                          1. INSERT INTO files (id) VALUES (?)  [1]
                          2. INSERT INTO files (id) VALUES (?)  [2]""");
    }

    @Test
    void whatIsMissingOrTooMuchIsNamed() {
        fails(() -> expectSql(engine, this::twoInserts, statements(3)))
                .hasMessageStartingWith("at statement 1, expected 3 statements from here on");
        fails(() -> expectSql(engine, this::twoInserts, statements(1)))
                .hasMessageStartingWith("at statement 2, nothing more was expected");
        fails(() -> expectSql(engine, this::twoInserts, statements(2), sql("SELECT 1")))
                .hasMessageStartingWith("at the end, expected: SELECT 1");
    }

    @Test
    void blanksAndLineBreaksDoNotMatter() {
        expectSql(engine, this::twoInserts, sql("""
                INSERT INTO files (id)
                    VALUES (?)
                """), statements(1));
    }

    @Test
    void someStatementsMayComeInAnyOrder() {
        expectSql(
                engine,
                () -> {
                    twoInserts();
                    engine.use(c -> c.execute(text("ANALYZE")));
                },
                anyOrder(
                        sql("INSERT INTO files (id) VALUES (?)"),
                        sql("ANALYZE"),
                        sql("INSERT INTO files (id) VALUES (?)", 1)));

        fails(() -> expectSql(
                        engine,
                        this::twoInserts,
                        anyOrder(
                                sql("INSERT INTO files (id) VALUES (?)", 2),
                                sql("INSERT INTO files (id) VALUES (?)", 2))))
                .hasMessageStartingWith("at statement 1, expected one of: INSERT INTO files (id) VALUES (?)  [2]");
        assertThatThrownBy(() -> anyOrder(statements(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void someStatementsDependOnTheDatabase() {
        expectSql(engine, this::twoInserts, statements(1), onlyIf(true, statements(1)), onlyIf(false, sql("SELECT 1")));
    }

    @Test
    void aBatchIsComparedRowByRow() {
        expectSql(
                engine,
                this::insertBatch,
                batch("INSERT INTO files (id) VALUES (?)", List.of(1), List.of(2), List.of(3)));

        fails(() -> expectSql(
                        engine, this::insertBatch, batch("INSERT INTO files (id) VALUES (?)", List.of(1), List.of(2))))
                .hasMessageContaining("expected: INSERT INTO files (id) VALUES (?)  [1]  [2]");
    }

    @Test
    void bytesAreComparedByWhatTheyContain() {
        @SuppressWarnings("unchecked")
        var content = (ValueColumn<byte[]>) files.column("content", ValueColumn.class);
        var insert = Sql.insert(files).set(content.to(new byte[] {1, 2}));

        expectSql(
                engine,
                () -> engine.use(c -> c.execute(insert)),
                sql("INSERT INTO files (content) VALUES (?)", new byte[] {1, 2}));
    }

    @Test
    void trafficIncludesTransactions() {
        expectTraffic(
                engine,
                () -> engine.begin(c -> c.execute(insert(1))),
                sql("BEGIN"),
                sql("INSERT INTO files (id) VALUES (?)", 1),
                sql("COMMIT"));
        expectSql(engine, () -> engine.begin(c -> c.execute(insert(1))), sql("INSERT INTO files (id) VALUES (?)", 1));
    }

    @Test
    void anExceptionOfTheActionIsPassedOn() {
        database.failNext(Step.EXECUTE, () -> new UniqueException("exists", "", "uq", "23505", null));

        assertThatThrownBy(() -> expectStatements(engine, 5, this::twoInserts)).isInstanceOf(UniqueException.class);
    }

    @Test
    void aRecorderStopsWhenItIsClosed() {
        var recorder = StatementRecorder.on(engine);
        twoInserts();
        recorder.close();
        recorder.close();
        twoInserts();

        assertThat(recorder.sql())
                .containsExactly("INSERT INTO files (id) VALUES (?)", "INSERT INTO files (id) VALUES (?)");
        assertThat(recorder.statements())
                .extracting(StatementEvent::parameters)
                .containsExactly(List.of(List.of(1)), List.of(List.of(2)));
        recorder.clear();
        assertThat(recorder.events()).isEmpty();
        assertThatCode(recorder::close).doesNotThrowAnyException();
    }

    private void twoInserts() {
        engine.use(connection -> {
            connection.execute(insert(1));
            connection.execute(insert(2));
        });
    }

    private void insertBatch() {
        var template = Sql.insert(files).set(id.toParameter(0));
        List<Object[]> rows = List.of(new Object[] {1}, new Object[] {2}, new Object[] {3});
        engine.use(connection -> connection.executeBatch(new Batch(template, rows)));
    }

    private dev.aludel.sql.Command insert(int value) {
        return Sql.insert(files).set(id.to(value));
    }

    private static AbstractThrowableAssert<?, ?> fails(ThrowingCallable expectation) {
        return assertThatThrownBy(expectation).isExactlyInstanceOf(AssertionError.class);
    }
}
