package dev.aludel.postgresql.session;

import static dev.aludel.postgresql.scripted.ServerMessages.INT4;
import static dev.aludel.postgresql.scripted.ServerMessages.TEXT;
import static dev.aludel.postgresql.scripted.ServerMessages.bindComplete;
import static dev.aludel.postgresql.scripted.ServerMessages.commandComplete;
import static dev.aludel.postgresql.scripted.ServerMessages.error;
import static dev.aludel.postgresql.scripted.ServerMessages.notice;
import static dev.aludel.postgresql.scripted.ServerMessages.parameterDescription;
import static dev.aludel.postgresql.scripted.ServerMessages.parameterStatus;
import static dev.aludel.postgresql.scripted.ServerMessages.parseComplete;
import static dev.aludel.postgresql.scripted.ServerMessages.readyForQuery;
import static dev.aludel.postgresql.scripted.ServerMessages.rowDescription;
import static dev.aludel.postgresql.scripted.ServerMessages.textColumn;
import static dev.aludel.postgresql.scripted.ServerMessages.textRow;
import static dev.aludel.postgresql.scripted.ServerMessages.together;
import static dev.aludel.postgresql.session.Sessions.NEVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aludel.error.AludelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** However the bytes of an answer arrive, the rows are the same; and what a row lies in is used again only when it was read. */
class FragmentsTest {
    private static final StatementText SELECT = StatementText.of("select id, name from t");

    private static final byte[] ANSWER = together(
            parseComplete(),
            parameterDescription(),
            rowDescription(textColumn("id", INT4), textColumn("name", TEXT)),
            readyForQuery('I'));

    private static final byte[] ROWS = together(
            bindComplete(),
            textRow("1", "one"),
            notice("in between"),
            textRow("2", null),
            parameterStatus("TimeZone", "UTC"),
            textRow("3", ""),
            commandComplete("SELECT 3"),
            readyForQuery('I'),
            bindComplete(),
            textRow("4", "four"),
            error("22012", "division by zero"),
            readyForQuery('I'));

    /** A wire that answers a preparation whole, and two executions in the pieces that end at these places. */
    private static FedWire inPieces(int... cuts) {
        return new FedWire((wire, bytes, from, to) -> {
            if (bytes[from] == 'P') {
                wire.receive(ANSWER, 0, ANSWER.length);
                return;
            }
            int at = 0;
            for (int cut : cuts) {
                wire.receive(ROWS, at, cut);
                at = cut;
            }
            wire.receive(ROWS, at, ROWS.length);
        });
    }

    private static void bothAnswersAreRight(FedWire wire) {
        var session = PgSession.open((SessionLink) wire, SessionOptions.DEFAULT, new Descriptions(10, type -> false));
        session.describe(SELECT, NEVER);
        var rows = new ArrayList<String>();
        var first = session.execute(SELECT, ParameterWriter.NONE, Sessions.collect(rows), NEVER);
        var second = session.execute(SELECT, ParameterWriter.NONE, Sessions.collect(rows), NEVER);
        var failure = assertThrows(AludelException.class, second::await);
        assertEquals("22012", failure.sqlState());
        assertEquals(3, first.await().rows());
        assertEquals(List.of("1|one", "2|null", "3|", "4|four"), rows);
        assertEquals("in between", session.takeNotices().getFirst().message());
        assertEquals("UTC", session.parameter("TimeZone"));
    }

    @Test
    void anAnswerMayBeCutAtEveryByte() {
        for (int cut = 1; cut < ROWS.length; cut++) {
            bothAnswersAreRight(inPieces(cut));
        }
    }

    @Test
    void anAnswerMayArriveByteByByte() {
        var cuts = new int[ROWS.length - 1];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = i + 1;
        }
        bothAnswersAreRight(inPieces(cuts));
    }

    @Test
    void anAnswerMayBeCutAnywhere() {
        var random = new Random(20);
        for (int round = 0; round < 2000; round++) {
            bothAnswersAreRight(inPieces(
                    random.ints(random.nextInt(12), 0, ROWS.length).sorted().toArray()));
        }
    }

    @Test
    void arraysAreUsedAgainOnceTheirRowsHaveBeenRead() {
        int pieces = 40;
        var session = answeredBy(rows(300), pieces);
        Set<byte[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
        var rows = new ArrayList<String>();
        RowSink reading = (chunk, from, to) -> {
            arrays.add(chunk);
            rows.add(Sessions.row(chunk, from));
        };

        for (int round = 0; round < 3; round++) {
            session.execute(SELECT, ParameterWriter.NONE, reading, NEVER).await();
        }

        assertEquals(Collections.nCopies(3 * pieces * 300, "7|seven"), rows);
        // All of an answer has arrived before any of it is read; some of its arrays are kept for the next.
        assertTrue(arrays.size() < 3 * pieces, () -> arrays.size() + " arrays");
    }

    @Test
    void aRowThatIsLookedAtBehindItsTimeIsFoundOut() {
        var session = answeredBy(rows(1), 1);
        var kept = new ArrayList<byte[]>();

        session.execute(SELECT, ParameterWriter.NONE, (chunk, from, to) -> kept.add(chunk), NEVER)
                .await();

        assertEquals((byte) 0xEE, kept.getFirst()[0]);
    }

    /** Each execution gets these rows, so many times. */
    private static PgSession answeredBy(byte[] piece, int times) {
        byte[] begin = bindComplete();
        byte[] end = together(commandComplete("SELECT 1"), readyForQuery('I'));
        var wire = new FedWire((fed, bytes, from, to) -> {
            if (bytes[from] == 'P') {
                fed.receive(ANSWER, 0, ANSWER.length);
                return;
            }
            fed.receive(begin, 0, begin.length);
            for (int n = 0; n < times; n++) {
                fed.receive(piece, 0, piece.length);
            }
            fed.receive(end, 0, end.length);
        });
        var session = PgSession.open((SessionLink) wire, SessionOptions.DEFAULT, new Descriptions(10, type -> false));
        session.describe(SELECT, NEVER);
        return session;
    }

    private static byte[] rows(int count) {
        byte[][] rows = new byte[count][];
        Arrays.fill(rows, textRow("7", "seven"));
        return together(rows);
    }

    @Test
    void randomBytesEndEachCallExactlyOnce() {
        var random = new Random(3);
        for (int round = 0; round < 3000; round++) {
            var damaged = ROWS.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            var wire = new FedWire((fed, bytes, from, to) -> {
                if (bytes[from] == 'P') {
                    fed.receive(ANSWER, 0, ANSWER.length);
                } else if (fed.isOpen()) {
                    fed.receive(damaged, 0, damaged.length);
                    // The server has nothing more to say: a message that is not complete never will be.
                    fed.abort();
                }
            });
            var session =
                    PgSession.open((SessionLink) wire, SessionOptions.DEFAULT, new Descriptions(10, type -> false));
            session.describe(SELECT, NEVER);
            var first = session.execute(SELECT, ParameterWriter.NONE, RowSink.NONE, NEVER);
            var second = session.execute(SELECT, ParameterWriter.NONE, RowSink.NONE, NEVER);
            for (var each : List.of(first, second)) {
                Object once = outcome(each);
                assertSame(once, outcome(each));
            }
            assertFalse(session.usable());
        }
    }

    private static Object outcome(dev.aludel.driver.Pending<?> pending) {
        try {
            return pending.await();
        } catch (AludelException failure) {
            return failure;
        }
    }
}
