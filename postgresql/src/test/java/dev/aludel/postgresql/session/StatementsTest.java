package dev.aludel.postgresql.session;

import static dev.aludel.postgresql.session.Sessions.NEVER;
import static dev.aludel.postgresql.session.Sessions.collect;
import static dev.aludel.postgresql.session.Sessions.one;
import static dev.aludel.postgresql.session.Sessions.rows;
import static dev.aludel.postgresql.session.Sessions.run;
import static dev.aludel.postgresql.session.Sessions.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.AludelException;
import dev.aludel.error.DataException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One statement at a time: what is sent, what it costs, what is left behind by failures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsTest {
    private Sessions sessions;

    @BeforeAll
    void start() {
        sessions = Sessions.fresh();
    }

    @AfterAll
    void stop() {
        sessions.close();
    }

    @Test
    void aKnownStatementCostsOneRoundTrip() {
        var session = sessions.open();
        assertEquals("3", one(session, "select $1::int + 1", "2"));
        long before = session.statistics().roundTrips();
        assertEquals("8", one(session, "select $1::int + 1", "7"));
        assertEquals(before + 1, session.statistics().roundTrips());
    }

    @Test
    void theFirstUseOnAnotherConnectionCostsOneRoundTripToo() {
        one(sessions.open(), "select $1::int + 10", "2");
        var another = sessions.open();
        assertEquals("17", one(another, "select $1::int + 10", "7"));
        assertEquals(1, another.statistics().roundTrips());
    }

    @Test
    void aResultOfManyRowsArrivesWhole() {
        var session = sessions.open();
        var rows = rows(session, "select i, repeat('x', 100) from generate_series(1, 50000) i");
        assertEquals(50_000, rows.size());
        assertEquals("50000|" + "x".repeat(100), rows.getLast());
    }

    @Test
    void anErrorLeavesTheSessionUsable() {
        var session = sessions.open();
        var failure = assertThrows(DataException.class, () -> run(session, "select 1/$1::int", "0"));
        assertEquals("22012", failure.sqlState());
        assertEquals("select 1/$1::int", failure.statement());
        assertEquals(TransactionStatus.IDLE, session.transactionStatus());
        assertEquals("1", one(session, "select 1/$1::int", "1"));
    }

    @Test
    void parametersThatCannotBeWrittenSendNothing() {
        var session = sessions.open();
        run(session, "select $1::int", "1");
        long before = session.statistics().bytesSent();
        var own = new IllegalArgumentException("mine");
        var failed = session.execute(
                StatementText.of("select $1::int"),
                (description, out) -> {
                    out.int32(7);
                    throw own;
                },
                RowSink.NONE,
                NEVER);
        assertSame(own, assertThrows(IllegalArgumentException.class, failed::await));
        assertEquals(before, session.statistics().bytesSent());
        assertEquals("5", one(session, "select $1::int", "5"));
    }

    @Test
    void whatASinkThrowsReachesTheCallerAndTheSessionGoesOn() {
        var session = sessions.open();
        var own = new IllegalStateException("row 5");
        var seen = new ArrayList<String>();
        var failed = session.execute(
                StatementText.of("select i from generate_series(1, 200000) i"),
                ParameterWriter.NONE,
                (chunk, from, to) -> {
                    seen.add(Sessions.row(chunk, from));
                    if (seen.size() == 5) {
                        throw own;
                    }
                },
                NEVER);
        assertSame(own, assertThrows(IllegalStateException.class, failed::await));
        assertEquals(5, seen.size());
        assertEquals("1", one(session, "select 1"));
    }

    @Test
    void anAnswerIsTheSameWheneverItIsAwaited() {
        var session = sessions.open();
        var rows = new ArrayList<String>();
        var pending = session.execute(StatementText.of("select 1"), ParameterWriter.NONE, collect(rows), NEVER);
        assertSame(pending.await(), pending.await());
        assertEquals(List.of("1"), rows);
        var failing = session.execute(StatementText.of("select 1/0"), ParameterWriter.NONE, collect(rows), NEVER);
        assertSame(
                assertThrows(AludelException.class, failing::await),
                assertThrows(AludelException.class, failing::await));
    }

    @Test
    void severalStatementsShareARoundTripAndFailOneByOne() {
        var session = sessions.open();
        run(session, "create table lone (id int primary key)");
        run(session, "insert into lone values ($1::int)", "0");
        long before = session.statistics().roundTrips();
        var first =
                session.execute(StatementText.of("insert into lone values ($1::int)"), texts("1"), RowSink.NONE, NEVER);
        var twice =
                session.execute(StatementText.of("insert into lone values ($1::int)"), texts("1"), RowSink.NONE, NEVER);
        var third =
                session.execute(StatementText.of("insert into lone values ($1::int)"), texts("3"), RowSink.NONE, NEVER);
        assertEquals(1, third.await().rows());
        assertEquals("23505", assertThrows(AludelException.class, twice::await).sqlState());
        assertEquals(1, first.await().rows());
        assertEquals(before + 1, session.statistics().roundTrips());
        assertEquals(List.of("0", "1", "3"), rows(session, "select id from lone order by id"));
    }

    @Test
    void statementsThatRefuseTransactionsRun() {
        var session = sessions.open();
        run(session, "create table vacuumed (id int)");
        run(session, "vacuum vacuumed");
        run(session, "create index concurrently on vacuumed (id)");
        assertTrue(session.usable());
    }

    @Test
    void columnsAreToldAlsoWithoutRows() {
        var session = sessions.open();
        var told = new ArrayList<String>();
        session.execute(
                        StatementText.of("select 1 as a, 2 as b where false"),
                        ParameterWriter.NONE,
                        new RowSink() {
                            @Override
                            public void columns(Description description) {
                                told.add(description.columns().name(1));
                            }

                            @Override
                            public void row(byte[] chunk, int from, int to) {
                                told.add("row");
                            }
                        },
                        NEVER)
                .await();
        assertEquals(List.of("b"), told);
    }

    @Test
    void aTextThatSaysEverythingItselfIsNotAskedFor() {
        var session = sessions.open();
        var rows = new ArrayList<Integer>();
        session.execute(
                        StatementText.of("select $1 + 1", 23).result(StatementText.Result.BINARY),
                        (description, out) ->
                                out.int32(0x0001_0001).int16(1).int32(4).int32(41),
                        (chunk, from, to) -> rows.add(dev.aludel.postgresql.protocol.WireBytes.int32(chunk, from + 6)),
                        NEVER)
                .await();
        assertEquals(List.of(42), rows);
        assertEquals(1, session.statistics().roundTrips());
    }
}
