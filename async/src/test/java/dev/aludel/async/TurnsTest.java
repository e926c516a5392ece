package dev.aludel.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConcurrentUseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Turns<List<String>> turns = new Turns<>(log, "AsyncSession");

    @Test
    void aCallStartsAtOnceWithoutAJoin() throws Exception {
        var ran = new CountDownLatch(1);
        turns.start("add", on -> {
            ran.countDown();
            return 1;
        });
        ran.await();
    }

    @Test
    void overlappingCallsFailNamingBoth() {
        var release = new CountDownLatch(1);
        CompletableFuture<Integer> first = turns.start("get", on -> {
            release.await();
            return 1;
        });
        CompletableFuture<Integer> second = turns.start("commit", on -> 2);
        assertThatThrownBy(second::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(ConcurrentUseException.class)
                .hasMessageContaining("AsyncSession.commit")
                .hasMessageContaining("AsyncSession.get")
                .hasMessageContaining("thenCompose");
        release.countDown();
        assertThat(first.join()).isEqualTo(1);
        CompletableFuture<Integer> third = turns.start("commit", on -> 3);
        assertThat(third.join()).isEqualTo(3);
    }

    @Test
    void whatDependsOnACallMayStartTheNext() {
        CompletableFuture<String> chain =
                turns.start("get", on -> "a").thenCompose(a -> turns.start("commit", on -> a + "b"));
        assertThat(chain.join()).isEqualTo("ab");
    }

    @Test
    void cancelInterruptsAndTheNextCallWaitsForTheEnd() {
        var running = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        CompletableFuture<Integer> first = turns.start("list", on -> {
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                mayEnd.await();
                on.add("first ended");
            }
            return 1;
        });
        awaitUninterruptibly(running);
        assertThat(first.cancel(true)).isTrue();
        CompletableFuture<Boolean> second = turns.start("rollback", on -> on.add("second ran"));
        assertThat(log).isEmpty();
        mayEnd.countDown();
        assertThat(second.join()).isTrue();
        assertThat(log).containsExactly("first ended", "second ran");
    }

    @Test
    void whatACancelledCallGaveIsTakenBackBeforeTheNextBegins() {
        var running = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        CompletableFuture<String> first = turns.start(
                "begin",
                on -> {
                    running.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        mayEnd.await();
                    }
                    return "transaction";
                },
                unclaimed -> log.add(unclaimed + " undone"));
        awaitUninterruptibly(running);
        first.cancel(true);
        CompletableFuture<Boolean> second = turns.start("execute", on -> on.add("second ran"));
        mayEnd.countDown();
        assertThat(second.join()).isTrue();
        assertThat(log).containsExactly("transaction undone", "second ran");
    }

    @Test
    void aWaitingCallThatIsCancelledDoesNotLetAThirdStartEarly() {
        var running = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        CompletableFuture<Integer> first = turns.start("list", on -> {
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                mayEnd.await();
                on.add("first ended");
            }
            return 1;
        });
        awaitUninterruptibly(running);
        first.cancel(true);
        CompletableFuture<Boolean> second = turns.start("get", on -> on.add("interrupted " + Thread.interrupted()));
        second.cancel(true);
        CompletableFuture<Boolean> third = turns.start("rollback", on -> on.add("third ran"));
        mayEnd.countDown();
        assertThat(third.join()).isTrue();
        assertThat(log).containsExactly("first ended", "interrupted true", "third ran");
    }

    @Test
    void aTimeOutInterruptsToo() {
        var interrupted = new CountDownLatch(1);
        CompletableFuture<Integer> call = turns.start("list", on -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return 1;
        });
        assertThatThrownBy(() -> call.orTimeout(1, TimeUnit.MILLISECONDS).join())
                .hasCauseInstanceOf(TimeoutException.class);
        awaitUninterruptibly(interrupted);
    }

    @Test
    void failuresArriveAsTheyAre() {
        CompletableFuture<Integer> call = turns.start("get", on -> {
            throw new IllegalArgumentException("no such key");
        });
        assertThatThrownBy(call::join)
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such key");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
