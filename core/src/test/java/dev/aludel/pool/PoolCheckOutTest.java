package dev.aludel.pool;

import static dev.aludel.pool.PoolBench.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.OperationCancelledException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is looked at before a connection is leased, and which one is leased. */
@Timeout(120)
final class PoolCheckOutTest {
    @AutoClose
    private final PoolBench bench = new PoolBench();

    private static PoolOptionsBuilder one(PrePing prePing) {
        return PoolOptions.builder().poolSize(1).maxOverflow(0).prePing(prePing);
    }

    private int use(Pool pool) {
        try (Lease lease = pool.acquire()) {
            return of(lease).number;
        }
    }

    /** Row 20. */
    @Test
    void pingsOnReuseOnly() {
        Pool pool = bench.pool(one(PrePing.ALWAYS));
        use(pool);
        ScriptedConnection first = bench.database.connection(1);
        assertThat(first.calls).doesNotContain("ping");
        use(pool);
        assertThat(first.count("ping")).isEqualTo(1);
        pool.acquire().invalidate();
        use(pool);
        assertThat(bench.database.connection(2).calls).doesNotContain("ping");
        use(pool);
        assertThat(bench.database.connection(2).count("ping")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"AFTER_IDLE, 499, 0", "AFTER_IDLE, 500, 1", "ALWAYS, 0, 1", "NEVER, 10000, 0"})
    void pingsAsThePolicySays(PrePing prePing, long idleMillis, int pings) {
        Pool pool = bench.pool(one(prePing));
        use(pool);
        bench.clock.advance(Duration.ofMillis(idleMillis));
        use(pool);
        assertThat(bench.database.connection(1).count("ping")).isEqualTo(pings);
    }

    @Test
    void theDefaultPingsAfterHalfASecondOfIdleness() {
        assertThat(PoolOptions.defaults().prePing()).isEqualTo(PrePing.AFTER_IDLE);
        assertThat(PoolOptions.defaults().prePingIdle()).isEqualTo(Duration.ofMillis(500));
        assertThat(PoolOptions.builder().poolPrePing(true).build().prePing()).isEqualTo(PrePing.ALWAYS);
        assertThat(PoolOptions.builder().poolPrePing(false).build().prePing()).isEqualTo(PrePing.NEVER);
    }

    @Test
    void pingsAtTheFirstUseOfWhatWasOpenedInAdvance() {
        Pool pool = bench.pool(one(PrePing.ALWAYS));
        pool.warmUp();
        bench.quiet();
        use(pool);
        assertThat(bench.database.connection(1).count("ping")).isEqualTo(1);
    }

    /** Row 21, first half. */
    @Test
    void aRestartOfTheServerGoesUnnoticed() {
        Pool pool = bench.pool(one(PrePing.ALWAYS));
        use(pool);
        bench.database.shutdown();
        bench.database.restart();
        assertThat(use(pool)).isEqualTo(2);
        assertThat(bench.database.connection(1).count("abort")).isEqualTo(1);
    }

    /** Row 21, second half. */
    @Test
    void aStoppedServerShowsAsTheFailureToConnect() {
        Pool pool = bench.pool(one(PrePing.ALWAYS));
        use(pool);
        bench.database.shutdown();
        assertThatThrownBy(pool::acquire).isInstanceOf(ConnectFailedException.class);
        assertThat(pool.status().total()).isZero();
        bench.database.restart();
        assertThat(use(pool)).isEqualTo(2);
    }

    @Test
    void oneDeadConnectionCondemnsAllIdleOnes() {
        Pool pool = bench.pool(PoolOptions.builder().poolSize(3).prePing(PrePing.ALWAYS));
        List<Lease> three = List.of(pool.acquire(), pool.acquire(), pool.acquire());
        three.forEach(Lease::release);
        bench.database.shutdown();
        bench.database.restart();
        assertThat(use(pool)).isEqualTo(4);
        bench.quiet();
        assertThat(bench.database.opened.subList(0, 3)).allMatch(ScriptedConnection::ended);
        // Only the one that was asked for was tested.
        assertThat(bench.database.opened.stream()
                        .mapToLong(each -> each.count("ping"))
                        .sum())
                .isEqualTo(1);
        assertThat(pool.status().generation()).isEqualTo(1);
    }

    @Test
    void aConnectionThatCallsItselfUnusableIsReplacedAlone() {
        Pool pool = bench.pool(PoolOptions.builder().poolSize(2));
        List<Lease> two = List.of(pool.acquire(), pool.acquire());
        two.forEach(Lease::release);
        bench.database.connection(2).usable = false;
        assertThat(use(pool)).isEqualTo(1);
        assertThat(pool.status().generation()).isZero();
        assertThat(bench.database.connection(2).ended()).isTrue();
    }

    @Test
    void whateverAPingThrowsCostsNoCapacity() {
        Pool pool = bench.pool(one(PrePing.ALWAYS));
        for (Throwable failure : List.of(
                new IllegalStateException("boom"),
                new StackOverflowError(),
                new OperationCancelledException("interrupted", ""))) {
            int number = use(pool);
            bench.database.connection(number).pingFailure = failure;
            assertThatThrownBy(pool::acquire).isSameAs(failure);
            assertThat(pool.status().total()).isZero();
        }
    }

    /** Row 12. */
    @Test
    void declaredStaleBetweenTakingAndTestingItIsReplaced() {
        Pool pool = bench.pool(one(PrePing.NEVER));
        use(pool);
        bench.whenTaken = () -> {
            bench.whenTaken = () -> {};
            pool.retireAll();
        };
        assertThat(use(pool)).isEqualTo(2);
    }

    @Test
    void declaredStaleWhileItIsPingedItIsReplaced() {
        Pool pool = bench.pool(one(PrePing.ALWAYS));
        use(pool);
        ScriptedConnection first = bench.database.connection(1);
        first.pingGate = new Gate();
        var asked = new PoolBench.Asked(pool, Duration.ofSeconds(30));
        asked.thread.start();
        first.pingGate.awaitReached();
        pool.retireAll();
        first.pingGate.open();
        assertThat(of(asked.lease()).number).isEqualTo(2);
        asked.lease().release();
    }

    /** Row 14. */
    @Test
    void recyclesByAgeWhenLeased() {
        Pool pool = bench.pool(one(PrePing.NEVER).poolRecycle(Duration.ofSeconds(30)));
        assertThat(use(pool)).isEqualTo(1);
        bench.clock.advance(Duration.ofSeconds(1));
        assertThat(use(pool)).isEqualTo(1);
        bench.clock.advance(Duration.ofSeconds(35));
        // Not in the background.
        assertThat(bench.database.connection(1).ended()).isFalse();
        assertThat(use(pool)).isEqualTo(2);
        assertThat(bench.database.connection(1).count("close")).isEqualTo(1);
    }

    @Test
    void retiresAtTheEndOfItsLifetimeWhenLeasedOrReleased() {
        Pool pool = bench.pool(one(PrePing.NEVER).maxLifetime(Duration.ofMinutes(30)));
        use(pool);
        bench.clock.advance(Duration.ofMinutes(30).minusNanos(1));
        Lease lease = pool.acquire();
        assertThat(of(lease).number).isEqualTo(1);
        bench.clock.advance(Duration.ofNanos(1));
        lease.release();
        bench.quiet();
        assertThat(bench.database.connection(1).count("close")).isEqualTo(1);
        assertThat(pool.status().total()).isZero();
    }

    /** Row 15: the one used last comes first. */
    @Test
    void lifo() {
        assertThat(order(IdleOrder.LIFO)).containsExactly(3, 3, 3, 2, 1, 3, 3);
    }

    /** Row 15: the one unused longest comes first. */
    @Test
    void fifo() {
        assertThat(order(IdleOrder.FIFO)).containsExactly(1, 2, 3, 1, 2, 3, 1);
    }

    private List<Integer> order(IdleOrder idleOrder) {
        Pool pool = bench.pool(PoolOptions.builder()
                .poolSize(3)
                .maxOverflow(0)
                .idleOrder(idleOrder)
                .prePing(PrePing.NEVER));
        List<Lease> three = List.of(pool.acquire(), pool.acquire(), pool.acquire());
        three.forEach(Lease::release);
        List<Integer> order = new ArrayList<>();
        order.add(use(pool));
        order.add(use(pool));
        List<Lease> held = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Lease lease = pool.acquire();
            order.add(of(lease).number);
            held.add(lease);
        }
        if (idleOrder == IdleOrder.LIFO) {
            // given back 1, 2, 3
            held = held.reversed();
        }
        held.forEach(Lease::release);
        order.add(use(pool));
        order.add(use(pool));
        return order;
    }
}
