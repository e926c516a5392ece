package dev.aludel.pool;

import static dev.aludel.pool.PoolBench.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done to connections that nobody uses, and to leases that nobody ends. */
@Timeout(120)
final class PoolHousekeeperTest {
    @AutoClose
    private final PoolBench bench = new PoolBench();

    private static PoolOptionsBuilder quietOptions() {
        return PoolOptions.builder()
                .poolSize(3)
                .maxOverflow(0)
                .prePing(PrePing.NEVER)
                .idleTimeout(Duration.ZERO)
                .maxLifetime(Duration.ZERO);
    }

    private void sweepAfter(Duration time) {
        bench.clock.advance(time);
        bench.pool.housekeeper.sweep();
        bench.quiet();
    }

    @Test
    void closesWhatLiesIdleForLongDownToTheMinimum() {
        Pool pool =
                bench.pool(quietOptions().idleTimeout(Duration.ofMinutes(10)).minIdle(1));
        pool.warmUp();
        bench.quiet();
        sweepAfter(Duration.ofMinutes(9));
        assertThat(pool.status().idle()).isEqualTo(3);
        Lease used = pool.acquire();
        ScriptedConnection hot = of(used);
        used.release();
        sweepAfter(Duration.ofMinutes(1));
        assertThat(pool.status().idle()).isEqualTo(1);
        assertThat(hot.ended()).isFalse();
        assertThat(bench.database.opened)
                .filteredOn(ScriptedConnection::ended)
                .allMatch(gone -> gone.count("close") == 1);
        sweepAfter(Duration.ofMinutes(60));
        assertThat(pool.status().idle()).isEqualTo(1);
    }

    @Test
    void keepsTheMinimumOpen() {
        Pool pool = bench.pool(quietOptions().minIdle(2));
        assertThat(bench.database.attempts).hasValue(0);
        sweepAfter(Duration.ofSeconds(30));
        assertThat(pool.status().idle()).isEqualTo(2);
        pool.retireAll();
        bench.quiet();
        sweepAfter(Duration.ofSeconds(30));
        assertThat(pool.status().idle()).isEqualTo(2);
        assertThat(bench.database.attempts).hasValue(4);
    }

    @Test
    void aDatabaseThatIsDownIsAskedOncePerRoundForTheMinimum() {
        Pool pool = bench.pool(quietOptions().minIdle(2).connectConcurrency(1));
        bench.database.shutdown();
        sweepAfter(Duration.ofSeconds(30));
        sweepAfter(Duration.ofSeconds(30));
        assertThat(bench.database.attempts).hasValue(2);
        assertThat(pool.status().total()).isZero();
        bench.database.restart();
        sweepAfter(Duration.ofSeconds(30));
        assertThat(pool.status().idle()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0, 1800000", "0.5, 1777500", "0.999999, 1755001"})
    void lifetimesEndUpToAFortiethEarlierByChance(double chance, long millis) {
        bench.chance = chance;
        Pool pool = bench.pool(quietOptions().maxLifetime(Duration.ofMinutes(30)));
        pool.acquire().release();
        sweepAfter(Duration.ofMillis(millis - 1));
        assertThat(pool.status().idle()).isEqualTo(1);
        sweepAfter(Duration.ofMillis(1));
        assertThat(pool.status().total()).isZero();
        assertThat(bench.database.connection(1).count("close")).isEqualTo(1);
    }

    @Test
    void testsWhatWasSilentForLong() {
        Pool pool = bench.pool(quietOptions().keepAlive(Duration.ofMinutes(2)));
        pool.acquire().release();
        ScriptedConnection connection = bench.database.connection(1);
        sweepAfter(Duration.ofSeconds(119));
        assertThat(connection.count("ping")).isZero();
        sweepAfter(Duration.ofSeconds(1));
        assertThat(connection.count("ping")).isEqualTo(1);
        sweepAfter(Duration.ofSeconds(119));
        assertThat(connection.count("ping")).isEqualTo(1);
        sweepAfter(Duration.ofSeconds(1));
        assertThat(connection.count("ping")).isEqualTo(2);
        assertThat(pool.status().idle()).isEqualTo(1);
    }

    @Test
    void aConnectionUnderTestGoesToTheWaiterWhenItLives() {
        Pool pool = bench.pool(quietOptions().poolSize(1).keepAlive(Duration.ofMinutes(2)));
        pool.acquire().release();
        ScriptedConnection connection = bench.database.connection(1);
        connection.pingGate = new Gate();
        bench.clock.advance(Duration.ofMinutes(2));
        pool.housekeeper.sweep();
        connection.pingGate.awaitReached();
        assertThat(pool.status().checking()).isEqualTo(1);
        var waiting = bench.ask();
        assertThat(waiting.waits()).isTrue();
        connection.pingGate.open();
        assertThat(of(waiting.lease())).isSameAs(connection);
    }

    @Test
    void aDeadConnectionFoundByATestCondemnsTheIdleOnes() {
        Pool pool = bench.pool(quietOptions().keepAlive(Duration.ofMinutes(2)));
        pool.warmUp();
        bench.quiet();
        bench.database.shutdown();
        sweepAfter(Duration.ofMinutes(2));
        assertThat(pool.status().total()).isZero();
        assertThat(pool.status().generation()).isEqualTo(1);
        assertThat(bench.database.open).hasValue(0);
    }

    @Test
    void aTestThatThrowsCostsNoCapacity() {
        Pool pool = bench.pool(quietOptions().keepAlive(Duration.ofMinutes(2)));
        pool.acquire().release();
        bench.database.connection(1).pingFailure = new StackOverflowError();
        sweepAfter(Duration.ofMinutes(2));
        assertThat(pool.status().total()).isZero();
    }

    @Test
    void reportsALeaseThatIsHeldTooLongOnceWithItsPlaceAndItsLateReturn() {
        List<Holder> reports = new CopyOnWriteArrayList<>();
        Pool pool =
                bench.pool(quietOptions().leakThreshold(Duration.ofSeconds(2)).listener(new PoolListener() {
                    @Override
                    public void held(String pool, Holder holder) {
                        reports.add(holder);
                    }
                }));
        try (var log = new LogWatch()) {
            Lease lease = Shop.order(pool);
            sweepAfter(Duration.ofMillis(1_999));
            assertThat(reports).isEmpty();
            sweepAfter(Duration.ofMillis(1));
            sweepAfter(Duration.ofSeconds(1));
            assertThat(reports).singleElement().satisfies(report -> {
                assertThat(report.held()).isEqualTo(Duration.ofSeconds(2));
                assertThat(report.place()).isEqualTo("com.example.shop.Shop.order(Shop.java:11)");
                assertThat(report.threadId()).isEqualTo(Thread.currentThread().threadId());
                assertThat(report.stack()).isEmpty();
            });
            lease.release();
            String who = " by thread " + Thread.currentThread().threadId() + " \""
                    + Thread.currentThread().getName() + "\", taken at com.example.shop.Shop.order(Shop.java:11)";
            assertThat(log.lines())
                    .containsExactly(
                            "WARNING Possible leak in pool 'test': connection #1 held for 2 s" + who,
                            "INFO Pool 'test': returned late, was reported as a possible leak: connection #1 held for 3 s"
                                    + who);
        }
    }

    @Test
    void reportsTheWholeStackWhenItIsTracked() {
        List<Holder> reports = new CopyOnWriteArrayList<>();
        Pool pool = bench.pool(quietOptions()
                .leakThreshold(Duration.ofSeconds(2))
                .leakTracking(LeakTracking.FULL)
                .listener(new PoolListener() {
                    @Override
                    public void held(String pool, Holder holder) {
                        reports.add(holder);
                    }
                }));
        Lease lease = Shop.order(pool);
        sweepAfter(Duration.ofSeconds(2));
        assertThat(reports)
                .singleElement()
                .satisfies(report -> assertThat(report.stack())
                        .extracting(StackTraceElement::getMethodName)
                        .startsWith("order", "reportsTheWholeStackWhenItIsTracked"));
        lease.release();
    }

    @Test
    void reportsTheThreadOnlyWhenPlacesAreNotTracked() {
        Pool pool = bench.pool(quietOptions().leakTracking(LeakTracking.OFF));
        Lease lease = Shop.order(pool);
        assertThat(pool.holders()).singleElement().satisfies(holder -> {
            assertThat(holder.place()).isNull();
            assertThat(holder.toString()).endsWith("taken at an unknown place (leakTracking is OFF)");
        });
        lease.release();
    }

    @Test
    void worksOnAThreadOfItsOwnUntilThePoolIsClosed() {
        Pool pool = bench.pool(quietOptions().idleTimeout(Duration.ofMinutes(10)));
        pool.housekeeper.start();
        pool.warmUp();
        bench.until(() -> {
            bench.clock.advance(Duration.ofMinutes(1));
            return pool.status().total() == 0;
        });
        Thread thread = pool.housekeeper.thread();
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.isVirtual()).isTrue();
        pool.close();
        bench.until(() -> !thread.isAlive());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 0, 0",
        "600, 1800, 0, 0, 0, 30000",
        "0, 0, 0, 2, 0, 1000",
        "0, 0, 10, 0, 0, 5000",
        "0, 0, 0, 0, 1, 15000"
    })
    void looksTwiceInTheShortestTimeItWatchesAndEveryHalfMinuteAtLeast(
            int idle, int lifetime, int keepAlive, int leak, int minIdle, long pauseMillis) {
        PoolOptions options = PoolOptions.builder()
                .idleTimeout(Duration.ofSeconds(idle))
                .maxLifetime(Duration.ofSeconds(lifetime))
                .keepAlive(Duration.ofSeconds(keepAlive))
                .leakThreshold(Duration.ofSeconds(leak))
                .minIdle(minIdle)
                .build();
        assertThat(Housekeeper.pause(options))
                .isEqualTo(Duration.ofMillis(pauseMillis).toNanos());
    }

    @Test
    void theNumberOfRoundsDoesNotMatter() {
        Pool pool =
                bench.pool(quietOptions().idleTimeout(Duration.ofMinutes(10)).keepAlive(Duration.ofMinutes(2)));
        List<Lease> all = new ArrayList<>(List.of(pool.acquire(), pool.acquire(), pool.acquire()));
        all.forEach(Lease::release);
        for (int i = 0; i < 19; i++) {
            sweepAfter(Duration.ofSeconds(30));
        }
        assertThat(pool.status().idle()).isEqualTo(3);
        sweepAfter(Duration.ofSeconds(30));
        assertThat(pool.status().total()).isZero();
    }
}
