package dev.aludel.pool;

import static dev.aludel.pool.PoolBench.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.DriverConnection;
import dev.aludel.error.ConnectionClosedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many connections there are, and what becomes of them. */
@Timeout(120)
final class PoolCapacityTest {
    @AutoClose
    private final PoolBench bench = new PoolBench();

    /** Row 1. */
    @Test
    void firstReturnedStayIdleAndTheSurplusIsClosed() {
        Pool pool = bench.pool(PoolOptions.builder().poolSize(3).maxOverflow(PoolOptions.UNLIMITED));
        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            leases.add(pool.acquire());
            assertThat(numbers(pool)).containsExactly(3, 0, i - 2, i + 1);
        }
        leases.subList(0, 3).forEach(Lease::release);
        assertThat(numbers(pool)).containsExactly(3, 3, 3, 3);
        leases.subList(3, 6).forEach(Lease::release);
        bench.quiet();
        assertThat(numbers(pool)).containsExactly(3, 3, 0, 0);
        assertThat(bench.database.opened.subList(0, 3)).noneMatch(ScriptedConnection::ended);
        assertThat(bench.database.opened.subList(3, 6)).allMatch(connection -> connection.count("close") == 1);
    }

    private static List<Integer> numbers(Pool pool) {
        PoolStatus status = pool.status();
        return List.of(status.poolSize(), status.idle(), status.overflow(), status.leased());
    }

    @Test
    void overflowGoesToAWaiterInsteadOfBeingClosed() {
        Pool pool = bench.pool(PoolOptions.builder().poolSize(1).maxOverflow(1));
        Lease kept = pool.acquire();
        Lease overflow = pool.acquire();
        var waiting = bench.ask();
        ScriptedConnection connection = of(overflow);
        overflow.release();
        assertThat(of(waiting.lease())).isSameAs(connection);
        kept.release();
        waiting.lease().release();
        bench.quiet();
        assertThat(pool.status().idle()).isEqualTo(1);
        assertThat(bench.database.open).hasValue(1);
    }

    @Test
    void keepsNoneWhenItsSizeIsZero() {
        Pool pool = bench.pool(PoolOptions.builder().poolSize(0).maxOverflow(2));
        pool.acquire().release();
        bench.quiet();
        assertThat(bench.database.open).hasValue(0);
        assertThat(pool.status().total()).isZero();
    }

    @Test
    void neverHasMoreOpenThanItMayEvenWhileOneIsBeingClosed() {
        Pool pool = bench.pool(1);
        Lease lease = pool.acquire();
        var closing = new Gate();
        of(lease).closeGate = closing;
        lease.retire();
        lease.release();
        var next = bench.ask();
        closing.awaitReached();
        assertThat(pool.status().closing()).isEqualTo(1);
        assertThat(next.waits()).isTrue();
        closing.open();
        assertThat(of(next.lease()).number).isEqualTo(2);
        assertThat(bench.database.mostOpen).hasValue(1);
    }

    @Test
    void aCloseThatHangsBecomesAnAbortAndItsSlotIsUsedAgain() {
        Pool pool = bench.pool(1);
        Lease lease = pool.acquire();
        ScriptedConnection stuck = of(lease);
        stuck.closeGate = new Gate();
        lease.retire();
        lease.release();
        var next = bench.ask();
        stuck.closeGate.awaitReached();
        bench.clock.advance(Disposal.PATIENCE.minusMillis(1));
        assertThat(next.waits()).isTrue();
        bench.clock.advance(Duration.ofMillis(1));
        assertThat(of(next.lease()).number).isEqualTo(2);
        assertThat(stuck.count("abort")).isEqualTo(1);
        stuck.closeGate.open();
    }

    /**
     * Row 4, with a difference: SQLAlchemy throws the failure of the fourth connect. Here three connections are in use that
     * may come back, so the fourth user waits for one of them; the failed connect costs no capacity in either case.
     */
    @Test
    void failedConnectLeavesTheNumbersAsTheyWere() {
        Pool pool = bench.pool(PoolOptions.builder().poolSize(2).maxOverflow(3));
        List<Lease> three = List.of(pool.acquire(), pool.acquire(), pool.acquire());
        bench.database.refuseNext(1);
        var fourth = bench.ask();
        bench.quiet();
        assertThat(fourth.waits()).isTrue();
        assertThat(pool.status().leased()).isEqualTo(3);
        assertThat(pool.status().total()).isEqualTo(3);
        bench.clock.advance(Duration.ofMillis(10));
        fourth.lease();
        pool.acquire();
        assertThat(pool.status().leased()).isEqualTo(5);
        three.forEach(Lease::release);
    }

    /** Row 13. */
    @Test
    void detachedConnectionLeavesItsSlotToOthers() {
        Pool pool = bench.pool(1);
        Lease lease = pool.acquire();
        ScriptedConnection connection = of(lease);
        bench.detached = 1;
        DriverConnection detached = lease.detach();
        assertThat(detached).isSameAs(connection);
        assertThat(lease.ended()).isTrue();
        assertThatThrownBy(lease::connection)
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("Connection #1 has been detached from its pool");
        Lease other = pool.acquire();
        assertThat(of(other)).isNotSameAs(connection);
        lease.release();
        other.release();
        bench.quiet();
        assertThat(connection.ended()).isFalse();
        detached.close();
        assertThat(connection.ended()).isTrue();
    }

    @Test
    void statusReadsAsALine() {
        Pool pool = bench.pool(PoolOptions.builder().poolSize(2).maxOverflow(1));
        Lease lease = pool.acquire();
        pool.acquire().release();
        assertThat(pool).hasToString("pool 'test': 1 leased, 1 idle, 0 connecting, 0 waiting; size 2, overflow 0 of 1");
        lease.release();
    }
}
