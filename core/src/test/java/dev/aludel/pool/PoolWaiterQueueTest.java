package dev.aludel.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PoolWaiterQueueTest {

    /** Joins, leaves, service and returns in random order, against a sorted map. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsTheOrderOfTheTickets(long seed) {
        var random = new Random(seed);
        var queue = new WaiterQueue();
        var model = new TreeMap<Long, Waiter>();
        List<Waiter> out = new ArrayList<>();
        for (int step = 0; step < 5_000; step++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    var waiter = new Waiter(queue.nextTicket(), Ticker.NEVER);
                    queue.join(waiter);
                    model.put(waiter.ticket, waiter);
                }
                case 1 -> {
                    Waiter served = queue.poll();
                    assertThat(served)
                            .isSameAs(
                                    model.isEmpty()
                                            ? null
                                            : model.pollFirstEntry().getValue());
                    if (served != null) {
                        out.add(served);
                    }
                }
                case 2 -> {
                    if (!model.isEmpty()) {
                        Waiter any = List.copyOf(model.values()).get(random.nextInt(model.size()));
                        queue.remove(any);
                        queue.remove(any);
                        model.remove(any.ticket);
                    }
                }
                default -> {
                    if (!out.isEmpty()) {
                        Waiter back = out.remove(random.nextInt(out.size()));
                        queue.join(back);
                        model.put(back.ticket, back);
                    }
                }
            }
            assertThat(queue.size()).isEqualTo(model.size());
        }
    }
}
