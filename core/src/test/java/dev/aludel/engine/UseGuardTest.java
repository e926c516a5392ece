package dev.aludel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConcurrentUseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class UseGuardTest {
    private final UseGuard guard = new UseGuard("session");

    @Test
    void oneUserAfterTheOther() {
        var first = guard.enter("flush");
        first.close();
        var second = guard.enter("commit");
        second.close();
        guard.enter("list");

        // Closed again, they do not end the third.
        first.close();
        second.close();
        assertThatThrownBy(() -> guard.enter("get")).hasMessageContaining("list()");
    }

    @Test
    void anOverlapNamesBothOperationsAndBothThreads() throws Exception {
        try (var use = guard.enter("flush")) {
            assertThat(use).isNotNull();
            long mine = Thread.currentThread().threadId();
            var other = new long[1];
            var error = inAnotherThread(() -> {
                other[0] = Thread.currentThread().threadId();
                try {
                    guard.enter("commit");
                    return null;
                } catch (ConcurrentUseException overlap) {
                    return overlap;
                }
            });

            assertThat(error)
                    .hasMessageContaining("commit() on thread #" + other[0])
                    .hasMessageContaining("flush() on thread #" + mine)
                    .hasMessageContaining("give each thread a session of its own");
        }
    }

    @Test
    void aCallFromInsideIsRefusedToo() {
        try (var use = guard.enter("list")) {
            assertThat(use).isNotNull();
            assertThatThrownBy(() -> guard.enter("get"))
                    .isInstanceOf(ConcurrentUseException.class)
                    .hasMessageContaining("get() was called on a session from inside its own list()");
        }
    }

    @Test
    void ofManyAtOnceNoTwoAreInside() throws Exception {
        var inside = new AtomicInteger();
        var entered = new AtomicInteger();
        var start = new CountDownLatch(1);
        List<Callable<Boolean>> users = new ArrayList<>();
        for (int user = 0; user < 50; user++) {
            users.add(() -> {
                start.await();
                for (int turn = 0; turn < 200; turn++) {
                    try (var use = guard.enter("turn")) {
                        if (use == null || inside.incrementAndGet() != 1) {
                            return false;
                        }
                        entered.incrementAndGet();
                        inside.decrementAndGet();
                    } catch (ConcurrentUseException overlap) {
                        Thread.onSpinWait();
                    }
                }
                return true;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = users.stream().map(threads::submit).toList();
            start.countDown();
            for (var result : results) {
                assertThat(result.get()).isTrue();
            }
        }
        assertThat(entered).hasPositiveValue();
    }

    private static <T> T inAnotherThread(Callable<T> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.submit(call).get();
        }
    }
}
