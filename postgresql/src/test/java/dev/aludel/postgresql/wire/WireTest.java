package dev.aludel.postgresql.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.driver.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a wire in clear promises to the one who writes and the one who listens. */
@Timeout(300)
class WireTest {
    private static final Deadline SOON = Deadline.after(Duration.ofMinutes(5));

    private static final AtomicInteger TESTS = new AtomicInteger();

    private final String threads = "wire-test-" + TESTS.incrementAndGet() + "-loop";
    private final WireLoops loops = new WireLoops(threads, 1, Duration.ofMinutes(5));
    private final Dialer dialer = new Dialer(loops, HostNames.SYSTEM);
    private final Heard heard = new Heard();

    private Wire dial(Peer peer, WireListener listener) throws DialException {
        return dialer.open(peer.endpoint(), TlsSettings.OFF, SOON, listener);
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static void write(Wire wire, byte[] bytes) {
        wire.write(bytes, 0, bytes.length);
    }

    @Test
    void bytesArriveInOrder() throws Exception {
        try (var peer = Peer.echoing()) {
            var wire = dial(peer, heard);
            write(wire, "some".getBytes(US_ASCII));
            wire.write("xthingy".getBytes(US_ASCII), 1, 6);

            assertThat(heard.await(9)).asString(US_ASCII).isEqualTo("something");
            assertThat(wire.isOpen()).isTrue();
            assertThat(wire.tls()).isNull();
            wire.abort();
            heard.awaitEnd();
        }
    }

    @Test
    void whatTheSocketDoesNotTakeIsSentLaterAndInOrder() throws Exception {
        var written = new CountDownLatch(1);
        try (var peer = Peer.playing(socket -> {
            written.await();
            socket.getInputStream().transferTo(socket.getOutputStream());
        })) {
            var wire = dial(peer, heard);
            var sent = random(20_000_000);
            var array = sent.clone();
            wire.write(array, 0, 19_999_000);
            wire.write(array, 19_999_000, 19_999_990);
            wire.write(array, 19_999_990, 20_000_000);
            java.util.Arrays.fill(array, (byte) 0);
            assertThat(wire.unsent()).isPositive();
            written.countDown();

            assertThat(heard.await(sent.length)).isEqualTo(sent);
            heard.awaitDrain();
            assertThat(wire.unsent()).isZero();
            wire.abort();
        }
    }

    /** Neither side reads before it has written more than all buffers hold: only the loop's reading gets them out of it. */
    @Test
    void writingNeverWaitsForAServerThatWaitsForUsToRead() throws Exception {
        var size = 30_000_000;
        var looked = new CountDownLatch(1);
        try (var peer = Peer.playing(socket -> {
            socket.getOutputStream().write(random(size));
            looked.await();
            assertThat(socket.getInputStream().readNBytes(size)).isEqualTo(random(size));
        })) {
            var wire = dial(peer, heard);
            write(wire, random(size));
            assertThat(wire.unsent()).isPositive();
            looked.countDown();

            assertThat(heard.await(size)).isEqualTo(random(size));
            heard.awaitDrain();
            peer.awaitPlay();
        }
    }

    @Test
    void theInterruptFlagMeansNothingToAWire() throws Exception {
        try (var peer = Peer.echoing()) {
            var wire = dial(peer, heard);
            var failure = new AtomicReference<Throwable>();
            var thread = Thread.ofVirtual().start(() -> {
                Thread.currentThread().interrupt();
                try {
                    write(wire, random(3_000_000));
                    wire.pauseReading();
                    wire.resumeReading();
                    assertThat(Thread.currentThread().isInterrupted()).isTrue();
                } catch (Throwable e) {
                    failure.set(e);
                }
            });
            thread.join();

            assertThat(failure.get()).isNull();
            assertThat(heard.await(3_000_000)).isEqualTo(random(3_000_000));
            Thread.currentThread().interrupt();
            wire.close();
            assertThat(Thread.interrupted()).isTrue();
            heard.awaitEnd();
            assertThat(heard.cause).isNull();
        }
    }

    /** A socket that is closed with unread input resets the connection, and the server may lose the last words. */
    @Test
    void closingWithUnreadInputLetsTheServerReadEverything() throws Exception {
        var closed = new CountDownLatch(1);
        try (var peer = Peer.playing(socket -> {
            socket.getOutputStream().write(random(200_000));
            closed.await();
            assertThat(socket.getInputStream().readAllBytes())
                    .asString(US_ASCII)
                    .isEqualTo("last words");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        })) {
            var wire = dial(peer, heard);
            wire.pauseReading();
            write(wire, "last words".getBytes(US_ASCII));
            wire.close();
            closed.countDown();

            peer.awaitPlay();
            heard.awaitEnd();
            assertThat(heard.cause).isNull();
            assertThat(wire.isOpen()).isFalse();
        }
    }

    @Test
    void whatIsUnsentWhenItIsClosedIsStillSent() throws Exception {
        var size = 20_000_000;
        try (var peer = Peer.playing(
                socket -> assertThat(socket.getInputStream().readAllBytes()).isEqualTo(random(size)))) {
            var wire = dial(peer, heard);
            write(wire, random(size));
            wire.close();
            peer.awaitPlay();
            heard.awaitEnd();
        }
    }

    /** The server never ends its side: the drain has a bound. */
    @Test
    void anOrderlyEndEndsWhateverTheServerDoes() throws Exception {
        var over = new CountDownLatch(1);
        var hasty = new Dialer(new WireLoops(threads + "-hasty", 1, Duration.ofMillis(50)), HostNames.SYSTEM);
        try (var peer = Peer.playing(socket -> over.await())) {
            hasty.open(peer.endpoint(), TlsSettings.OFF, SOON, heard).close();
            heard.awaitEnd();
            over.countDown();
            assertThat(heard.cause).isNull();
        }
    }

    @Test
    void theEndIsToldOnceHoweverItComes() throws Exception {
        try (var peer = Peer.playing(socket -> {})) {
            for (int i = 0; i < 50; i++) {
                var once = new Heard();
                var wire = dial(peer, once);
                var other = Thread.ofVirtual().start(wire::abort);
                wire.close();
                wire.abort();
                wire.close();
                write(wire, new byte[10]);
                other.join();
                once.awaitEnd();
                assertThat(once.endings).hasValue(1);
            }
            awaitThreadsEnd();
        }
    }

    @Test
    void theServersEndIsToldWithoutACause() throws Exception {
        try (var peer = Peer.playing(socket -> socket.getOutputStream().write(1))) {
            dial(peer, heard);
            heard.awaitEnd();
            assertThat(heard.cause).isNull();
            assertThat(heard.count()).isEqualTo(1);
        }
    }

    /** What a server says before it hangs up often explains why. */
    @Test
    void theServersLastWordsAreHeardWhenWritingFails() throws Exception {
        var paused = new CountDownLatch(1);
        try (var peer = Peer.playing(socket -> {
            paused.await();
            socket.getInputStream().read();
            socket.getOutputStream().write("because".getBytes(US_ASCII));
        })) {
            var wire = dial(peer, heard);
            wire.pauseReading();
            write(wire, new byte[2]);
            paused.countDown();
            peer.awaitPlay();
            while (wire.isOpen()) {
                write(wire, new byte[1]);
            }
            heard.awaitEnd();
            assertThat(heard.await(0)).asString(US_ASCII).isEqualTo("because");
            assertThat(heard.cause).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aPausedWireSlowsTheServerDownAndLosesNothing() throws Exception {
        var size = 20_000_000;
        var bytes = random(size);
        var begun = new CountDownLatch(1);
        try (var peer = Peer.playing(socket -> {
            assertThat(socket.getInputStream().read()).isEqualTo('g');
            socket.getOutputStream().write(bytes, 0, 1_000);
            begun.countDown();
            socket.getOutputStream().write(bytes, 1_000, size - 1_000);
        })) {
            var wire = dial(peer, heard);
            wire.pauseReading();
            awaitTwoTicks(); // then the loop has certainly paused
            wire.write(new byte[] {'g'}, 0, 1);
            begun.await();
            awaitTwoTicks(); // then it has had something to read before it, and left it
            assertThat(heard.count()).isZero();

            wire.resumeReading();
            assertThat(heard.await(size)).isEqualTo(bytes);
            heard.awaitEnd();
        }
    }

    /** The second tick from now on is one of a turn of the loop that began after now. */
    private void awaitTwoTicks() throws InterruptedException {
        heard.ticks.drainPermits();
        heard.ticks.acquire(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"received", "tick", "drained", "closed"})
    void aListenerThatThrowsLosesItsOwnWireOnly(String when) throws Exception {
        var failure = new AssertionError("thrown on purpose");
        var thrower = new Heard() {
            @Override
            public void received(ByteBuffer bytes) {
                fail("received");
            }

            @Override
            public void tick(long nanoTime) {
                fail("tick");
            }

            @Override
            public void drained() {
                fail("drained");
            }

            @Override
            public void closed(Throwable why) {
                super.closed(why);
                fail("closed");
            }

            private void fail(String where) {
                if (where.equals(when)) {
                    throw failure;
                }
            }
        };
        var written = new CountDownLatch(1);
        try (var peer = Peer.playing(socket -> {
            written.await(); // so that something is left over, and then drained
            socket.getInputStream().transferTo(socket.getOutputStream());
        })) {
            var neighbour = dial(peer, heard);
            var wire = dial(peer, thrower);
            write(wire, random(20_000_000));
            written.countDown();
            if (when.equals("closed")) {
                wire.abort();
            }
            thrower.awaitEnd();

            assertThat(thrower.cause).isSameAs(when.equals("closed") ? null : failure);
            assertThat(thrower.endings).hasValue(1);
            assertThat(wire.isOpen()).isFalse();
            write(neighbour, new byte[100]);
            heard.await(100);
            neighbour.abort();
        }
    }

    @Test
    void aThousandWiresShareOneThread() throws Exception {
        try (var peer = Peer.echoing()) {
            var wires = new ArrayList<Wire>();
            var listeners = new ArrayList<Heard>();
            for (int i = 0; i < 1_000; i++) {
                var listener = new Heard();
                listeners.add(listener);
                wires.add(dial(peer, listener));
            }
            for (int i = 0; i < wires.size(); i++) {
                write(wires.get(i), random(i + 1));
            }
            for (int i = 0; i < wires.size(); i++) {
                assertThat(listeners.get(i).await(i + 1)).isEqualTo(random(i + 1));
            }
            assertThat(threads()).hasSize(1);
            wires.forEach(Wire::close);
            for (var listener : listeners) {
                listener.awaitEnd();
                assertThat(listener.cause).isNull();
            }
            awaitThreadsEnd();
        }
    }

    @Test
    void noThreadIsLeftWhenNothingIsOpenAndANewOneStartsWhenNeeded() throws Exception {
        try (var peer = Peer.echoing()) {
            for (int round = 0; round < 2; round++) {
                var listener = new Heard();
                var wire = dial(peer, listener);
                assertThat(threads()).hasSize(1).allMatch(Thread::isDaemon);
                wire.close();
                listener.awaitEnd();
                awaitThreadsEnd();
            }
        }
    }

    @Test
    void ticksComeWhileAWireIsOpen() throws Exception {
        try (var peer = Peer.echoing()) {
            var wire = dial(peer, heard);
            heard.ticks.acquire(3);
            wire.abort();
            heard.awaitEnd();
        }
    }

    private java.util.List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(threads))
                .toList();
    }

    private void awaitThreadsEnd() throws InterruptedException {
        for (var thread : threads()) {
            thread.join();
        }
    }
}
