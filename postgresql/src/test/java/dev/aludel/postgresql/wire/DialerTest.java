package dev.aludel.postgresql.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.aludel.driver.Deadline;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.postgresql.scripted.Patience;
import dev.aludel.postgresql.wire.DialException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a server is found and reached, and how the attempt ends when it is not. */
@Timeout(300)
class DialerTest {
    private static final Deadline LONG = Deadline.after(Duration.ofMinutes(5));

    private final WireLoops loops = new WireLoops("dial-test", 1, Duration.ofMinutes(5));
    private final Heard heard = new Heard();

    private static Deadline brief() {
        return Deadline.after(Duration.ofMillis(50));
    }

    private Dialer dialer() {
        return new Dialer(loops, HostNames.SYSTEM);
    }

    private Dialer dialer(HostNames.Resolver resolver) {
        return new Dialer(loops, new HostNames(resolver));
    }

    private AbstractThrowableAssert<?, ?> dialling(Dialer dialer, Endpoint endpoint, Deadline deadline) {
        return assertThatThrownBy(() -> dialer.open(endpoint, TlsSettings.OFF, deadline, heard));
    }

    private static Consumer<Throwable> reason(Reason reason) {
        return failure -> assertThat(failure)
                .asInstanceOf(type(DialException.class))
                .extracting(DialException::reason)
                .isEqualTo(reason);
    }

    /** Connects to it are neither taken nor refused: its queue is full. */
    private static final class Deaf implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final ArrayList<SocketChannel> queued = new ArrayList<>();

        Deaf() throws Exception {
            while (isConnected(queue())) {
                // There is room for another one.
            }
        }

        private SocketChannel queue() throws IOException {
            var channel = SocketChannel.open();
            queued.add(channel);
            channel.configureBlocking(false);
            channel.connect(server.getLocalSocketAddress());
            return channel;
        }

        /** Looks often: that nothing comes is said of many moments, not of a machine that stood still between two. */
        private static boolean isConnected(SocketChannel channel) throws Exception {
            for (int look = 0; look < 20; look++) {
                if (channel.finishConnect()) {
                    return true;
                }
                Thread.sleep(5);
            }
            return false;
        }

        int port() {
            return server.getLocalPort();
        }

        Endpoint endpoint() {
            return Endpoint.of("127.0.0.1", port());
        }

        @Override
        public void close() throws IOException {
            for (var channel : queued) {
                channel.close();
            }
            server.close();
        }
    }

    @Test
    void aPortWhereNobodyListensIsUnreachable() throws Exception {
        // Bound, so that nobody else takes it meanwhile, but not listening.
        try (var silent = SocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            int port = ((InetSocketAddress) silent.getLocalAddress()).getPort();
            dialling(dialer(), Endpoint.of("127.0.0.1", port), LONG)
                    .satisfies(reason(Reason.UNREACHABLE))
                    .hasMessage("127.0.0.1:" + port + " (127.0.0.1) cannot be reached: Connection refused");
            assertThat(heard.endings).hasValue(0);
        }
    }

    @Test
    void aNameWithoutAnAddressIsUnknown() {
        dialling(
                        dialer(host -> {
                            throw new UnknownHostException(host);
                        }),
                        Endpoint.of("db.example", 5432),
                        LONG)
                .satisfies(reason(Reason.UNKNOWN_HOST))
                .hasMessageContaining("db.example");
    }

    @Test
    void connectingEndsAtTheDeadline() throws Exception {
        try (var server = new Deaf()) {
            dialling(dialer(), server.endpoint(), brief()).satisfies(reason(Reason.TIMEOUT));
            assertThat(heard.endings).hasValue(0);
        }
    }

    @Test
    void lookingUpEndsAtTheDeadline() {
        var never = new CountDownLatch(1);
        dialling(
                        dialer(host -> {
                            park(never);
                            throw new UnknownHostException(host);
                        }),
                        Endpoint.of("db.example", 5432),
                        brief())
                .satisfies(reason(Reason.TIMEOUT));
        never.countDown();
    }

    private static void park(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("the look-up's thread is nobody's to interrupt", e);
        }
    }

    @Test
    void anInterruptBeforeDiallingOpensNothing() throws Exception {
        try (var peer = Peer.playing(socket -> {})) {
            Thread.currentThread().interrupt();
            dialling(dialer(), peer.endpoint(), LONG).isInstanceOf(OperationCancelledException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void anInterruptWhileConnectingEndsTheAttempt() throws Exception {
        try (var server = new Deaf()) {
            interrupted(() -> dialer().open(server.endpoint(), TlsSettings.OFF, LONG, heard));
        }
    }

    @Test
    void anInterruptWhileLookingUpEndsTheAttempt() throws Exception {
        var never = new CountDownLatch(1);
        var dialer = dialer(host -> {
            park(never);
            return new InetAddress[0];
        });
        interrupted(() -> dialer.open(Endpoint.of("db.example", 1), TlsSettings.OFF, LONG, heard));
        never.countDown();
    }

    @Test
    void anInterruptWhileTheServerIsAskedForTlsEndsTheAttempt() throws Exception {
        var over = new CountDownLatch(1);
        try (var peer = Peer.playing(socket -> over.await())) {
            interrupted(
                    () -> dialer().open(peer.endpoint(), TlsSettings.builder().build(), LONG, heard));
            over.countDown();
        }
    }

    @FunctionalInterface
    private interface Dialling {
        Wire dial() throws DialException;
    }

    private void interrupted(Dialling dialling) throws Exception {
        var outcome = new CompletableFuture<Throwable>();
        var flag = new CompletableFuture<Boolean>();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                dialling.dial();
                outcome.complete(null);
            } catch (Throwable e) {
                outcome.complete(e);
            }
            flag.complete(Thread.currentThread().isInterrupted());
        });
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        thread.interrupt();

        assertThat(outcome.get()).isInstanceOf(OperationCancelledException.class);
        assertThat(flag.get()).isTrue();
        assertThat(heard.endings).hasValue(0);
    }

    @Test
    void theAddressesOfAHostAreTriedInTurn() throws Exception {
        try (var peer = Peer.echoing()) {
            // Nobody listens at the first, which is loopback as well.
            InetAddress[] both = {InetAddress.ofLiteral("127.0.0.77"), InetAddress.ofLiteral("127.0.0.1")};
            var endpoint = Endpoint.of("db.example", peer.port());

            var wire = dialer(host -> both).open(endpoint, TlsSettings.OFF, LONG, heard);

            assertThat(wire.remoteAddress()).hasToString("/127.0.0.1:" + peer.port());
            assertThat(dialer(host -> both).each(endpoint, LONG))
                    .extracting(Endpoint::toString)
                    .containsExactly(
                            "db.example:%d (127.0.0.77)".formatted(peer.port()),
                            "db.example:%d (127.0.0.1)".formatted(peer.port()));
            wire.abort();
        }
    }

    @Test
    void aDeafAddressLeavesTimeForTheNext() throws Exception {
        try (var deaf = new Deaf();
                var _ = new ServerSocket(deaf.port(), 10, InetAddress.ofLiteral("127.0.0.77"))) {
            InetAddress[] both = {InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("127.0.0.77")};
            var endpoint = Endpoint.of("db.example", deaf.port());
            Patience.growing(Duration.ofMillis(500), time -> {
                var deadline = Deadline.after(time);
                try {
                    var wire = dialer(host -> both).open(endpoint, TlsSettings.OFF, deadline, heard);
                    assertThat(wire.isOpen()).isTrue();
                    wire.abort();
                } catch (DialException late) {
                    assertThat(late.reason()).isEqualTo(Reason.TIMEOUT);
                }
                return deadline.remainingNanos() > 0;
            });
        }
    }

    @Test
    void namesAreLookedUpOffTheCarriers() throws Exception {
        // The JDK's look-up blocks in native code: on a virtual thread it would hold a carrier for seconds.
        var onVirtualThread = new AtomicReference<@Nullable Boolean>();
        var names = new HostNames(host -> {
            onVirtualThread.set(Thread.currentThread().isVirtual());
            return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
        });
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        names.resolve("db.example", LONG);
                    } catch (DialException e) {
                        throw new AssertionError(e);
                    }
                })
                .join();
        assertThat(onVirtualThread.get()).isFalse();
    }

    @Test
    void callersThatAskForOneNameShareTheLookUp() throws Exception {
        var asked = new AtomicInteger();
        var go = new Semaphore(0);
        var names = new HostNames(host -> {
            asked.incrementAndGet();
            go.acquireUninterruptibly();
            return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
        });
        var callers = new ArrayList<Thread>();
        var found = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            callers.add(Thread.ofVirtual().start(() -> {
                try {
                    found.addAndGet(names.resolve("db.example", LONG).size());
                } catch (DialException e) {
                    throw new AssertionError(e);
                }
            }));
        }
        for (var caller : callers) {
            while (!awaitsAnAnswer(caller)) {
                Thread.onSpinWait();
            }
        }
        go.release(20);
        for (var caller : callers) {
            caller.join();
        }
        assertThat(asked).hasValue(1);
        assertThat(found).hasValue(20);
        // A later caller asks anew: addresses change.
        while (asked.get() == 1) {
            names.resolve("db.example", LONG);
        }
    }

    private static boolean awaitsAnAnswer(Thread caller) {
        return caller.getState() == Thread.State.TIMED_WAITING
                && LockSupport.getBlocker(caller) != null
                && Arrays.stream(caller.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(CompletableFuture.class.getName()));
    }

    @Test
    void aFolderMeansTheSocketInIt(@TempDir Path folder) throws Exception {
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(folder.resolve(".s.PGSQL.5432")));
            var wire = dialer().open(Endpoint.of(folder.toString(), 5432), TlsSettings.OFF, LONG, heard);
            try (var socket = server.accept()) {
                socket.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
                assertThat(heard.await(3)).containsExactly(1, 2, 3);
                assertThat(Endpoint.isLocal(wire.remoteAddress())).isTrue();
            }
            heard.awaitEnd();
        }
    }

    /** Unlike TCP, a unix socket does not wait by itself until the server's queue has room. */
    @Test
    void aBusyUnixSocketIsTriedAgain(@TempDir Path folder) throws Exception {
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            var address = UnixDomainSocketAddress.of(folder.resolve(".s.PGSQL.1"));
            server.bind(address, 1);
            var queued = new ArrayList<SocketChannel>();
            try {
                while (true) {
                    var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                    channel.configureBlocking(false);
                    channel.connect(address);
                    queued.add(channel);
                }
            } catch (SocketException full) {
                assertThat(queued).isNotEmpty();
            }
            var endpoint = Endpoint.of(folder.toString(), 1);
            dialling(dialer(), endpoint, brief()).satisfies(reason(Reason.TIMEOUT));

            var accepting = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < queued.size(); i++) {
                        server.accept();
                    }
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            var wire = dialer().open(endpoint, TlsSettings.OFF, LONG, heard);
            accepting.join();
            assertThat(wire.isOpen()).isTrue();
            wire.abort();
        }
    }

    @Test
    void aDeadlineThatHasPassedEndsItAtOnce() throws Exception {
        try (var server = new Deaf()) {
            dialling(dialer(), server.endpoint(), new Deadline(System.nanoTime() - 1))
                    .satisfies(reason(Reason.TIMEOUT));
        }
    }

    @Test
    void theSocketIsSetUpAsAsked() throws Exception {
        try (var channel = SocketChannel.open()) {
            Dialer.configure(channel, new KeepAlive(true, 30, 5, 4));
            assertThat(channel.getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
            assertThat(channel.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
            assertThat(channel.getOption(jdk.net.ExtendedSocketOptions.TCP_KEEPIDLE))
                    .isEqualTo(30);
            assertThat(channel.getOption(jdk.net.ExtendedSocketOptions.TCP_KEEPINTERVAL))
                    .isEqualTo(5);
            assertThat(channel.getOption(jdk.net.ExtendedSocketOptions.TCP_KEEPCOUNT))
                    .isEqualTo(4);
        }
    }
}
