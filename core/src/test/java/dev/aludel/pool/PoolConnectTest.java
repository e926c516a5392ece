package dev.aludel.pool;

import static dev.aludel.pool.PoolBench.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.PoolTimeoutException;
import dev.aludel.pool.PoolBench.Asked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Opening connections, and what users see when that fails. */
@Timeout(120)
final class PoolConnectTest {
    @AutoClose
    private final PoolBench bench = new PoolBench();

    @Test
    void opensNothingBeforeItsFirstUse() {
        bench.pool(5);
        assertThat(bench.database.attempts).hasValue(0);
    }

    @Test
    void firstUserOfADatabaseThatIsDownSeesWhyAtOnce() {
        Pool pool = bench.pool(5);
        bench.database.shutdown();
        assertThatThrownBy(pool::acquire)
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("Connection to db:5432 refused")
                // the trace goes on from the connecting thread to this one
                .satisfies(
                        failure -> assertThat(Stream.of(failure.getStackTrace()).map(StackTraceElement::getMethodName))
                                .contains("connect", "firstUserOfADatabaseThatIsDownSeesWhyAtOnce"));
        assertThat(pool.status().total()).isZero();
        bench.database.restart();
        pool.acquire().release();
    }

    @Test
    void everyUserOfADatabaseThatIsDownSeesWhyAtOnce() {
        bench.pool(PoolOptions.builder().poolSize(2).maxOverflow(0).connectConcurrency(2));
        Gate gate = bench.database.hangNext();
        Gate other = bench.database.hangNext();
        List<Asked> line = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            line.add(bench.ask());
        }
        bench.database.shutdown();
        gate.open();
        other.open();
        assertThat(line).allSatisfy(asked -> assertThat(asked.failure()).isInstanceOf(ConnectFailedException.class));
        assertThat(bench.database.attempts).hasValue(10);
    }

    /** SQLAlchemy's waiter sleeps out its whole time-out here. */
    @Test
    void failedConnectLetsTheNextWaiterTryAtOnce() {
        bench.pool(1);
        Gate gate = bench.database.hangThenRefuseNext();
        var first = bench.ask();
        var second = bench.ask();
        gate.open();
        assertThat(first.failure()).isInstanceOf(ConnectFailedException.class);
        assertThat(of(second.lease()).number).isEqualTo(1);
    }

    /** Row 5. Waiters are not tied to attempts: the four that came first are served, whichever connect hangs. */
    @Test
    void aConnectThatHangsHoldsUpNobodyElse() {
        Pool pool = bench.pool(5);
        Gate gate = bench.database.hangNext();
        List<Asked> five = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            five.add(bench.ask());
        }
        List<Lease> leases = five.subList(0, 4).stream().map(Asked::lease).toList();
        assertThat(five.get(4).waits()).isTrue();
        leases.getFirst().release();
        five.get(4).lease().release();
        gate.open();
        bench.quiet();
        assertThat(pool.status().total()).isEqualTo(5);
    }

    @Test
    void opensAtMostSoManyAtOnce() {
        Pool pool = bench.pool(PoolOptions.builder().poolSize(6).connectConcurrency(2));
        Gate one = bench.database.hangNext();
        Gate two = bench.database.hangNext();
        List<Asked> line = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            line.add(bench.ask());
        }
        one.awaitReached();
        two.awaitReached();
        assertThat(pool.status().connecting()).isEqualTo(2);
        one.open();
        line.subList(0, 5).forEach(Asked::lease);
        two.open();
        line.getLast().lease();
    }

    @Test
    void whileOthersAreInUseAFailedConnectIsRepeatedAfterAGrowingPause() {
        Pool pool = bench.pool(2);
        Lease lease = pool.acquire();
        bench.database.refuseNext(20);
        var waiting = bench.ask(Duration.ofHours(1));
        bench.until(() -> bench.database.attempts.get() == 2);
        long[] pauses = {10, 20, 40, 80, 160, 320, 640, 1280, 2560, 5000, 5000};
        for (int i = 0; i < pauses.length; i++) {
            bench.quiet();
            bench.clock.advance(Duration.ofMillis(pauses[i]).minusNanos(1));
            bench.quiet();
            assertThat(bench.database.attempts).hasValue(i + 2);
            bench.clock.advance(Duration.ofNanos(1));
            int expected = i + 3;
            bench.until(() -> bench.database.attempts.get() == expected);
        }
        assertThat(waiting.waits()).isTrue();
        assertThat(pool.status().leased()).isEqualTo(1);
        lease.release();
        waiting.lease().release();
    }

    @Test
    void theLastConnectionGoneEndsThePauseAndTheWait() {
        Pool pool = bench.pool(2);
        Lease lease = pool.acquire();
        bench.database.refuseNext(2);
        var waiting = bench.ask();
        bench.until(() -> bench.database.attempts.get() == 2);
        bench.quiet();
        lease.invalidate();
        assertThat(waiting.failure()).isInstanceOf(ConnectFailedException.class);
        assertThat(pool.status().total()).isZero();
    }

    @Test
    void timeoutOfAConnectThatHangsSaysThatTheDatabaseHasNotAnswered() {
        bench.pool(1);
        Gate gate = bench.database.hangNext();
        var waiting = bench.ask();
        gate.awaitReached();
        bench.clock.advance(Duration.ofSeconds(30));
        assertThat(waiting.failure())
                .isInstanceOf(PoolTimeoutException.class)
                .hasMessageContaining("0 leased, 0 idle, 1 connecting")
                .hasMessageContaining("check that the database can be reached: it has not answered yet");
    }

    @Test
    void timeoutCarriesTheLastConnectFailure() {
        Pool pool = bench.pool(2);
        Lease lease = pool.acquire();
        bench.database.shutdown();
        var waiting = bench.ask();
        bench.until(() -> bench.database.attempts.get() == 2);
        bench.quiet();
        bench.clock.advance(Duration.ofSeconds(30));
        assertThat(waiting.failure())
                .isInstanceOf(PoolTimeoutException.class)
                .hasMessageContaining("The last attempt to open another one failed: Connection to db:5432 refused")
                .hasCauseInstanceOf(ConnectFailedException.class);
        lease.release();
    }

    @Test
    void whateverAConnectThrowsCostsNoCapacity() {
        Pool pool = bench.pool(1);
        for (Throwable failure :
                List.of(new IllegalStateException("boom"), new StackOverflowError(), new Exception("checked"))) {
            bench.database.failNext(failure);
            assertThatThrownBy(pool::acquire)
                    .isInstanceOf(ConnectFailedException.class)
                    .hasCause(failure);
            assertThat(pool.status().total()).isZero();
        }
        pool.acquire().release();
    }

    /** Row 9: SQLAlchemy's connect listeners are {@code onConnect} here. */
    @Test
    void aConnectionThatCannotBeSetUpIsClosedAndThePoolGoesOn() {
        List<String> calls = new CopyOnWriteArrayList<>();
        Pool pool = bench.pool(PoolOptions.builder().poolSize(1).maxOverflow(0).onConnect(connection -> {
            calls.add("set up " + connection);
            if (calls.size() == 1) {
                throw new IllegalStateException("PRAGMA refused");
            }
        }));
        assertThatThrownBy(pool::acquire)
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("A new connection of pool 'test' could not be set up")
                .hasRootCauseMessage("PRAGMA refused");
        assertThat(bench.database.connection(1).ended()).isTrue();
        pool.acquire().release();
        assertThat(calls).containsExactly("set up connection 1", "set up connection 2");
    }

    /** Row 19. */
    @Test
    void theFirstConnectionIsInitialisedBeforeAnyOtherIsOpened() {
        List<String> calls = new CopyOnWriteArrayList<>();
        Pool pool = bench.pool(PoolOptions.builder()
                .poolSize(10)
                .maxOverflow(0)
                .connectConcurrency(10)
                .onConnect(connection -> calls.add("on connect"))
                .onFirstConnect(connection -> calls.add("initialise")));
        List<Asked> ten = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ten.add(bench.ask());
        }
        ten.forEach(Asked::lease);
        assertThat(calls).hasSize(11).startsWith("on connect", "initialise");
        assertThat(calls.subList(2, 11)).containsOnly("on connect");
        assertThat(pool.status().leased()).isEqualTo(10);
    }

    @Test
    void initialisingIsTriedAgainWithTheNextConnection() {
        List<String> calls = new CopyOnWriteArrayList<>();
        Pool pool = bench.pool(PoolOptions.builder().onFirstConnect(connection -> {
            calls.add("initialise " + connection);
            if (calls.size() == 1) {
                throw new IllegalStateException("not ready");
            }
        }));
        assertThatThrownBy(pool::acquire).isInstanceOf(ConnectFailedException.class);
        pool.acquire();
        pool.acquire();
        assertThat(calls).containsExactly("initialise connection 1", "initialise connection 2");
    }

    @Test
    void warmUpOpensAllThatAreKept() {
        Pool pool = bench.pool(PoolOptions.builder().poolSize(4).maxOverflow(2));
        pool.warmUp();
        bench.quiet();
        assertThat(pool.status().idle()).isEqualTo(4);
        pool.warmUp();
        assertThat(bench.database.attempts).hasValue(4);
    }

    @Test
    void warmUpOfADatabaseThatIsDownSaysSo() {
        Pool pool = bench.pool(4);
        bench.database.shutdown();
        assertThatThrownBy(pool::warmUp).isInstanceOf(ConnectFailedException.class);
        bench.quiet();
        assertThat(pool.status().total()).isZero();
    }

    @Test
    void afterAWarmUpNothingIsOpenedWithoutNeed() {
        Pool pool = bench.pool(2);
        pool.warmUp();
        pool.warmUp();
        bench.quiet();
        pool.acquire().invalidate();
        bench.quiet();
        assertThat(pool.status().total()).isEqualTo(1);
    }
}
