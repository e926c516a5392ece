package dev.aludel.postgresql.session;

import static dev.aludel.postgresql.scripted.ServerMessages.TEXT;
import static dev.aludel.postgresql.scripted.ServerMessages.bindComplete;
import static dev.aludel.postgresql.scripted.ServerMessages.commandComplete;
import static dev.aludel.postgresql.scripted.ServerMessages.copyData;
import static dev.aludel.postgresql.scripted.ServerMessages.copyDone;
import static dev.aludel.postgresql.scripted.ServerMessages.copyOutResponse;
import static dev.aludel.postgresql.scripted.ServerMessages.error;
import static dev.aludel.postgresql.scripted.ServerMessages.notice;
import static dev.aludel.postgresql.scripted.ServerMessages.parameterDescription;
import static dev.aludel.postgresql.scripted.ServerMessages.parseComplete;
import static dev.aludel.postgresql.scripted.ServerMessages.portalSuspended;
import static dev.aludel.postgresql.scripted.ServerMessages.readyForQuery;
import static dev.aludel.postgresql.scripted.ServerMessages.rowDescription;
import static dev.aludel.postgresql.scripted.ServerMessages.textColumn;
import static dev.aludel.postgresql.scripted.ServerMessages.textRow;
import static dev.aludel.postgresql.scripted.ServerMessages.together;
import static dev.aludel.postgresql.session.Sessions.NEVER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aludel.error.AludelException;
import dev.aludel.postgresql.protocol.WireBytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Answers to batches, portals and COPY TO, cut at every byte: the first piece comes at once, the second one from another
 * thread, while the user reads, waits or has not begun to.
 */
class FragmentsOfStreamsTest {
    private static final byte[] DESCRIBED = together(
            parseComplete(), parameterDescription(TEXT), rowDescription(textColumn("a", TEXT)), readyForQuery('I'));

    /** One answer for each write, cut at this place. */
    private static FedWire answering(int cut, byte[]... answers) {
        var left = new ArrayDeque<>(List.of(answers));
        return new FedWire((wire, bytes, from, to) -> {
            var answer = left.poll();
            if (answer == null) {
                return;
            }
            int at = Math.min(cut, answer.length);
            wire.receive(answer, 0, at);
            if (at < answer.length) {
                Thread.startVirtualThread(() -> wire.receive(answer, at, answer.length));
            }
        });
    }

    private static PgSession open(FedWire wire) {
        return PgSession.open((SessionLink) wire, SessionOptions.DEFAULT, new Descriptions(10, type -> false));
    }

    /** Does it for each place at which the longest of these may be cut. */
    private static void atEveryByte(java.util.function.IntConsumer round, byte[]... answers) {
        int longest = 0;
        for (var answer : answers) {
            longest = Math.max(longest, answer.length);
        }
        for (int cut = 0; cut <= longest; cut++) {
            round.accept(cut);
        }
    }

    @Test
    void aBatch() {
        var insert = StatementText.of("insert into t values ($1) returning a");
        var answer = together(
                bindComplete(),
                textRow("a"),
                commandComplete("INSERT 0 1"),
                bindComplete(),
                commandComplete("INSERT 0 0"),
                notice("in between"),
                bindComplete(),
                textRow("c"),
                commandComplete("INSERT 0 1"),
                readyForQuery('I'));
        atEveryByte(
                cut -> {
                    var session = open(answering(cut, DESCRIBED, answer));
                    session.describe(insert, NEVER);
                    var rows = new ArrayList<String>();
                    var counts = session.executeBatch(
                                    insert,
                                    Sessions.batch(List.of("a", "b", "c")),
                                    new BatchRowSink() {
                                        @Override
                                        public void columns(Description description) {}

                                        @Override
                                        public void row(int index, byte[] chunk, int from, int to) {
                                            rows.add(index + Sessions.row(chunk, from));
                                        }
                                    },
                                    NEVER)
                            .await();
                    assertArrayEquals(new long[] {1, 0, 1}, counts);
                    assertEquals(List.of("0a", "2c"), rows);
                },
                DESCRIBED,
                answer);
    }

    @Test
    void aBatchThatFails() {
        var insert = StatementText.of("insert into t values ($1) returning a");
        var answer = together(
                bindComplete(),
                textRow("a"),
                commandComplete("INSERT 0 1"),
                bindComplete(),
                error("23505", "twice"),
                readyForQuery('I'));
        atEveryByte(
                cut -> {
                    var session = open(answering(cut, DESCRIBED, answer));
                    session.describe(insert, NEVER);
                    var batch = session.executeBatch(
                            insert, Sessions.batch(List.of("a", "b", "c")), BatchRowSink.NONE, NEVER);
                    var failure = assertThrows(AludelException.class, batch::await);
                    assertEquals("23505", failure.sqlState());
                    assertTrue(failure.getMessage().contains("row 1 of the batch"));
                    assertTrue(session.usable());
                },
                answer);
    }

    @Test
    void aPortal() {
        var select = StatementText.of("select a from t where a > $1");
        var first = together(
                parseComplete(),
                bindComplete(),
                commandComplete("BEGIN"),
                bindComplete(),
                textRow("1"),
                textRow("2"),
                portalSuspended(),
                readyForQuery('T'));
        var second = together(textRow("3"), notice("in between"), textRow("4"), portalSuspended(), readyForQuery('T'));
        var third = together(commandComplete("SELECT 0"), readyForQuery('T'));
        atEveryByte(
                cut -> {
                    var session = open(answering(cut, DESCRIBED, first, second, third));
                    session.describe(select, NEVER);
                    session.begin("BEGIN");
                    var rows = new ArrayList<String>();
                    try (var portal = session.openPortal(select, Sessions.texts("0"), 2, NEVER)) {
                        assertTrue(portal.fetch(Sessions.collect(rows)));
                        assertEquals(List.of("1", "2"), rows);
                        assertTrue(portal.fetch(Sessions.collect(rows)));
                        assertFalse(portal.fetch(Sessions.collect(rows)));
                    }
                    assertEquals(List.of("1", "2", "3", "4"), rows);
                },
                DESCRIBED,
                first,
                second,
                third);
    }

    @Test
    void aCopy() {
        var answer = together(
                parseComplete(),
                bindComplete(),
                copyOutResponse(false, 1),
                copyData("one\n".getBytes()),
                copyData("two\n".getBytes()),
                notice("in between"),
                copyData("three\n".getBytes()),
                copyDone(),
                commandComplete("COPY 3"),
                readyForQuery('I'));
        atEveryByte(
                cut -> {
                    var session = open(answering(cut, answer));
                    var lines = new StringBuilder();
                    try (var copy =
                            session.copyOut(StatementText.of("copy t to stdout").uncached(), NEVER)) {
                        while (copy.next()) {
                            lines.append(WireBytes.text(copy.chunk(), copy.from(), copy.to()));
                        }
                        assertEquals(3, copy.tag().rows());
                    }
                    assertEquals("one\ntwo\nthree\n", lines.toString());
                },
                answer);
    }

    @Test
    void aCopyThatFails() {
        var answer = together(
                parseComplete(),
                bindComplete(),
                copyOutResponse(false, 1),
                copyData("one\n".getBytes()),
                error("22012", "division by zero"),
                readyForQuery('I'));
        atEveryByte(
                cut -> {
                    var session = open(answering(cut, answer));
                    try (var copy =
                            session.copyOut(StatementText.of("copy t to stdout").uncached(), NEVER)) {
                        assertTrue(copy.next());
                        assertEquals(
                                "22012",
                                assertThrows(AludelException.class, copy::next).sqlState());
                    }
                    assertTrue(session.usable());
                },
                answer);
    }
}
