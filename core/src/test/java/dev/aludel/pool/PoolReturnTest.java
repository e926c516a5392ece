package dev.aludel.pool;

import static dev.aludel.pool.PoolBench.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.TransactionOptions;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.ConnectionClosedException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to a connection when its lease ends. */
@Timeout(120)
final class PoolReturnTest {
    @AutoClose
    private final PoolBench bench = new PoolBench();

    private final List<String> events = new CopyOnWriteArrayList<>();

    private Pool pool() {
        return bench.pool(PoolOptions.builder().poolSize(1).maxOverflow(0).listener(new PoolListener() {
            @Override
            public void reset(String pool, boolean rolledBack) {
                events.add("reset, rolled back: " + rolledBack);
            }
        }));
    }

    /** Row 17, with a transaction that its user ended: no second rollback. */
    @Test
    void aCleanConnectionIsResetWithoutARollback() {
        Pool pool = pool();
        Lease lease = pool.acquire();
        lease.connection().begin(TransactionOptions.DEFAULT).await();
        lease.connection().rollback().await();
        ScriptedConnection connection = of(lease);
        lease.release();
        assertThat(connection.calls).containsExactly("begin", "rollback", "reset");
        assertThat(events).containsExactly("reset, rolled back: false");
    }

    /** Row 17, with a transaction that was left open. The event comes after the rollback here: it says that there was one. */
    @ParameterizedTest
    @EnumSource(
            value = TransactionStatus.class,
            names = {"ACTIVE", "FAILED"})
    void anOpenTransactionIsRolledBackAndThenTheConnectionReset(TransactionStatus status) {
        Pool pool = pool();
        Lease lease = pool.acquire();
        ScriptedConnection connection = of(lease);
        connection.status = status;
        lease.release();
        assertThat(connection.calls).containsExactly("rollback", "reset");
        assertThat(events).containsExactly("reset, rolled back: true");
        assertThat(pool.status().idle()).isEqualTo(1);
    }

    @Test
    void aConnectionThatCannotBeRolledBackIsReplacedAndTheSlotKept() {
        Pool pool = pool();
        for (Throwable failure : List.of(new IllegalStateException("rollback"), new StackOverflowError())) {
            Lease lease = pool.acquire();
            ScriptedConnection connection = of(lease);
            connection.status = TransactionStatus.ACTIVE;
            connection.rollbackFailure = failure;
            lease.release();
            assertThat(connection.count("abort")).isEqualTo(1);
            assertThat(connection.calls).doesNotContain("reset");
            assertThat(pool.status().total()).isZero();
        }
        pool.acquire().release();
    }

    @Test
    void aConnectionThatCannotBeResetIsReplacedAndAWaiterServed() {
        Pool pool = pool();
        Lease lease = pool.acquire();
        ScriptedConnection connection = of(lease);
        connection.resetFailure = new IllegalStateException("reset");
        var waiting = bench.ask();
        lease.release();
        assertThat(connection.count("abort")).isEqualTo(1);
        assertThat(of(waiting.lease())).isNotSameAs(connection);
    }

    @Test
    void aConnectionThatCallsItselfUnusableIsNotTouchedAgain() {
        Pool pool = pool();
        Lease lease = pool.acquire();
        ScriptedConnection connection = of(lease);
        connection.status = TransactionStatus.ACTIVE;
        connection.usable = false;
        lease.release();
        assertThat(connection.calls).containsExactly("abort");
        assertThat(pool.status().total()).isZero();
    }

    @Test
    void anAbortThatThrowsCostsNoCapacity() {
        Pool pool = pool();
        Lease lease = pool.acquire();
        of(lease).endFailure = new IllegalStateException("abort");
        lease.invalidate();
        pool.acquire().release();
        assertThat(pool.status().total()).isEqualTo(1);
    }

    @Test
    void runsToItsEndWhenTheThreadIsInterrupted() {
        Pool pool = pool();
        Lease lease = pool.acquire();
        ScriptedConnection connection = of(lease);
        connection.status = TransactionStatus.ACTIVE;
        Thread.currentThread().interrupt();
        lease.release();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(connection.calls).containsExactly("rollback", "reset");
        assertThat(connection.interruptedAtReset).isFalse();
        assertThat(pool.status().idle()).isEqualTo(1);
    }

    @Test
    void anInterruptDuringTheReturnIsKept() {
        Pool pool = pool();
        var asked = bench.ask();
        Lease lease = asked.lease();
        ScriptedConnection connection = of(lease);
        connection.resetGate = new Gate();
        var flag = new boolean[1];
        Thread releasing = Thread.ofVirtual().start(() -> {
            lease.release();
            flag[0] = Thread.currentThread().isInterrupted();
        });
        connection.resetGate.awaitReached();
        releasing.interrupt();
        connection.resetGate.open();
        bench.until(() -> !releasing.isAlive());
        assertThat(flag[0]).isTrue();
        assertThat(pool.status().idle()).isEqualTo(1);
    }

    /** Row 18. */
    @Test
    void aSecondReleaseWarnsOnceAndDoesNothing() {
        try (var log = new LogWatch()) {
            Pool pool = bench.pool(2);
            Lease lease = pool.acquire();
            lease.release();
            lease.release();
            lease.close();
            assertThat(pool.status().idle()).isEqualTo(1);
            assertThat(log.lines())
                    .containsExactly("WARNING Connection #1 of pool 'test' was released twice by the same lease;"
                            + " the second time does nothing");
            // It has its next user already, whom the first lease does not disturb.
            Lease next = pool.acquire();
            lease.release();
            assertThat(of(next).number).isEqualTo(1);
            assertThat(pool.status().leased()).isEqualTo(1);
            next.release();
        }
    }

    @Test
    void nothingWorksAfterTheRelease() {
        Pool pool = pool();
        Lease lease = pool.acquire();
        lease.release();
        for (ThrowingCallable use : List.<ThrowingCallable>of(
                lease::connection, lease::invalidate, lease::invalidatePool, lease::retire, lease::detach)) {
            assertThatThrownBy(use)
                    .isInstanceOf(ConnectionClosedException.class)
                    .hasMessageContaining(
                            "Connection #1 has been released and cannot be used any more - acquire another one");
        }
        assertThat(lease.ended()).isTrue();
        assertThat(pool.status().idle()).isEqualTo(1);
    }

    /** Row 10. */
    @Test
    void aRetiredConnectionStaysUsableUntilItIsReleasedAndIsReplacedInItsSlot() {
        Pool pool = pool();
        Lease lease = pool.acquire();
        ScriptedConnection old = of(lease);
        lease.retire();
        assertThat(of(lease)).isSameAs(old);
        assertThat(old.ended()).isFalse();
        lease.release();
        Lease next = pool.acquire();
        assertThat(of(next)).isNotSameAs(old);
        assertThat(next.number()).isEqualTo(lease.number());
        assertThat(old.count("close")).isEqualTo(1);
        next.release();
        assertThat(pool.status().idle()).isEqualTo(1);
    }

    @Test
    void aReleaseAfterAnInvalidationIsSilent() {
        try (var log = new LogWatch();
                Lease lease = pool().acquire()) {
            lease.invalidate();
            lease.release();
            assertThat(log.lines()).isEmpty();
        }
    }
}
