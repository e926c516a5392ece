package dev.aludel.pool;

import static dev.aludel.pool.PoolBench.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.example.shop.Shop;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.PoolTimeoutException;
import dev.aludel.pool.PoolBench.Asked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who waits is served in turn, or told why not. */
@Timeout(120)
final class PoolQueueTest {
    @AutoClose
    private final PoolBench bench = new PoolBench();

    @Test
    void servesInTheOrderOfQueueing() {
        Pool pool = bench.pool(1);
        Lease lease = pool.acquire();
        List<Asked> line = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            line.add(bench.ask());
        }
        lease.release();
        for (Asked next : line) {
            Lease served = next.lease();
            assertThat(line.stream().filter(asked -> !asked.waits())).last().isSameAs(next);
            served.release();
        }
    }

    @Test
    void nobodyOvertakesAWaiter() {
        Pool pool = bench.pool(1);
        Lease lease = pool.acquire();
        var waiting = bench.ask();
        lease.release();
        // The waiter owns it from the release on, even if it has not woken yet.
        assertThat(pool.status().idle()).isZero();
        var second = bench.ask();
        Lease first = waiting.lease();
        assertThat(second.waits()).isTrue();
        first.release();
        second.lease().release();
        assertThat(bench.served).isSorted();
    }

    @RepeatedTest(50)
    void oneWhoseConnectionWasDeadKeepsItsPlace() {
        Pool pool = bench.pool(PoolOptions.builder().poolSize(1).maxOverflow(0).prePing(PrePing.ALWAYS));
        Lease lease = pool.acquire();
        var first = bench.ask();
        var second = bench.ask();
        of(lease).dead = true;
        lease.release();
        Lease served = first.lease();
        assertThat(of(served).number).isEqualTo(2);
        assertThat(second.waits()).isTrue();
        served.release();
        second.lease().release();
    }

    @RepeatedTest(50)
    void oneWhoseConnectionWasTooOldKeepsItsPlace() {
        Pool pool = bench.pool(PoolOptions.builder()
                .poolSize(1)
                .maxOverflow(0)
                .poolRecycle(Duration.ofSeconds(10))
                .poolTimeout(Duration.ofMinutes(1)));
        Lease lease = pool.acquire();
        var first = bench.ask();
        var second = bench.ask();
        bench.clock.advance(Duration.ofSeconds(11));
        lease.release();
        Lease served = first.lease();
        assertThat(of(served).number).isEqualTo(2);
        assertThat(second.waits()).isTrue();
        served.release();
        second.lease().release();
    }

    /** Rows 3 and 31. */
    @ParameterizedTest
    @ValueSource(longs = {1, 100, 500, 30_000})
    void timesOutNotBeforeItsTimeAndNotAfter(long millis) {
        Pool pool = bench.pool(PoolOptions.builder().poolSize(1).maxOverflow(0).poolTimeout(Duration.ofMillis(millis)));
        Lease lease = pool.acquire();
        var waiting = bench.ask();
        bench.clock.advance(Duration.ofMillis(millis).minusNanos(1));
        assertThat(waiting.waits()).isTrue();
        assertThat(pool.status().waiting()).isEqualTo(1);
        bench.clock.advance(Duration.ofNanos(1));
        assertThat(waiting.failure()).isInstanceOf(PoolTimeoutException.class);
        assertThat(pool.status().waiting()).isZero();
        lease.release();
        assertThat(pool.status().idle()).isEqualTo(1);
    }

    @RepeatedTest(50)
    void eachTimesOutByItsOwnTimeWhoeverCameBefore() {
        Pool pool = bench.pool(PoolOptions.builder().poolSize(1).maxOverflow(0));
        Lease lease = pool.acquire();
        var patient = bench.ask(Duration.ofSeconds(30));
        var hasty = bench.ask(Duration.ofSeconds(1));
        var between = bench.ask(Duration.ofSeconds(10));
        bench.clock.advance(Duration.ofSeconds(1));
        assertThat(hasty.failure()).isInstanceOf(PoolTimeoutException.class);
        assertThat(between.waits()).isTrue();
        bench.clock.advance(Duration.ofSeconds(9));
        assertThat(between.failure()).isInstanceOf(PoolTimeoutException.class);
        assertThat(patient.waits()).isTrue();
        lease.release();
        Lease served = patient.lease();
        bench.clock.advance(Duration.ofSeconds(30));
        var later = bench.ask(Duration.ofSeconds(5));
        bench.clock.advance(Duration.ofSeconds(5));
        assertThat(later.failure()).isInstanceOf(PoolTimeoutException.class);
        served.release();
    }

    @Test
    void waitsWithoutLimitWhenTheTimeoutIsZero() {
        Pool pool = bench.pool(PoolOptions.builder().poolSize(1).maxOverflow(0).poolTimeout(Duration.ZERO));
        Lease lease = pool.acquire();
        var waiting = bench.ask();
        bench.clock.advance(Duration.ofDays(400));
        assertThat(waiting.waits()).isTrue();
        lease.release();
        waiting.lease().release();
    }

    @Test
    void timeoutSaysTheNumbersTheLongestHoldersAndWhereTheyTookIt() {
        Pool pool = bench.pool(PoolOptions.builder().poolSize(1).maxOverflow(1));
        Lease first = Shop.order(pool);
        bench.clock.advance(Duration.ofSeconds(12));
        Lease second = Shop.order(pool);
        var waiting = bench.ask();
        bench.clock.advance(Duration.ofSeconds(30));
        Thread self = Thread.currentThread();
        assertThat(waiting.failure())
                .isInstanceOf(PoolTimeoutException.class)
                .hasNoCause()
                .hasMessageContaining("No connection of pool 'test' became free within 30 s")
                .hasMessageContaining("2 leased, 0 idle, 0 connecting, 0 waiting; size 1, overflow 1 of 1")
                .hasMessageContaining("Longest holders: connection #1 held for 42 s by thread " + self.threadId()
                        + " \"" + self.getName()
                        + "\", taken at com.example.shop.Shop.order(Shop.java:11); connection #2 held for 30 s")
                .hasMessageContaining("release connections sooner, or raise poolSize, maxOverflow or poolTimeout");
        first.release();
        second.release();
    }

    @Test
    void timeoutNamesHoldersWhoseThreadHasEnded() throws InterruptedException {
        Pool pool = bench.pool(1);
        var gone = bench.ask();
        Lease lease = gone.lease();
        gone.thread.join();
        var waiting = bench.ask();
        bench.clock.advance(Duration.ofSeconds(30));
        assertThat(waiting.failure())
                .hasMessageContaining("by thread " + gone.thread.threadId() + " \"asker\", which has ended");
        lease.release();
    }

    @Test
    void timeoutOfANestedAcquireSaysThatThisThreadHoldsOneAndWhereItWasTaken() {
        Pool pool = bench.pool(1);
        var nested = new CompletableFuture<Throwable>();
        var thread = Thread.ofVirtual().start(() -> {
            Lease outer = Shop.order(pool);
            nested.complete(catchThrowable(() -> Shop.order(pool)));
            outer.release();
        });
        bench.until(() -> pool.holders().size() == 1 && pool.status().waiting() == 1);
        bench.clock.advance(Duration.ofSeconds(30));
        assertThat(nested.join())
                .isInstanceOf(PoolTimeoutException.class)
                .hasMessageContaining("This thread itself holds connection #1 held for 30 s by thread "
                        + thread.threadId() + ", taken at com.example.shop.Shop.order(Shop.java:11)")
                .hasMessageContaining("use the connection or session that the thread already has");
    }

    @Test
    void anAnswerInTheInstantOfTheTimeoutCounts() {
        Pool pool = bench.pool(1);
        Lease lease = pool.acquire();
        var waiting = bench.ask();
        // Under the lock the waiter cannot leave the queue: it is served first and sees both then.
        pool.ledger.lock.lock();
        try {
            bench.clock.advance(Duration.ofSeconds(31));
            lease.release();
        } finally {
            pool.ledger.lock.unlock();
        }
        waiting.lease().release();
        assertThat(pool.status().idle()).isEqualTo(1);
    }

    @Test
    void interruptWhileWaitingLeavesTheQueueAndSetsTheFlagAgain() {
        Pool pool = bench.pool(1);
        Lease lease = pool.acquire();
        var first = bench.ask();
        var second = bench.ask();
        first.thread.interrupt();
        assertThat(first.failure())
                .isInstanceOf(OperationCancelledException.class)
                .hasMessageContaining("interrupted while it waited for a connection of pool 'test'");
        assertThat(first.interruptedAfterwards).isTrue();
        lease.release();
        second.lease().release();
        assertThat(pool.status().idle()).isEqualTo(1);
    }

    @Test
    void interruptedBeforeItAsksTakesNothing() {
        Pool pool = bench.pool(1);
        pool.acquire().release();
        Thread.currentThread().interrupt();
        assertThatThrownBy(pool::acquire).isInstanceOf(OperationCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(pool.status().idle()).isEqualTo(1);
    }

    /** The hand-off race: the connection is handed over after the interrupt was seen and before the queue was left. */
    @Test
    void whatIsHandedToAnInterruptedWaiterGoesToTheNext() {
        Pool pool = bench.pool(1);
        Lease lease = pool.acquire();
        var first = bench.ask();
        var second = bench.ask();
        bench.whenLeaving = lease::release;
        first.thread.interrupt();
        assertThat(first.failure()).isInstanceOf(OperationCancelledException.class);
        assertThat(first.interruptedAfterwards).isTrue();
        second.lease().release();
        assertThat(pool.status().idle()).isEqualTo(1);
        assertThat(bench.database.opened).hasSize(1);
    }

    @Test
    void whatIsHandedToAnInterruptedWaiterLiesIdleWhenNobodyElseWaits() {
        Pool pool = bench.pool(1);
        Lease lease = pool.acquire();
        var waiting = bench.ask();
        bench.whenLeaving = lease::release;
        waiting.thread.interrupt();
        assertThat(waiting.failure()).isInstanceOf(OperationCancelledException.class);
        assertThat(pool.status().idle()).isEqualTo(1);
    }

    @Test
    void aConnectWhoseWaiterLeftIsKeptForTheNext() {
        Pool pool = bench.pool(1);
        Gate gate = bench.database.hangNext();
        var waiting = bench.ask();
        gate.awaitReached();
        waiting.thread.interrupt();
        assertThat(waiting.failure()).isInstanceOf(OperationCancelledException.class);
        gate.open();
        bench.quiet();
        assertThat(pool.status().idle()).isEqualTo(1);
        assertThat(bench.database.opened).hasSize(1);
    }
}
