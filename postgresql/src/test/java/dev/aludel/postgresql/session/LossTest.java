package dev.aludel.postgresql.session;

import static dev.aludel.postgresql.scripted.ServerMessages.bindComplete;
import static dev.aludel.postgresql.scripted.ServerMessages.commandComplete;
import static dev.aludel.postgresql.scripted.ServerMessages.copyInResponse;
import static dev.aludel.postgresql.scripted.ServerMessages.error;
import static dev.aludel.postgresql.scripted.ServerMessages.fatal;
import static dev.aludel.postgresql.scripted.ServerMessages.noData;
import static dev.aludel.postgresql.scripted.ServerMessages.notice;
import static dev.aludel.postgresql.scripted.ServerMessages.notification;
import static dev.aludel.postgresql.scripted.ServerMessages.parameterDescription;
import static dev.aludel.postgresql.scripted.ServerMessages.parameterStatus;
import static dev.aludel.postgresql.scripted.ServerMessages.parseComplete;
import static dev.aludel.postgresql.scripted.ServerMessages.readyForQuery;
import static dev.aludel.postgresql.scripted.ServerMessages.textRow;
import static dev.aludel.postgresql.session.Sessions.NEVER;
import static org.junit.jupiter.api.Assertions.*;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.Pending;
import dev.aludel.error.AludelException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.Outcome;
import dev.aludel.error.UniqueException;
import dev.aludel.postgresql.protocol.CommandTag;
import dev.aludel.postgresql.scripted.Peer;
import dev.aludel.postgresql.scripted.ScriptedServer;
import dev.aludel.postgresql.settings.PgSettings;
import dev.aludel.postgresql.startup.Startup;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connection is lost, or the server misbehaves: each pending answer says what is known of its statement. */
class LossTest {
    private static final StatementText INSERT =
            StatementText.of("insert into t values (1)").result(StatementText.Result.BINARY);

    @AfterEach
    void clearFlag() {
        var _ = Thread.interrupted();
    }

    private static PgSession open(ScriptedServer server) {
        return open(server, Sessions.PATIENT);
    }

    private static PgSession open(ScriptedServer server, SessionOptions options) {
        var started = Startup.connect(
                PgSettings.of("host=127.0.0.1 port=" + server.port() + " user=app dbname=shop sslmode=disable"),
                Deadline.after(Sessions.LONG));
        return PgSession.open(started, options, new Descriptions(10, type -> false));
    }

    private static Pending<CommandTag> insert(PgSession session) {
        return session.execute(INSERT, ParameterWriter.NONE, RowSink.NONE, NEVER);
    }

    private static Outcome outcome(Pending<?> pending) {
        return assertThrows(DisconnectedException.class, pending::await).outcome();
    }

    /** Parse, Describe, Bind, Execute, Sync of the insert. */
    private static void expectInsert(Peer peer) throws IOException {
        peer.expect("PDBES");
    }

    private static byte[][] inserted(char status) {
        return new byte[][] {
            parseComplete(),
            parameterDescription(),
            noData(),
            bindComplete(),
            commandComplete("INSERT 0 1"),
            readyForQuery(status)
        };
    }

    @Test
    void anAutocommitStatementWithoutAnAnswerIsInDoubt() {
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            expectInsert(peer);
        })) {
            var session = open(server);
            assertEquals(Outcome.IN_DOUBT, outcome(insert(session)));
            assertFalse(session.usable());
            assertEquals(Outcome.NOT_SENT, outcome(insert(session)));
        }
    }

    @Test
    void aStatementSaidToReadOnlyIsNotInDoubt() {
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            expectInsert(peer);
        })) {
            var session = open(server);
            var pending = session.execute(INSERT.readOnly(), ParameterWriter.NONE, RowSink.NONE, NEVER);
            assertEquals(Outcome.ROLLED_BACK, outcome(pending));
        }
    }

    @Test
    void aTransactionWhoseCommitNeverLeftIsRolledBack() {
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            peer.expect("PBE");
            expectInsert(peer);
        })) {
            var session = open(server);
            session.begin("BEGIN");
            var insert = insert(session);
            assertEquals(Outcome.ROLLED_BACK, outcome(insert));
            assertEquals(Outcome.NOT_SENT, outcome(insert(session)));
        }
    }

    @Test
    void aCommitThatWasSentIsInDoubtWithAllBeforeIt() {
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            peer.expect("PBE");
            peer.expect("PDBE");
            peer.expect("PBES");
        })) {
            var session = open(server);
            session.begin("BEGIN");
            session.transactionNumber("741");
            var insert = insert(session);
            var commit = session.commit();
            var lost = assertThrows(DisconnectedException.class, commit::await);
            assertEquals(Outcome.IN_DOUBT, lost.outcome());
            assertEquals("741", lost.transaction().orElseThrow());
            assertEquals(Outcome.IN_DOUBT, outcome(insert));
        }
    }

    @Test
    void aCommitThatTheServerHadToSkipIsNotInDoubt() {
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            peer.expect("PBE");
            peer.expect("PDBE");
            peer.expect("PBES");
            peer.send(parseComplete(), bindComplete(), commandComplete("BEGIN"), error("23505", "twice"));
        })) {
            var session = open(server);
            session.begin("BEGIN");
            var insert = insert(session);
            var commit = session.commit();
            assertEquals(Outcome.ROLLED_BACK, outcome(commit));
            assertThrows(UniqueException.class, insert::await);
        }
    }

    @Test
    void anAnswerThatCameBeforeTheLossCounts() {
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            expectInsert(peer);
            peer.expect("BES");
            peer.send(inserted('I'));
        })) {
            var session = open(server);
            var first = insert(session);
            var second = insert(session);
            assertEquals(Outcome.IN_DOUBT, outcome(second));
            assertEquals(1, first.await().rows());
        }
    }

    @Test
    void aFatalErrorInAPipelineGivesEachItsOwnAnswer() {
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            expectInsert(peer);
            peer.expect("BES");
            peer.expect("BES");
            peer.send(inserted('I'));
            peer.send(bindComplete(), fatal("57P01", "terminating connection due to administrator command"));
        })) {
            var session = open(server);
            var first = insert(session);
            var second = insert(session);
            var third = insert(session);
            var lost = assertThrows(DisconnectedException.class, third::await);
            assertEquals("57P01", lost.sqlState());
            assertEquals(1, first.await().rows());
            // The end came before the statement's own: it has not committed, and the one behind it was never begun.
            assertEquals(Outcome.ROLLED_BACK, outcome(second));
            assertEquals(Outcome.ROLLED_BACK, lost.outcome());
        }
    }

    @Test
    void aFatalErrorBehindTheStatementsCompletionLeavesItInDoubt() {
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            expectInsert(peer);
            peer.send(parseComplete(), parameterDescription(), noData(), bindComplete(), commandComplete("INSERT 0 1"));
            peer.send(fatal("57P01", "terminating connection"));
        })) {
            assertEquals(Outcome.IN_DOUBT, outcome(insert(open(server))));
        }
    }

    @Test
    void aFatalErrorWithinAProcedureLeavesItInDoubtBecauseItMayHaveCommitted() {
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            expectInsert(peer);
            peer.send(parseComplete(), parameterDescription(), noData(), bindComplete());
            peer.send(fatal("57P01", "terminating connection"));
        })) {
            var call = StatementText.of("call nightly()").result(StatementText.Result.BINARY);
            var pending = open(server).execute(call, ParameterWriter.NONE, RowSink.NONE, NEVER);
            assertEquals(Outcome.IN_DOUBT, outcome(pending));
        }
    }

    @Test
    void aReadyForQueryBeforeTheSyncEndsTheConnection() {
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            peer.expect("PBE");
            peer.send(parseComplete(), bindComplete(), copyInResponse(false, 1));
            peer.send(commandComplete("COPY 0"), readyForQuery('I'));
            peer.stall();
        })) {
            var session = open(server);
            var copy = session.copyIn(StatementText.of("copy t from stdin"), NEVER);
            assertThrows(AludelException.class, () -> {
                var data = new byte[100_000];
                while (true) {
                    copy.write(data, 0, data.length);
                }
            });
            assertFalse(session.usable());
        }
    }

    @Test
    void aTerminationWhileIdleIsSeenAtOnce() throws Exception {
        var go = new CountDownLatch(1);
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            go.await();
            peer.send(fatal("57P01", "terminating connection"));
        })) {
            var session = open(server);
            var ended = new CountDownLatch(1);
            session.notifications(new NotificationSink() {
                @Override
                public void notified(dev.aludel.postgresql.protocol.Notification notification) {}

                @Override
                public void ended() {
                    ended.countDown();
                }
            });
            go.countDown();
            ended.await();
            assertFalse(session.usable());
            assertEquals(Outcome.NOT_SENT, outcome(insert(session)));
        }
    }

    @Test
    void noticesNotificationsAndSettingsMayComeAtAnyTime() throws Exception {
        var go = new CountDownLatch(1);
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            go.await();
            peer.send(notice("idle"), notification(7, "news", "a"), parameterStatus("TimeZone", "UTC"));
            expectInsert(peer);
            peer.send(
                    parseComplete(), notice("within"), parameterDescription(), notification(7, "news", "b"), noData());
            peer.send(bindComplete(), parameterStatus("TimeZone", "CET"), commandComplete("INSERT 0 1"));
            peer.send(notice("before the end"), readyForQuery('I'));
            peer.expectEnd();
        })) {
            var session = open(server);
            var heard = new ArrayList<String>();
            session.notifications(notification -> heard.add(notification.payload()));
            go.countDown();
            assertEquals(1, insert(session).await().rows());
            assertEquals(List.of("a", "b"), heard);
            assertEquals("CET", session.parameter("TimeZone"));
            assertEquals(
                    List.of("idle", "within", "before the end"),
                    session.takeNotices().stream().map(n -> n.message()).toList());
            session.close();
        }
    }

    @Test
    void aFloodOfNoticesIsBoundedAndCounted() {
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            for (int i = 0; i < 1000; i++) {
                peer.send(notice("n" + i));
            }
            expectInsert(peer);
            peer.send(inserted('I'));
            peer.expectEnd();
        })) {
            var session = open(server);
            insert(session).await();
            assertEquals(64, session.takeNotices().size());
            assertEquals(936, session.droppedNotices());
            session.close();
        }
    }

    @Test
    void bytesThatNobodyAskedForEndTheConnection() {
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            expectInsert(peer);
            peer.send(inserted('I'));
            peer.send(textRow("stray"));
            peer.expectEnd();
        })) {
            var session = open(server);
            insert(session).await();
            while (session.usable()) {
                Thread.onSpinWait();
            }
            assertEquals(Outcome.NOT_SENT, outcome(insert(session)));
        }
    }

    @Test
    void anAnswerThatDoesNotFitEndsTheConnection() {
        for (var wrong : List.of(
                new byte[][] {bindComplete(), readyForQuery('I')},
                new byte[][] {parseComplete(), readyForQuery('I')},
                new byte[][] {parseComplete(), commandComplete("INSERT 0 1"), readyForQuery('I')},
                new byte[][] {textRow("x"), readyForQuery('I')},
                new byte[][] {error("42601", "no"), bindComplete(), readyForQuery('I')},
                new byte[][] {readyForQuery('I')},
                new byte[][] {readyForQuery('x')})) {
            try (var server = ScriptedServer.start(peer -> {
                peer.login();
                expectInsert(peer);
                peer.send(wrong);
                peer.expectEnd();
            })) {
                var session = open(server);
                assertThrows(AludelException.class, insert(session)::await);
                assertFalse(session.usable());
            }
        }
    }

    @Test
    void aServerThatDoesNotEndACancelledStatementIsLeft() {
        var first = new AtomicBoolean(true);
        try (var server = ScriptedServer.repeating(peer -> {
            if (first.getAndSet(false)) {
                peer.login();
                peer.stall();
            } else {
                expectCancelRequestOrEnd(peer);
            }
        })) {
            var session = open(server, SessionOptions.DEFAULT.grace(Duration.ofMillis(300)));
            var pending = insert(session);
            session.flush();
            var caller = Thread.currentThread();
            Thread.startVirtualThread(caller::interrupt);
            var lost = assertThrows(DisconnectedException.class, pending::await);
            assertTrue(Thread.interrupted());
            assertEquals(Outcome.IN_DOUBT, lost.outcome());
            assertFalse(session.usable());
        }
    }

    /** The last request may be given up together with the connection that it is for. */
    private static void expectCancelRequestOrEnd(Peer peer) throws IOException {
        try {
            assertEquals(Peer.PROCESS, peer.expectCancelRequest());
        } catch (EOFException | SocketException givenUp) {
            // Nothing was asked for.
        }
    }

    @Test
    void aResetThatFailsEndsTheConnectionBeforeAnythingElseIsSent() {
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            expectInsert(peer);
            peer.send(inserted('I'));
            for (int i = 0; i < Controls.RESET.size(); i++) {
                peer.expect("PBE");
            }
            peer.expect("S");
            peer.send(error("42501", "not now"), readyForQuery('I'));
            peer.expectEnd();
        })) {
            var session = open(server);
            insert(session).await();
            session.reset(true);
            assertEquals(Outcome.NOT_SENT, outcome(insert(session)));
            assertFalse(session.usable());
        }
    }

    @Test
    void aRollbackThatLeavesATransactionOpenEndsTheConnection() {
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            peer.expect("PBE");
            expectInsert(peer);
            peer.send(parseComplete(), bindComplete(), commandComplete("BEGIN"));
            peer.send(inserted('T'));
            peer.expect("PBES");
            peer.send(parseComplete(), bindComplete(), commandComplete("ROLLBACK"), readyForQuery('T'));
            peer.stall();
        })) {
            var session = open(server);
            session.begin("BEGIN");
            insert(session).await();
            session.rollback();
            session.flush();
            assertThrows(AludelException.class, insert(session)::await);
            assertFalse(session.usable());
        }
    }
}
