package dev.aludel.pool;

import static dev.aludel.pool.PoolBench.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.Deadline;
import dev.aludel.error.DisconnectedException;
import dev.aludel.pool.PoolBench.Asked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections that are declared unusable, one or all. */
@Timeout(120)
final class PoolInvalidationTest {
    @AutoClose
    private final PoolBench bench = new PoolBench();

    @Test
    void anInvalidatedConnectionIsAbortedAtOnceAndItsSlotIsFree() {
        Pool pool = bench.pool(1);
        Lease lease = pool.acquire();
        ScriptedConnection connection = of(lease);
        lease.invalidate();
        assertThat(connection.calls).containsExactly("abort");
        assertThat(pool.status().total()).isZero();
        assertThatThrownBy(lease::connection).hasMessageContaining("Connection #1 has been invalidated");
        assertThat(of(pool.acquire()).number).isEqualTo(2);
    }

    /** Row 7: two connections are out, two wait, one connection is invalidated: both are served, one after the other. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 30", "-1, 0", "-1, 30", "3, 0", "3, 30"})
    void oneInvalidatedConnectionServesAllWaitersInTurn(int overflow, int timeout) {
        Pool pool = bench.pool(
                PoolOptions.builder().poolSize(2).maxOverflow(overflow).poolTimeout(Duration.ofSeconds(timeout)));
        Lease invalidated = pool.acquire();
        Lease kept = pool.acquire();
        var first = bench.ask();
        var second = bench.ask();
        invalidated.invalidate();
        first.lease().release();
        second.lease().release();
        kept.release();
    }

    /** 15 connections fail together: one change of generation, each is replaced once. */
    @Test
    void aStormIsOneInvalidation() {
        List<Integer> generations = new CopyOnWriteArrayList<>();
        Pool pool = bench.pool(PoolOptions.builder().poolSize(15).maxOverflow(0).listener(new PoolListener() {
            @Override
            public void poolInvalidated(String pool, int generation) {
                generations.add(generation);
            }
        }));
        List<Lease> all = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            all.add(pool.acquire());
        }
        bench.database.shutdown();
        bench.database.restart();
        List<Asked> again = new ArrayList<>();
        for (Lease lease : all) {
            lease.invalidatePool();
            again.add(bench.ask());
        }
        again.forEach(Asked::lease);
        assertThat(generations).containsExactly(1);
        assertThat(pool.status().generation()).isEqualTo(1);
        assertThat(bench.database.attempts).hasValue(30);
        assertThat(bench.database.opened.subList(0, 15)).allMatch(connection -> connection.count("abort") == 1);
        assertThat(bench.database.opened.subList(15, 30)).noneMatch(ScriptedConnection::ended);
    }

    /** Row 23: what the pool does when the engine reports a lost connection. */
    @Test
    void theOthersAreReplacedIdleOnesAtOnceAndLeasedOnesWhenReleased() {
        Pool pool = bench.pool(3);
        Lease offender = pool.acquire();
        Lease idle = pool.acquire();
        Lease leased = pool.acquire();
        ScriptedConnection three = of(leased);
        idle.release();
        bench.database.shutdown();
        bench.database.restart();
        var select = new DriverStatement("SELECT 1", List.of(), List.of(), DriverStatement.Kind.QUERY);
        assertThatThrownBy(() -> offender.connection()
                        .execute(select, new Object[0], row -> {}, Deadline.NEVER)
                        .await())
                .isInstanceOf(DisconnectedException.class);
        offender.invalidatePool();
        bench.quiet();
        assertThat(bench.database.connection(2).count("abort")).isEqualTo(1);
        assertThat(three.ended()).isFalse();
        leased.release();
        bench.quiet();
        assertThat(three.ended()).isTrue();
        assertThat(pool.status().total()).isZero();
        assertThat(of(pool.acquire()).number).isEqualTo(4);
    }

    @Test
    void aConnectThatBeganBeforeTheInvalidationIsNotTrusted() {
        Pool pool = bench.pool(2);
        Lease offender = pool.acquire();
        Gate gate = bench.database.hangNext();
        var waiting = bench.ask();
        gate.awaitReached();
        offender.retire();
        pool.retireAll();
        gate.open();
        assertThat(of(waiting.lease()).number).isEqualTo(3);
        assertThat(bench.database.connection(2).ended()).isTrue();
    }

    /**
     * Row 22: SQLAlchemy's {@code dispose()} leaves an engine that goes on with a new pool. Our {@code close} is final;
     * {@code retireAll} is what goes on.
     */
    @Test
    void tenAtOnceRightAfterAllWereRetired() {
        Pool pool = bench.pool(10);
        pool.warmUp();
        bench.quiet();
        pool.retireAll();
        List<Asked> ten = IntStream.range(0, 10).mapToObj(i -> bench.ask()).toList();
        assertThat(ten).allSatisfy(asked -> assertThat(of(asked.lease()).number).isGreaterThan(10));
        bench.quiet();
        assertThat(bench.database.opened.subList(0, 10)).allMatch(connection -> connection.count("close") == 1);
        assertThat(pool.status().leased()).isEqualTo(10);
    }
}
