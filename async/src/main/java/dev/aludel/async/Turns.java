package dev.aludel.async;

import dev.aludel.engine.Work;
import dev.aludel.error.ConcurrentUseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls on one asynchronous session or connection: one at a time, never interleaved.
 *
 * <p>Invariant: {@code current} is the last call that was accepted; the next is accepted only when that one has ended, or
 * when its future was completed from outside, in which case the next waits for its end first. Any other overlap is a failed
 * future that names both calls. Thread-safe.
 */
final class Turns<S> {
    private final S on;
    private final String what;
    private final AtomicReference<@Nullable Operation<?>> current = new AtomicReference<>();

    /**
     * @param on what the calls work on
     * @param what its name in messages, such as {@code AsyncSession}
     */
    Turns(S on, String what) {
        this.on = on;
        this.what = what;
    }

    <T extends @Nullable Object> CompletableFuture<T> start(String name, Work<? super S, ? extends T, ?> call) {
        return start(name, call, _ -> {});
    }

    /** @param unclaimed gets what the call gave when its future had been completed otherwise, before the next call begins */
    <T extends @Nullable Object> CompletableFuture<T> start(
            String name, Work<? super S, ? extends T, ?> call, Consumer<? super T> unclaimed) {
        while (true) {
            var last = current.get();
            if (last != null && !last.ended() && !last.isDone()) {
                return CompletableFuture.failedFuture(overlap(last, name));
            }
            Operation<T> next = Operation.prepare(name, on, last == null ? call : behind(last, call), unclaimed);
            if (current.compareAndSet(last, next)) {
                next.begin();
                return next;
            }
        }
    }

    private static <S, T extends @Nullable Object> Work<S, T, Exception> behind(
            Operation<?> last, Work<? super S, ? extends T, ?> call) {
        return on -> {
            // One that was cancelled may still be giving back what nobody claimed; no caller's code runs on its thread.
            if (!last.ended() || last.isCancelled()) {
                last.fence();
            }
            return call.run(on);
        };
    }

    private ConcurrentUseException overlap(Operation<?> running, String name) {
        return new ConcurrentUseException(
                what + "." + name + " (called on thread "
                        + Thread.currentThread().threadId() + ") overlaps with " + what + "." + running.name()
                        + ", which still runs on thread " + running.threadId(),
                "chain the calls (thenCompose), or open one " + what + " for each task that runs at the same time");
    }
}
