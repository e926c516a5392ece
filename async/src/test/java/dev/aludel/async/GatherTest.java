package dev.aludel.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.OperationCancelledException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatherTest {
    @Test
    void resultsComeInTheOrderOfTheTasks() throws Exception {
        var second = new CountDownLatch(1);
        List<String> results = Gather.all(
                () -> {
                    second.await();
                    return "first";
                },
                () -> {
                    second.countDown();
                    return "second";
                });
        assertThat(results).containsExactly("first", "second");
    }

    @Test
    void nothingToDoGivesAnEmptyList() {
        assertThat(Gather.over(List.<Integer>of()).map(i -> i)).isEmpty();
        assertThat(Gather.all(List.<Gather.Task<String, RuntimeException>>of())).isEmpty();
    }

    @Test
    void withoutLimitAllRunAtOnce() throws Exception {
        var barrier = new CyclicBarrier(100);
        var items = IntStream.range(0, 100).boxed().toList();
        List<Integer> doubled = Gather.over(items).map(i -> {
            barrier.await();
            return i * 2;
        });
        assertThat(doubled).isEqualTo(items.stream().map(i -> i * 2).toList());
    }

    @Test
    void neverMoreThanTheLimitAtATime() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var items = IntStream.range(0, 500).boxed().toList();
        var results = Gather.over(items).limit(7).map(i -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.yield();
            running.decrementAndGet();
            return i;
        });
        assertThat(results).isEqualTo(items);
        assertThat(most.get()).isBetween(1, 7);
        assertThatThrownBy(() -> Gather.over(1).limit(0)).hasMessageContaining("at least one");
    }

    @Test
    void aFailureInterruptsTheOthersWaitsForThemAndIsThrown() {
        var waiting = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        assertThatThrownBy(() -> Gather.all(
                        () -> {
                            try {
                                waiting.countDown();
                                new CountDownLatch(1).await();
                            } finally {
                                ended.countDown();
                            }
                            return 1;
                        },
                        () -> {
                            waiting.await();
                            throw new IOException("no");
                        }))
                .isInstanceOf(IOException.class)
                .hasMessage("no")
                .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
        assertThat(ended.getCount()).isZero();
    }

    @Test
    void furtherFailuresAreSuppressedInTheFirst() {
        var barrier = new CyclicBarrier(2);
        assertThatThrownBy(() -> Gather.over("a", "b").map(name -> {
                    try {
                        barrier.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    throw new IllegalArgumentException(name);
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }

    @Test
    void afterAFailureNoFurtherTaskStarts() {
        var started = new AtomicInteger();
        assertThatThrownBy(() -> Gather.over(1, 2, 3, 4).limit(1).map(i -> {
                    started.incrementAndGet();
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(started).hasValue(1);
    }

    @Test
    void anInterruptOfTheCallerEndsTheWorkFirst() throws Exception {
        var running = new CountDownLatch(3);
        var ended = new CountDownLatch(3);
        var seen = new AtomicReference<Throwable>();
        var flag = new AtomicReference<Boolean>();
        var caller = Thread.ofVirtual().start(() -> {
            try {
                Gather.over(1, 2, 3).map(i -> {
                    running.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        ended.countDown();
                    }
                    return i;
                });
            } catch (Exception e) {
                seen.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        running.await();
        caller.interrupt();
        caller.join();
        assertThat(seen.get()).isInstanceOf(OperationCancelledException.class);
        assertThat(flag.get()).isTrue();
        assertThat(ended.getCount()).isZero();
    }

    @Test
    void workThatWasDoneIsReturnedWithTheFlagSet() {
        var caller = Thread.currentThread();
        try {
            List<Integer> results = Gather.over(1).map(i -> {
                caller.interrupt();
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
                return i;
            });
            assertThat(results).containsExactly(1);
            assertThat(caller.isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }
}
