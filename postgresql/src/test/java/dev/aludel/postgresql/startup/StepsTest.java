package dev.aludel.postgresql.startup;

import static dev.aludel.postgresql.scripted.ServerMessages.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.aludel.driver.Deadline;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.postgresql.protocol.Frames;
import dev.aludel.postgresql.protocol.WireBytes;
import dev.aludel.postgresql.scripted.Patience;
import dev.aludel.postgresql.scripted.Peer;
import dev.aludel.postgresql.scripted.ScriptedServer;
import dev.aludel.postgresql.wire.WireListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each step of starting up: cut anywhere, stalled, interrupted; and what comes behind the last one. */
class StepsTest {
    /** Up to where the server goes before it says nothing more. */
    enum Step {
        NOTHING,
        SASL,
        CONTINUE,
        FINAL,
        OK,
        PARAMETERS
    }

    /** Does its part up to a step. */
    private static void upTo(Step last, Peer peer) throws Exception {
        peer.expectStartup();
        if (last == Step.NOTHING) {
            return;
        }
        peer.send(authenticationSasl("SCRAM-SHA-256"));
        var initial = peer.expect('p');
        if (last == Step.SASL) {
            return;
        }
        var scram = new ScramServer("secret", initial.text().substring("SCRAM-SHA-256".length() + 5));
        peer.send(authenticationSaslContinue(scram.first(4096)));
        var proof = peer.expect('p').text();
        if (last == Step.CONTINUE) {
            return;
        }
        peer.send(authenticationSaslFinal(scram.last(proof, 4096)));
        if (last == Step.FINAL) {
            return;
        }
        peer.send(authenticationOk());
        if (last == Step.PARAMETERS) {
            peer.send(parameterStatus("server_version", "18"), backendKeyData(1, new byte[4]));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatStallsMeetsTheDeadline(Step step) throws Exception {
        Patience.growing(Duration.ofMillis(200), time -> {
            var there = new CountDownLatch(1);
            try (var server = ScriptedServer.repeating(peer -> {
                if (isUpTo(step, peer)) {
                    there.countDown();
                }
                peer.stall();
            })) {
                var settings = Connecting.to(server).build();
                var failure = catchThrowable(() -> Startup.connect(settings, Deadline.after(time)));
                assertThat(failure).isInstanceOf(ConnectFailedException.class);
                if (there.getCount() > 0) {
                    return false;
                }
                assertThat(failure).hasMessageContaining("time to connect was up while waiting for the server");
                return true;
            }
        });
    }

    /** Whether the client has stayed so long. */
    private static boolean isUpTo(Step step, Peer peer) throws Exception {
        try {
            upTo(step, peer);
            return true;
        } catch (IOException | AssertionError hungUp) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsTheAttemptAndKeepsItsFlag(Step step) throws Exception {
        var there = new CountDownLatch(1);
        try (var server = ScriptedServer.start(peer -> {
            upTo(step, peer);
            there.countDown();
            peer.stall();
        })) {
            var failure = new AtomicReference<Throwable>();
            var flag = new AtomicReference<Boolean>();
            var settings = Connecting.to(server).build();
            var caller = Thread.ofVirtual().start(() -> {
                try {
                    Startup.connect(settings, Deadline.NEVER);
                } catch (Throwable e) {
                    failure.set(e);
                }
                flag.set(Thread.currentThread().isInterrupted());
            });
            there.await();
            caller.interrupt();
            caller.join();
            assertThat(failure.get()).isInstanceOf(OperationCancelledException.class);
            assertThat(flag.get()).isTrue();
        }
    }

    @Test
    void anInterruptBeforehandOpensNothing() {
        try (var server = ScriptedServer.repeating(Peer::login)) {
            var settings = Connecting.to(server).build();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> Startup.connect(settings, Connecting.soon()))
                    .isInstanceOf(OperationCancelledException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(server.connections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatHangsUpIsReported(Step step) {
        try (var server = ScriptedServer.start(peer -> {
            upTo(step, peer);
            peer.shutdownOutput();
            peer.expectEnd();
        })) {
            assertThatThrownBy(() -> Connecting.connect(Connecting.to(server)))
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("closed while waiting for the server");
        }
    }

    @Test
    void everyStepInSingleBytesIsTheSame() {
        try (var server = ScriptedServer.start(peer -> {
            peer.expectStartup();
            peer.sendInPieces(1, notice("hello"), authenticationSasl("SCRAM-SHA-256"));
            var scram = new ScramServer("secret", peer.expect('p').text().substring("SCRAM-SHA-256".length() + 5));
            peer.sendInPieces(1, authenticationSaslContinue(scram.first(4096)));
            var last = scram.last(peer.expect('p').text(), 4096);
            peer.sendInPieces(
                    1, authenticationSaslFinal(last), authenticationOk(), parameterStatus("server_version", "18"));
            peer.sendInPieces(1, backendKeyData(5, (byte) 1, (byte) 2, (byte) 3, (byte) 4), readyForQuery('I'));
            peer.expectEnd();
        })) {
            var started = Connecting.connect(Connecting.to(server));
            assertThat(started.parameters()).containsEntry("server_version", "18");
            assertThat(started.processId()).isEqualTo(5);
            started.close();
        }
    }

    @Test
    void theAnswerCutAtEveryByteIsTheSame() {
        var answer = together(
                notice("n"),
                authenticationOk(),
                parameterStatus("a", "b"),
                backendKeyData(5, new byte[4]),
                readyForQuery('I'));
        try (var server = ScriptedServer.repeating(peer -> {
            var at = Integer.parseInt(peer.expectStartup().parameters().get("application_name"));
            peer.sendSplit(at, answer);
            peer.expectEnd();
        })) {
            for (int at = 0; at <= answer.length; at++) {
                var started = Connecting.connect(Connecting.to(server).set("application_name", "" + at));
                assertThat(started.parameters()).containsEntry("a", "b");
                started.close();
            }
        }
    }

    @Test
    void scramCutAtEveryByteIsTheSame() {
        try (var server = ScriptedServer.repeating(peer -> {
            var cut = Integer.parseInt(peer.expectStartup().parameters().get("application_name"));
            split(peer, cut, authenticationSasl("SCRAM-SHA-256"));
            var scram = new ScramServer("secret", peer.expect('p').text().substring("SCRAM-SHA-256".length() + 5));
            split(peer, cut, authenticationSaslContinue(scram.first(4096)));
            var last = scram.last(peer.expect('p').text(), 4096);
            split(
                    peer,
                    cut,
                    authenticationSaslFinal(last),
                    authenticationOk(),
                    parameterStatus("a", "b"),
                    backendKeyData(5, new byte[4]),
                    readyForQuery('I'));
            peer.expectEnd();
        })) {
            // As long as the longest of the three answers.
            for (int cut = 0; cut <= 130; cut++) {
                var started = Connecting.connect(Connecting.to(server).set("application_name", "" + cut));
                assertThat(started.parameters()).containsEntry("a", "b");
                started.close();
            }
        }
    }

    private static void split(Peer peer, int cut, byte[]... messages) throws Exception {
        var all = together(messages);
        peer.sendSplit(Math.min(cut, all.length), all);
    }

    /** Collects what it hears. */
    private static final class Heard implements WireListener {
        final List<String> messages = new CopyOnWriteArrayList<>();
        final CountDownLatch closed = new CountDownLatch(1);
        private final Frames frames = new Frames(
                Frames.MAX_MESSAGE,
                (type, chunk, from, to) -> messages.add((char) type + WireBytes.text(chunk, from, to)));

        @Override
        public void received(ByteBuffer bytes) {
            frames.push(bytes);
        }

        @Override
        public void drained() {}

        @Override
        public void closed(Throwable cause) {
            closed.countDown();
        }
    }

    @Test
    void whatComesBehindReadyForQueryReachesTheSessionWholeAndOnce() throws Exception {
        var tail = together(
                notification(1, "ch", "early"),
                parameterStatus("TimeZone", "UTC"),
                notification(2, "ch", "x".repeat(5000)));
        for (int at : new int[] {0, 1, 4, 5, 6, 20, 100, 5000, tail.length}) {
            try (var server = ScriptedServer.start(peer -> {
                peer.expectStartup();
                peer.send(authenticationOk(), readyForQuery('I'), java.util.Arrays.copyOf(tail, at));
                peer.send(java.util.Arrays.copyOfRange(tail, at, tail.length));
                peer.send(notification(3, "ch", "late"));
            })) {
                var started = Connecting.connect(Connecting.to(server));
                var heard = new Heard();
                started.attach(heard);
                heard.closed.await();
                assertThat(heard.messages).hasSize(4);
                assertThat(heard.messages.get(0)).endsWith("early\0");
                assertThat(heard.messages.get(1)).startsWith("STimeZone");
                assertThat(heard.messages.get(3)).endsWith("late\0");
                started.wire().abort();
            }
        }
    }

    @Test
    void aConnectionLostBeforeItIsHandedOverIsReportedThen() throws Exception {
        try (var server = ScriptedServer.start(peer -> {
            peer.login();
            peer.send(fatal("57P01", "terminating"));
        })) {
            var started = Connecting.connect(Connecting.to(server));
            while (started.wire().isOpen()) {
                Thread.yield();
            }
            var heard = new Heard();
            started.attach(heard);
            heard.closed.await();
            assertThat(heard.messages).hasSize(1);
            assertThatThrownBy(() -> started.attach(heard)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void cancelGoesToTheSameServerWithTheSameKeyWhateverTheInterruptFlag() {
        try (var server = ScriptedServer.start(
                peer -> {
                    peer.login();
                    peer.expectEnd();
                },
                peer -> {
                    assertThat(peer.expectCancelRequest()).isEqualTo(Peer.PROCESS);
                    peer.shutdownOutput();
                    peer.expectEnd();
                })) {
            var started = Connecting.connect(Connecting.to(server));
            Thread.currentThread().interrupt();
            assertThat(CancelRequests.send(started, Connecting.soon())).isTrue();
            assertThat(Thread.interrupted()).isTrue();
            started.close();
        }
    }

    @Test
    void aCancelThatNobodyTakesEndsWithItsDeadline() throws Exception {
        Patience.growing(Duration.ofMillis(100), time -> {
            var first = new AtomicBoolean(true);
            try (var server = ScriptedServer.repeating(peer -> {
                if (first.getAndSet(false)) {
                    peer.login();
                }
                peer.stall();
            })) {
                var started = Connecting.connect(Connecting.to(server));
                assertThat(CancelRequests.send(started, Deadline.after(time))).isFalse();
                started.close();
                return server.connections() == 2;
            }
        });
    }
}
