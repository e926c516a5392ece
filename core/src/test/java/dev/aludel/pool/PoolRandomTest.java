package dev.aludel.pool;

import static dev.aludel.pool.PoolBench.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.PoolTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can go wrong, at random and at once: the books are right at every step, and at the end all is idle. */
@Timeout(300)
final class PoolRandomTest {
    private static final int THREADS = 64;
    private static final int STEPS = 300;

    private final ScriptedConnector database = new ScriptedConnector();
    private final Queue<Object> broken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger detached = new AtomicInteger();
    private final AtomicInteger steps = new AtomicInteger();
    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger working = new AtomicInteger();

    private final Surroundings.Hooks books = new Surroundings.Hooks() {
        @Override
        public void moved(Ledger ledger) {
            steps.incrementAndGet();
            PoolStatus status = ledger.status();
            int live = status.leased() + status.idle() + status.connecting() + status.checking() + status.closing();
            if (live > ledger.capacity() || status.total() != live) {
                broken.add(status);
            }
            if (database.open.get() - detached.get() > ledger.capacity()) {
                broken.add(database.open.get() + " open at " + status);
            }
            if (List.of(status.leased(), status.idle(), status.connecting(), status.checking(), status.closing())
                    .stream()
                    .anyMatch(count -> count < 0)) {
                broken.add(status);
            }
        }
    };

    private Thread start(String name, Runnable task) {
        if (name.endsWith("-time-outs")) {
            // Sleeps on when nobody waits any more.
            return Thread.ofVirtual().name(name).start(task);
        }
        working.incrementAndGet();
        return Thread.ofVirtual().name(name).start(() -> {
            try {
                task.run();
            } finally {
                working.decrementAndGet();
            }
        });
    }

    @ParameterizedTest
    @EnumSource(IdleOrder.class)
    void withOverflow(IdleOrder idleOrder) throws InterruptedException {
        run(PoolOptions.builder()
                .poolSize(3)
                .maxOverflow(3)
                .idleOrder(idleOrder)
                .prePing(PrePing.ALWAYS));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void withoutOverflow(int size) throws InterruptedException {
        run(PoolOptions.builder()
                .poolSize(size)
                .maxOverflow(0)
                .connectConcurrency(2)
                .prePingIdle(Duration.ZERO)
                .keepAlive(Duration.ofMillis(2))
                .idleTimeout(Duration.ofMillis(5))
                .maxLifetime(Duration.ofMillis(20)));
    }

    private void run(PoolOptionsBuilder options) throws InterruptedException {
        var real = Surroundings.REAL;
        var pool = new Pool(
                database,
                options.name("random").build(),
                new Surroundings(real.ticker(), this::start, real.chance(), books));
        var over = new AtomicBoolean();
        List<Thread> users = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            var random = new Random(i);
            users.add(Thread.ofVirtual().unstarted(() -> use(pool, random)));
        }
        users.forEach(Thread::start);
        Thread trouble = Thread.ofVirtual().start(() -> {
            // One deed for each thing a user tries: how much comes through does not hang on who runs faster.
            for (int deeds = 0; !over.get(); ) {
                if (deeds < tries.get()) {
                    makeTrouble(pool, users);
                    deeds++;
                }
                Thread.yield();
            }
        });
        for (Thread user : users) {
            user.join();
        }
        over.set(true);
        trouble.join();
        assertThat(broken).isEmpty();
        assertThat(steps.get()).isGreaterThan(THREADS * STEPS / 10);
        settles(pool);
        List<Lease> all = new ArrayList<>();
        database.recover();
        for (int i = 0; i < pool.options().capacity(); i++) {
            all.add(pool.acquire(Duration.ofSeconds(60)));
        }
        assertThat(pool.status().leased()).isEqualTo(pool.options().capacity());
        all.forEach(Lease::release);
        settles(pool);
        pool.close();
        assertThat(pool.status().total()).isZero();
        assertThat(database.open.get()).isEqualTo(detached.get());
        assertThat(broken).isEmpty();
    }

    /** Nothing is leased, nobody waits, and what is open is what lies idle. */
    private void settles(Pool pool) throws InterruptedException {
        while (working.get() > 0) {
            Thread.onSpinWait();
            Thread.yield();
        }
        PoolStatus status = pool.status();
        assertThat(status.total()).isEqualTo(status.idle());
        assertThat(status.waiting()).isZero();
        assertThat(status.idle()).isLessThanOrEqualTo(pool.options().poolSize());
        assertThat(database.open.get() - detached.get()).isEqualTo(status.idle());
    }

    private void makeTrouble(Pool pool, List<Thread> users) {
        var random = ThreadLocalRandom.current();
        switch (random.nextInt(6)) {
            case 0 -> users.get(random.nextInt(users.size())).interrupt();
            case 1 -> database.refuseNext(1);
            case 2 -> database.failNext(new IllegalStateException("trouble"));
            case 3 -> pool.housekeeper.sweep();
            case 4 -> {
                if (random.nextInt(20) == 0) {
                    database.shutdown();
                    database.restart();
                }
            }
            default -> {
                if (random.nextInt(20) == 0) {
                    pool.retireAll();
                }
            }
        }
    }

    private void use(Pool pool, Random random) {
        for (int step = 0; step < STEPS; step++) {
            tries.incrementAndGet();
            try {
                Lease lease = pool.acquire(Duration.ofNanos(random.nextInt(10) == 0 ? 1_000 : 60_000_000_000L));
                ScriptedConnection connection = of(lease);
                connection.use();
                Thread.yield();
                connection.leave();
                end(lease, connection, random.nextInt(20));
            } catch (PoolTimeoutException | ConnectFailedException expected) {
                Thread.yield();
            } catch (OperationCancelledException expected) {
                if (!Thread.interrupted()) {
                    broken.add("the flag was not set again");
                }
            } catch (Throwable unexpected) {
                broken.add(unexpected);
            }
        }
    }

    private void end(Lease lease, ScriptedConnection connection, int how) {
        switch (how) {
            case 0 -> lease.invalidate();
            case 1 -> lease.invalidatePool();
            case 2 -> {
                lease.retire();
                lease.release();
            }
            case 3 -> {
                detached.incrementAndGet();
                lease.detach().close();
                detached.decrementAndGet();
            }
            case 4 -> {
                connection.resetFailure = new IllegalStateException("reset");
                lease.release();
            }
            case 5 -> {
                connection.status = TransactionStatus.ACTIVE;
                connection.rollbackFailure = new IllegalStateException("rollback");
                lease.release();
            }
            case 6 -> {
                connection.usable = false;
                lease.release();
            }
            case 7 -> {
                connection.status = TransactionStatus.FAILED;
                lease.release();
                lease.release();
            }
            default -> lease.release();
        }
    }
}
