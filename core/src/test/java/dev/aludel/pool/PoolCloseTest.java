package dev.aludel.pool;

import static dev.aludel.pool.PoolBench.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConnectionClosedException;
import dev.aludel.error.PoolClosedException;
import dev.aludel.pool.PoolBench.Asked;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of a pool. */
@Timeout(120)
final class PoolCloseTest {
    @AutoClose
    private final PoolBench bench = new PoolBench();

    private Thread closeInBackground(Duration wait) {
        Thread closing = Thread.ofVirtual().start(() -> bench.pool.close(wait));
        bench.until(() -> bench.pool.status().closed());
        return closing;
    }

    private void ended(Thread thread) {
        bench.until(() -> !thread.isAlive());
    }

    /** Row 16, with its gap closed: the leased one is closed when it comes back. */
    @Test
    void idleConnectionsAreClosedAtOnceAndLeasedOnesWhenTheyAreReleased() {
        Pool pool = bench.pool(2);
        Lease lease = pool.acquire();
        pool.acquire().release();
        Thread closing = closeInBackground(Duration.ofSeconds(10));
        bench.until(() -> bench.database.connection(2).ended());
        assertThat(bench.database.connection(2).count("close")).isEqualTo(1);
        assertThat(bench.database.connection(1).ended()).isFalse();
        assertThat(closing.isAlive()).isTrue();
        lease.release();
        ended(closing);
        assertThat(bench.database.connection(1).calls).containsExactly("close");
        assertThat(bench.database.open).hasValue(0);
        assertThat(bench.database.closed).isTrue();
    }

    @Test
    void waitersFailAtOnce() {
        Pool pool = bench.pool(1);
        Lease lease = pool.acquire();
        List<Asked> line = IntStream.range(0, 10).mapToObj(i -> bench.ask()).toList();
        Thread closing = closeInBackground(Duration.ofSeconds(10));
        assertThat(line)
                .allSatisfy(asked -> assertThat(asked.failure())
                        .isInstanceOf(PoolClosedException.class)
                        .hasMessageContaining("The pool 'test' has been closed - open a new engine"));
        lease.release();
        ended(closing);
    }

    @Test
    void whatIsStillLeasedAfterTheWaitIsAborted() {
        Pool pool = bench.pool(1);
        Lease lease = pool.acquire();
        ScriptedConnection connection = of(lease);
        Thread closing = closeInBackground(Duration.ofSeconds(10));
        bench.clock.advance(Duration.ofSeconds(10).minusNanos(1));
        assertThat(closing.isAlive()).isTrue();
        assertThat(connection.ended()).isFalse();
        bench.clock.advance(Duration.ofNanos(1));
        ended(closing);
        assertThat(connection.calls).containsExactly("abort");
        assertThatThrownBy(lease::connection)
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("Connection #1 was closed with its pool");
        lease.release();
        assertThat(connection.calls).containsExactly("abort");
        assertThat(pool.status().total()).isZero();
    }

    @Test
    void everythingAfterwardsIsAClearError() {
        Pool pool = bench.pool(1);
        pool.acquire().release();
        pool.close();
        for (Runnable use : List.<Runnable>of(pool::acquire, pool::warmUp, pool::retireAll)) {
            assertThatThrownBy(use::run)
                    .isInstanceOf(PoolClosedException.class)
                    .hasMessageContaining("The pool 'test' has been closed");
        }
        assertThat(pool)
                .hasToString("pool 'test': 0 leased, 0 idle, 0 connecting, 0 waiting; size 1, overflow 0 of 0; closed");
    }

    @Test
    void closingTwiceIsClosingOnce() {
        Pool pool = bench.pool(1);
        Lease lease = pool.acquire();
        Thread first = closeInBackground(Duration.ofSeconds(10));
        Thread second = closeInBackground(Duration.ofSeconds(10));
        lease.release();
        ended(first);
        ended(second);
        pool.close();
        pool.close(Duration.ZERO);
        assertThat(bench.database.connection(1).calls).containsExactly("close");
    }

    @Test
    void aConnectThatIsUnderWayIsEnded() {
        Pool pool = bench.pool(1);
        Gate gate = bench.database.hangNext();
        var waiting = bench.ask();
        gate.awaitReached();
        pool.close();
        assertThat(waiting.failure()).isInstanceOf(PoolClosedException.class);
        assertThat(pool.status().total()).isZero();
        assertThat(bench.database.opened).isEmpty();
    }

    @Test
    void aConnectThatCannotBeEndedIsClosedWhenItArrives() {
        Pool pool = bench.pool(PoolOptions.builder().poolSize(1).onConnect(connection -> {
            bench.arrival.passUninterruptibly();
        }));
        bench.ask();
        bench.arrival.awaitReached();
        Thread closing = closeInBackground(Duration.ZERO);
        bench.arrival.open();
        ended(closing);
        assertThat(bench.database.connection(1).count("close")).isEqualTo(1);
        assertThat(pool.status().total()).isZero();
    }

    @Test
    void anInterruptEndsTheWaitAndNotTheClosing() {
        Pool pool = bench.pool(1);
        Lease lease = pool.acquire();
        ScriptedConnection connection = of(lease);
        var flag = new boolean[1];
        Thread closing = Thread.ofVirtual().start(() -> {
            pool.close(Duration.ofHours(1));
            flag[0] = Thread.currentThread().isInterrupted();
        });
        bench.until(() -> pool.status().closed());
        closing.interrupt();
        ended(closing);
        assertThat(flag[0]).isTrue();
        assertThat(connection.calls).containsExactly("abort");
    }

    @Test
    void aLeaseBeingTakenWhileThePoolClosesIsRefused() {
        Pool pool = bench.pool(1);
        pool.acquire().release();
        var closing = new Thread[1];
        bench.whenTaken = () -> closing[0] = closeInBackground(Duration.ofSeconds(10));
        assertThatThrownBy(pool::acquire).isInstanceOf(PoolClosedException.class);
        ended(closing[0]);
        assertThat(bench.database.connection(1).count("close")).isEqualTo(1);
    }

    @Test
    void aReturnThatHangsIsEndedByTheClosing() {
        Pool pool = bench.pool(1);
        Lease lease = pool.acquire();
        ScriptedConnection connection = of(lease);
        connection.resetGate = new Gate();
        Thread releasing = Thread.ofVirtual().start(lease::release);
        connection.resetGate.awaitReached();
        Thread closing = closeInBackground(Duration.ofSeconds(1));
        bench.clock.advance(Duration.ofSeconds(1));
        bench.until(() -> connection.count("abort") == 1);
        connection.resetGate.open();
        ended(releasing);
        ended(closing);
        assertThat(pool.status().total()).isZero();
    }

    @Test
    void aReturnInTheInstantOfTheClosingIsClosed() {
        Pool pool = bench.pool(1);
        Lease lease = pool.acquire();
        ScriptedConnection connection = of(lease);
        var closing = new Thread[1];
        bench.whenCleaned = () -> closing[0] = closeInBackground(Duration.ofSeconds(10));
        lease.release();
        ended(closing[0]);
        assertThat(connection.calls).containsExactly("reset", "close");
        assertThat(pool.status().total()).isZero();
    }
}
