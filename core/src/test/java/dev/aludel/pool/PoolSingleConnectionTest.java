package dev.aludel.pool;

import static dev.aludel.pool.PoolBench.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.shop.Shop;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.ConnectionClosedException;
import dev.aludel.error.PoolTimeoutException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.pool.PoolBench.Asked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that lives inside its one connection: that is leased in turn, and never lost. */
@Timeout(120)
final class PoolSingleConnectionTest {
    @AutoClose
    private final PoolBench bench = new PoolBench();

    private Pool pool;

    @BeforeEach
    void everythingThatWouldReplaceAConnection() {
        bench.database.single = true;
        pool = bench.pool(PoolOptions.builder()
                .poolSize(5)
                .maxOverflow(10)
                .prePing(PrePing.ALWAYS)
                .poolRecycle(Duration.ofMinutes(1))
                .maxLifetime(Duration.ofMinutes(2))
                .keepAlive(Duration.ofSeconds(90))
                .idleTimeout(Duration.ofMinutes(1)));
    }

    private void oneConnectionStillThere() {
        bench.quiet();
        assertThat(bench.database.attempts).hasValue(1);
        assertThat(bench.database.connection(1).ended()).isFalse();
    }

    @Test
    void hasOneConnectionWhateverTheOptionsSay() {
        List<Asked> line = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            line.add(bench.ask());
        }
        for (Asked next : line) {
            Lease lease = next.lease();
            assertThat(of(lease).number).isEqualTo(1);
            assertThat(line.stream().filter(asked -> !asked.waits())).last().isSameAs(next);
            lease.release();
        }
        oneConnectionStillThere();
    }

    @Test
    void isNeverRecycledTrimmedOrPinged() {
        pool.acquire().release();
        bench.database.connection(1).dead = true; // a ping would say so
        for (int i = 0; i < 10; i++) {
            bench.clock.advance(Duration.ofMinutes(10));
            pool.housekeeper.sweep();
            pool.acquire().release();
        }
        oneConnectionStillThere();
        assertThat(bench.database.connection(1).calls).doesNotContain("ping");
    }

    @Test
    void isNeverInvalidated() {
        pool.acquire().invalidate();
        pool.acquire().invalidatePool();
        pool.retireAll();
        Lease lease = pool.acquire();
        lease.retire();
        lease.release();
        pool.acquire().release();
        oneConnectionStillThere();
    }

    @Test
    void cannotBeDetached() {
        Lease lease = pool.acquire();
        assertThatThrownBy(lease::detach)
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("cannot be detached: the database lives inside it");
        lease.release();
        oneConnectionStillThere();
    }

    @Test
    void anInvalidationLeavesNoTransactionToTheNextUser() {
        Lease lease = pool.acquire();
        of(lease).status = TransactionStatus.FAILED;
        lease.invalidate();
        assertThat(bench.database.connection(1).calls).containsExactly("rollback", "reset");
    }

    @Test
    void aNestedLeaseOfTheSameThreadFailsAtOnce() {
        Lease outer = Shop.order(pool);
        bench.clock.advance(Duration.ofSeconds(3));
        assertThatThrownBy(() -> Shop.order(pool))
                .isInstanceOf(PoolTimeoutException.class)
                .hasMessageContaining(
                        "Pool 'test' has one connection, because its database lives inside it, and this thread itself holds it")
                .hasMessageContaining("connection #1 held for 3 s by thread "
                        + Thread.currentThread().threadId())
                .hasMessageContaining("taken at com.example.shop.Shop.order(Shop.java:11)")
                .hasMessageContaining("use the connection or session that the thread already has, or release it first");
        outer.release();
        Shop.order(pool).release();
        oneConnectionStillThere();
    }

    @Test
    void theSameThreadMayTakeItAgainAfterTheRelease() {
        for (int i = 0; i < 3; i++) {
            pool.acquire().release();
        }
        oneConnectionStillThere();
    }

    @Test
    void whatCouldNotBeResetIsTriedAgainBeforeTheNextLease() {
        Lease lease = pool.acquire();
        ScriptedConnection connection = of(lease);
        connection.status = TransactionStatus.ACTIVE;
        connection.rollbackFailure = new IllegalStateException("busy");
        lease.release();
        assertThatThrownBy(pool::acquire).hasMessage("busy");
        assertThat(pool.status().idle()).isEqualTo(1);
        connection.rollbackFailure = null;
        pool.acquire().release();
        assertThat(connection.calls).containsExactly("rollback", "rollback", "rollback", "reset", "reset");
        oneConnectionStillThere();
    }

    @Test
    void aDatabaseThatWasLostIsNotReplacedByAnEmptyOne() {
        pool.acquire().release();
        bench.database.connection(1).usable = false;
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(pool::acquire)
                    .isInstanceOf(ConnectionClosedException.class)
                    .hasMessageContaining("The database of pool 'test' is gone: it lived inside its one connection");
        }
        assertThat(bench.database.attempts).hasValue(1);
    }

    @Test
    void isClosedWithThePool() {
        pool.acquire().release();
        pool.close();
        assertThat(bench.database.connection(1).count("close")).isEqualTo(1);
    }
}
