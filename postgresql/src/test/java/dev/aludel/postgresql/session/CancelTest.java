package dev.aludel.postgresql.session;

import static dev.aludel.postgresql.scripted.ServerMessages.bindComplete;
import static dev.aludel.postgresql.scripted.ServerMessages.commandComplete;
import static dev.aludel.postgresql.scripted.ServerMessages.error;
import static dev.aludel.postgresql.scripted.ServerMessages.noData;
import static dev.aludel.postgresql.scripted.ServerMessages.parameterDescription;
import static dev.aludel.postgresql.scripted.ServerMessages.parseComplete;
import static dev.aludel.postgresql.scripted.ServerMessages.readyForQuery;
import static dev.aludel.postgresql.session.Sessions.NEVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.Pending;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.postgresql.protocol.CommandTag;
import dev.aludel.postgresql.scripted.Peer;
import dev.aludel.postgresql.scripted.ScriptedServer;
import dev.aludel.postgresql.settings.PgSettings;
import dev.aludel.postgresql.startup.Startup;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire when something is cancelled, and in what order transactions are sent. */
class CancelTest {
    private static final StatementText CALL = StatementText.of("call p()").result(StatementText.Result.BINARY);

    @AfterEach
    void clearFlag() {
        var _ = Thread.interrupted();
    }

    private static PgSession open(ScriptedServer server) {
        return PgSession.open(
                Startup.connect(
                        PgSettings.of("host=127.0.0.1 port=" + server.port() + " user=app dbname=shop sslmode=disable"),
                        Deadline.after(Sessions.LONG)),
                Sessions.PATIENT,
                new Descriptions(10, type -> false));
    }

    private static Pending<CommandTag> call(PgSession session) {
        return session.execute(CALL, ParameterWriter.NONE, RowSink.NONE, NEVER);
    }

    private static void answer(Peer peer, boolean first) throws IOException {
        if (first) {
            peer.send(parseComplete(), parameterDescription(), noData());
        }
        peer.send(bindComplete(), commandComplete("CALL"), readyForQuery('I'));
    }

    /** A server whose first connection is the session's, and all others, however many, those of requests to cancel. */
    private static ScriptedServer cancellable(ScriptedServer.Script session, ScriptedServer.Script request) {
        var first = new AtomicBoolean(true);
        return ScriptedServer.repeating(peer -> (first.getAndSet(false) ? session : request).run(peer));
    }

    @Test
    void aRequestThatCameTooEarlyIsRepeated() {
        var running = new CountDownLatch(1);
        var enough = new CountDownLatch(2);
        try (var server = cancellable(
                peer -> {
                    peer.login();
                    peer.expect("PDBES");
                    running.countDown();
                    enough.await();
                    peer.send(parseComplete(), parameterDescription(), noData(), bindComplete());
                    peer.send(error("57014", "canceling statement due to user request"), readyForQuery('I'));
                    peer.expect("S");
                    peer.send(readyForQuery('I'));
                    peer.expect("BES");
                    answer(peer, false);
                    peer.expectEnd();
                },
                peer -> {
                    assertEquals(Peer.PROCESS, peer.expectCancelRequest());
                    enough.countDown();
                })) {
            var session = open(server);
            interruptAfter(running);
            assertThrows(OperationCancelledException.class, call(session)::await);
            assertTrue(Thread.interrupted());
            assertEquals("CALL", call(session).await().command());
            session.close();
        }
    }

    @Test
    void nothingIsSentBeforeTheRequestHasArrivedAndAFenceHasBeenAnswered() {
        var running = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var underWay = new AtomicInteger();
        try (var server = cancellable(
                peer -> {
                    peer.login();
                    peer.expect("PDBES");
                    running.countDown();
                    answered.await();
                    // The answer came by itself; the request is still on its way.
                    answer(peer, true);
                    peer.expect("S");
                    assertEquals(0, underWay.get());
                    peer.send(error("57014", "canceling statement due to user request"), readyForQuery('I'));
                    peer.expect("BES");
                    answer(peer, false);
                    peer.expectEnd();
                },
                peer -> {
                    underWay.incrementAndGet();
                    peer.expectCancelRequest();
                    answered.countDown();
                    // Time enough for a fence that does not wait.
                    TimeUnit.MILLISECONDS.sleep(100);
                    underWay.decrementAndGet();
                })) {
            var session = open(server);
            interruptAfter(running);
            // The answer wins, with the flag set again.
            assertEquals("CALL", call(session).await().command());
            assertTrue(Thread.interrupted());
            assertEquals("CALL", call(session).await().command());
            session.close();
        }
    }

    @Test
    void aCommitInFlightIsNeverCancelled() {
        var running = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            peer.expect("PBE");
            peer.expect("PDBE");
            peer.expect("PBES");
            running.countDown();
            interrupted.await();
            // Time enough for a request to cancel, which has no script.
            TimeUnit.MILLISECONDS.sleep(100);
            peer.send(parseComplete(), bindComplete(), commandComplete("BEGIN"));
            peer.send(parseComplete(), parameterDescription(), noData(), bindComplete(), commandComplete("CALL"));
            peer.send(parseComplete(), bindComplete(), commandComplete("COMMIT"), readyForQuery('I'));
            peer.expectEnd();
        })) {
            var session = open(server);
            session.begin("BEGIN");
            call(session);
            var commit = session.commit();
            var caller = Thread.currentThread();
            Thread.startVirtualThread(() -> {
                await(running);
                caller.interrupt();
                interrupted.countDown();
            });
            assertEquals("COMMIT", commit.await().command());
            assertTrue(Thread.interrupted());
            session.close();
        }
    }

    @Test
    void anAbortFromElsewhereFreesTheCaller() {
        var running = new CountDownLatch(1);
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            peer.expect("PDBES");
            running.countDown();
            peer.expectEnd();
        })) {
            var session = open(server);
            Thread.startVirtualThread(() -> {
                await(running);
                session.abort();
            });
            assertThrows(dev.aludel.error.DisconnectedException.class, call(session)::await);
            assertFalse(session.usable());
        }
    }

    @Test
    void beginAndSavepointStandFirstInTheirGroups() {
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            // BEGIN, then the unknown statement's Parse behind it.
            assertEquals("BEGIN", peer.expect('P').sql());
            peer.expect("BE");
            assertEquals("call p()", peer.expect('P').sql());
            peer.expect("DBES");
            assertEquals("SAVEPOINT \"a\"", peer.expect('P').sql());
            peer.expect("BE");
            peer.expect("BES");
            peer.send(parseComplete(), bindComplete(), commandComplete("BEGIN"));
            peer.send(parseComplete(), parameterDescription(), noData(), bindComplete(), commandComplete("CALL"));
            peer.send(readyForQuery('T'));
            peer.send(parseComplete(), bindComplete(), commandComplete("SAVEPOINT"));
            peer.send(bindComplete(), commandComplete("CALL"), readyForQuery('T'));
            // ROLLBACK has a Sync of its own, so that no failure before it swallows it.
            peer.expect("BES");
            assertEquals("ROLLBACK", peer.expect('P').sql());
            peer.expect("BES");
            peer.send(error("22012", "no"), readyForQuery('E'));
            peer.send(parseComplete(), bindComplete(), commandComplete("ROLLBACK"), readyForQuery('I'));
            peer.expectEnd();
        })) {
            var session = open(server);
            session.begin("BEGIN");
            call(session);
            session.savepoint("a");
            call(session).await();
            call(session);
            session.rollback().await();
            assertTrue(session.usable());
            session.close();
        }
    }

    private static void interruptAfter(CountDownLatch moment) {
        var caller = Thread.currentThread();
        Thread.startVirtualThread(() -> {
            await(moment);
            caller.interrupt();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException nobodyDoes) {
            throw new IllegalStateException(nobodyDoes);
        }
    }
}
