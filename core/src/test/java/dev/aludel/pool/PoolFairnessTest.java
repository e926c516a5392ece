package dev.aludel.pool;

import static dev.aludel.pool.PoolBench.of;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand virtual threads over four connections, in real time. */
@Timeout(300)
final class PoolFairnessTest {
    private static final int THREADS = 10_000;
    private static final int ROUNDS = 3;
    private static final String PINNED = "jdk.VirtualThreadPinned";

    /** The order of queueing and the order of service, both written under the pool's lock. */
    private static final class Order implements Surroundings.Hooks {
        final List<Long> queued = new ArrayList<>();
        final List<Long> granted = new ArrayList<>();
        int mostTaken;

        @Override
        public void queued(long ticket) {
            queued.add(ticket);
        }

        @Override
        public void granted(long ticket) {
            granted.add(ticket);
        }

        @Override
        public void moved(Ledger ledger) {
            mostTaken = Math.max(mostTaken, ledger.status().total());
        }
    }

    @Test
    void allAreServedInTheOrderOfQueueingAndNoCarrierIsPinned(@TempDir Path folder, TestReporter reporter)
            throws Exception {
        Path file = folder.resolve("pinned.jfr");
        var order = new Order();
        var database = new ScriptedConnector();
        var real = Surroundings.REAL;
        var options = PoolOptions.builder()
                .name("stress")
                .poolSize(4)
                .maxOverflow(0)
                .poolTimeout(Duration.ofMinutes(4))
                .build();
        long[] waits;
        try (var recording = new Recording();
                var pool = new Pool(
                        database, options, new Surroundings(real.ticker(), real.threads(), real.chance(), order))) {
            run(pool); // loads the classes, which may pin
            order.queued.clear();
            order.granted.clear();
            watchPinning(recording);
            waits = run(pool);
            recording.stop();
            recording.dump(file);
            assertThat(pool.status().idle()).isEqualTo(database.open.get());
            assertThat(pool.status().total()).isEqualTo(database.open.get()).isLessThanOrEqualTo(4);
            assertThat(pool.status().waiting()).isZero();
        }
        assertThat(order.granted).isEqualTo(order.queued).isSorted().doesNotHaveDuplicates();
        assertThat(order.queued).hasSizeGreaterThanOrEqualTo(THREADS);
        assertThat(order.mostTaken).isEqualTo(4);
        assertThat(database.mostOpen.get()).isLessThanOrEqualTo(4);
        assertThat(pinnings(file)).isEmpty();
        Arrays.sort(waits);
        reporter.publishEntry(
                "wait of " + waits.length + " acquires, longest / median",
                "%.1f ms / %.1f ms = %.2f"
                        .formatted(
                                waits[waits.length - 1] / 1e6,
                                waits[waits.length / 2] / 1e6,
                                (double) waits[waits.length - 1] / waits[waits.length / 2]));
    }

    private static long[] run(Pool pool) throws InterruptedException {
        var waits = new long[THREADS * ROUNDS];
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Lease> all =
                Stream.generate(pool::acquire).limit(pool.options().capacity()).toList();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int mine = i * ROUNDS;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    for (int round = 0; round < ROUNDS; round++) {
                        long before = System.nanoTime();
                        try (Lease lease = pool.acquire()) {
                            waits[mine + round] = System.nanoTime() - before;
                            ScriptedConnection connection = of(lease);
                            connection.use();
                            Thread.yield();
                            connection.leave();
                        }
                    }
                } catch (Throwable failure) {
                    failures.add(failure);
                }
            }));
        }
        // All stand in the queue before the first is served.
        while (pool.status().waiting() < THREADS) {
            LockSupport.parkNanos(1_000_000);
        }
        all.forEach(Lease::release);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        return waits;
    }

    private static void watchPinning(Recording recording) {
        recording.enable(PINNED).withoutThreshold();
        recording.disable(AcquireEvent.class);
        recording.start();
    }

    private static List<RecordedEvent> pinnings(Path file) throws IOException {
        // The recording is of the whole JVM, and whoever needs a class first loads it.
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(PINNED))
                .filter(event -> calls(event, "dev.aludel.") && !calls(event, "java.lang.ClassLoader"))
                .toList();
    }

    private static boolean calls(RecordedEvent event, String type) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .anyMatch(frame -> frame.getMethod().getType().getName().startsWith(type));
    }

    /** Waits while it is being initialised, which pins the carrier. */
    private static final class Pins {
        static {
            LockSupport.parkNanos(1_000_000);
        }

        static void initialise() {}
    }

    /** Without this one, the other might be blind. */
    @Test
    void aPinnedCarrierWouldBeSeen(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("pinned.jfr");
        try (var recording = new Recording()) {
            watchPinning(recording);
            Thread.ofVirtual().start(Pins::initialise).join();
            recording.stop();
            recording.dump(file);
        }
        assertThat(pinnings(file)).isNotEmpty();
    }
}
