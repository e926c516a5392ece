package dev.aludel.postgresql.servers;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.DisconnectedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Users of one database at the same time. */
final class Workers {
    private Workers() {}

    /** Something that happens to the server, or to what stands before it. */
    @FunctionalInterface
    interface Disturbance {
        void happen() throws IOException, InterruptedException;
    }

    /** So many at once, each told its number; the first failure is thrown. */
    static void run(int count, IntConsumer work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < count; i++) {
                int worker = i;
                all.add(threads.submit(() -> work.accept(worker)));
            }
            for (var each : all) {
                each.get();
            }
        }
    }

    /**
     * Uses all connections of a pool once, so that it knows those that have been ended: the end of one that nobody has used
     * since may still be on its way.
     */
    static void dropTheDead(Engine engine, int connections) {
        var leased = new ArrayList<Connection>();
        try {
            for (int i = 0; i < connections; i++) {
                var each = engine.connect();
                leased.add(each);
                try {
                    each.execute(text("select 1")).close();
                } catch (DisconnectedException ended) {
                    // Now it is known.
                }
            }
        } finally {
            leased.forEach(Connection::close);
        }
    }

    /**
     * Ten store 40 rows each in table t, while something happens three times. What they were told is what is there.
     *
     * <p>Each of the three begins when some, but not all rows before the next hundred are stored: at that hundred the ten
     * wait for it.
     *
     * @param url without {@code poolSize}, ready for one more option
     * @param there the ids that the table has in the end
     */
    static void areDisturbed(String url, Disturbance disturbance, Supplier<Collection<Integer>> there)
            throws Exception {
        var ledger = new Ledger();
        var begun = List.of(new CountDownLatch(1), new CountDownLatch(1), new CountDownLatch(1));
        try (var engine = Engine.create(url + "&poolSize=10");
                var disturber = Executors.newVirtualThreadPerTaskExecutor()) {
            var disturbed = disturber.submit(() -> {
                for (int i = 0; i < 3; i++) {
                    while (ledger.stored.size() + ledger.doubtful.size() < i * 100 + 30) {
                        Thread.sleep(1);
                    }
                    begun.get(i).countDown();
                    disturbance.happen();
                }
                return null;
            });
            run(10, worker -> {
                for (int round = 0; round < 40; round++) {
                    if (round > 0 && round % 10 == 0) {
                        await(begun.get(round / 10 - 1));
                    }
                    ledger.insist(engine, worker * 40 + round);
                }
            });
            disturbed.get();
            assertThat(engine.status().leased()).isZero();
            dropTheDead(engine, 10);
            engine.use(on -> assertThat(on.<Integer>one(text("select 41 + 1").map(row -> row.get(0, Integer.class))))
                    .isEqualTo(42));
        }
        ledger.compareWith(there.get());
        assertThat(ledger.stored.size() + ledger.doubtful.size()).isEqualTo(400);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException nobodyDoes) {
            throw new IllegalStateException(nobodyDoes);
        }
    }
}
