package dev.aludel.pool;

import static dev.aludel.pool.PoolBench.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.Shop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Row 32: leases that were lost to the garbage collector. */
@Timeout(120)
final class PoolLeakTest {
    @AutoClose
    private final PoolBench bench = new PoolBench();

    private final List<Holder> leaks = new CopyOnWriteArrayList<>();

    private Pool pool() {
        return bench.pool(PoolOptions.builder().poolSize(1).maxOverflow(0).listener(new PoolListener() {
            @Override
            public void leaked(String pool, Holder holder) {
                leaks.add(holder);
            }
        }));
    }

    /** Collects garbage until it is so; the collector owes nobody a time. */
    private void collectUntilLeaksAre(int expected) {
        bench.until(() -> {
            System.gc();
            return leaks.size() == expected;
        });
    }

    @Test
    void aForgottenLeaseIsReportedItsConnectionTerminatedAndAWaiterServed() {
        Pool pool = pool();
        try (var log = new LogWatch()) {
            Shop.forget(pool);
            var waiting = bench.ask();
            collectUntilLeaksAre(1);
            assertThat(of(waiting.lease()).number).isEqualTo(2);
            assertThat(bench.database.connection(1).calls).containsExactly("abort");
            assertThat(leaks.getFirst().place()).isEqualTo("com.example.shop.Shop.forget(Shop.java:16)");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "WARNING Leak in pool 'test': a lease was garbage-collected without having been released: connection #1 held for 0 s")
                    .contains(
                            "taken at com.example.shop.Shop.forget(Shop.java:16). Its connection was terminated and its capacity taken back");
            waiting.lease().release();
        }
    }

    @Test
    void aProperReleaseIsNotReportedWhenTheLeaseIsCollected() {
        Pool pool = pool();
        pool.acquire().release();
        pool.acquire().invalidate();
        // Forgotten ones come last: when the second has been collected, the others would have been reported, too.
        for (int forgotten = 1; forgotten <= 2; forgotten++) {
            Shop.forget(pool);
            collectUntilLeaksAre(forgotten);
        }
        bench.quiet();
        assertThat(leaks).hasSize(2).allSatisfy(leak -> assertThat(leak.place()).contains("Shop.forget"));
    }

    @Test
    void theOnlyConnectionSurvivesAForgottenLease() {
        bench.database.single = true;
        Pool pool = pool();
        Shop.forget(pool);
        var waiting = bench.ask();
        collectUntilLeaksAre(1);
        assertThat(of(waiting.lease()).number).isEqualTo(1);
        assertThat(bench.database.connection(1).calls).containsExactly("reset");
    }
}
