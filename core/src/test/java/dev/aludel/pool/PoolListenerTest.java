package dev.aludel.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.PoolTimeoutException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a pool tells of itself. */
@Timeout(120)
final class PoolListenerTest {
    @AutoClose
    private final PoolBench bench = new PoolBench();

    private final List<String> events = new CopyOnWriteArrayList<>();

    /** Writes down each event as {@code name(arguments)}, and throws what it is told to. */
    private PoolListener listener(Throwable thrown) {
        return (PoolListener) Proxy.newProxyInstance(
                PoolListener.class.getClassLoader(),
                new Class<?>[] {PoolListener.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("equals")) {
                        return proxy == arguments[0];
                    }
                    events.add(method.getName()
                            + Arrays.stream(arguments)
                                    .skip(1)
                                    .map(argument -> argument instanceof Exception ? "failure" : argument.toString())
                                    .collect(Collectors.joining(", ", "(", ")")));
                    if (thrown != null) {
                        throw thrown;
                    }
                    return null;
                });
    }

    private PoolOptionsBuilder options(Throwable thrown) {
        return PoolOptions.builder()
                .poolSize(1)
                .maxOverflow(0)
                .poolTimeout(Duration.ofSeconds(1))
                .listener(listener(thrown));
    }

    private void runThroughEverything() {
        Pool pool = bench.pool;
        bench.database.refuseNext(1);
        assertThatThrownBy(pool::acquire).isInstanceOf(ConnectFailedException.class);
        Lease lease = pool.acquire();
        PoolBench.of(lease).status = TransactionStatus.ACTIVE;
        var late = bench.ask();
        bench.clock.advance(Duration.ofSeconds(1));
        assertThat(late.failure()).isInstanceOf(PoolTimeoutException.class);
        lease.release();
        pool.acquire().invalidatePool();
        bench.detached = 1;
        pool.acquire().detach();
        pool.close();
    }

    @Test
    void tellsEachEventOnceInOrder() {
        bench.pool(options(null));
        runThroughEverything();
        assertThat(events)
                .containsExactly(
                        "connectFailed(failure)",
                        "connected(PT0S)",
                        "acquired(PT0S)",
                        "timedOut(PT1S)",
                        "reset(true)",
                        "released(PT1S)",
                        "acquired(PT0S)",
                        "poolInvalidated(1)",
                        "invalidated()",
                        "closed()",
                        "released(PT0S)",
                        "connected(PT0S)",
                        "acquired(PT0S)",
                        "detached()",
                        "released(PT0S)");
    }

    /**
     * Row 8, with a difference: SQLAlchemy's checkout listeners may refuse a connection, so that the acquire fails. Ours only
     * listen: what they throw, plain or fatal, changes nothing. In both worlds no capacity is lost.
     */
    @Test
    void aListenerThatThrowsChangesNothing() {
        for (Throwable thrown : List.of(new IllegalStateException("listener"), new StackOverflowError())) {
            try (var log = new LogWatch()) {
                bench.pool(options(thrown));
                runThroughEverything();
                assertThat(events).hasSize(15);
                assertThat(log.lines())
                        .filteredOn(line -> line.contains("listener"))
                        .containsExactly(
                                "WARNING The listener of pool 'test' failed; the pool goes on without it hearing this event");
                assertThat(bench.pool.status().total()).isZero();
                events.clear();
            }
        }
    }

    @Test
    void recordsEachAcquire(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("acquires.jfr");
        try (var recording = new Recording()) {
            recording.enable(AcquireEvent.class).withoutThreshold();
            recording.start();
            Pool pool = bench.pool(1);
            Lease lease = pool.acquire();
            var late = bench.ask(Duration.ofMillis(1));
            bench.clock.advance(Duration.ofMillis(1));
            assertThat(late.failure()).isInstanceOf(PoolTimeoutException.class);
            late.thread.join();
            lease.release();
            recording.stop();
            recording.dump(file);
        }
        assertThat(Files.exists(file)).isTrue();
        assertThat(RecordingFile.readAllEvents(file))
                .filteredOn(event -> event.getEventType().getName().equals("dev.aludel.PoolAcquire"))
                .extracting(
                        event -> event.getString("pool"),
                        event -> event.getInt("connection"),
                        event -> event.getString("outcome"))
                .containsExactlyInAnyOrder(tuple("test", 1, "acquired"), tuple("test", 0, "PoolTimeoutException"));
    }
}
