package dev.aludel.async;

import dev.aludel.engine.Work;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A blocking call that runs on a virtual thread of its own, and the future of its result.
 *
 * <p>Completing the future from outside (cancel, a time-out, complete) interrupts the call, which cancels the statement in
 * the database. The future is then done early: {@link #fence()} waits until the call itself has ended. The call's end is
 * recorded before the future completes, so that what depends on the future may start the next call.
 */
final class Operation<T extends @Nullable Object> extends CompletableFuture<T> {
    private final String name;
    private final Thread thread;
    private final Consumer<? super T> unclaimed;
    private volatile boolean ended;

    private <S> Operation(String name, S on, Work<? super S, ? extends T, ?> call, Consumer<? super T> unclaimed) {
        this.name = name;
        this.unclaimed = unclaimed;
        this.thread = Thread.ofVirtual().name("aludel-" + name).unstarted(() -> run(on, call));
    }

    /** Starts the call at once. */
    static <S, T extends @Nullable Object> Operation<T> start(String name, S on, Work<? super S, ? extends T, ?> call) {
        return start(name, on, call, _ -> {});
    }

    /**
     * Starts a call that opens something at once.
     *
     * @param unclaimed closes what was opened when the future had been cancelled before, so that nobody will
     */
    static <S, T extends @Nullable Object> Operation<T> start(
            String name, S on, Work<? super S, ? extends T, ?> call, Consumer<? super T> unclaimed) {
        var operation = new Operation<T>(name, on, call, unclaimed);
        operation.begin();
        return operation;
    }

    /** Prepares the call; {@link #begin()} starts it. */
    static <S, T extends @Nullable Object> Operation<T> prepare(
            String name, S on, Work<? super S, ? extends T, ?> call, Consumer<? super T> unclaimed) {
        return new Operation<T>(name, on, call, unclaimed);
    }

    void begin() {
        thread.start();
        var _ = whenComplete((_, _) -> {
            if (!ended) {
                thread.interrupt();
            }
        });
    }

    String name() {
        return name;
    }

    long threadId() {
        return thread.threadId();
    }

    /** Whether the call itself has returned or thrown. */
    boolean ended() {
        return ended;
    }

    /**
     * Waits until the call itself has ended, however long ago its future was completed. An interrupt does not end the wait,
     * or a third call could start beside the first; the flag is set again for what follows.
     */
    void fence() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Depends on nobody's cancel: a stage derived from this one does not interrupt the call when it is cancelled. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }

    private <S> void run(S on, Work<? super S, ? extends T, ?> call) {
        T value;
        try {
            value = call.run(on);
        } catch (Throwable failure) {
            ended = true;
            completeExceptionally(failure);
            return;
        }
        if (isDone()) {
            unclaimed.accept(value); // while the next call still waits for this one
            ended = true;
            return;
        }
        ended = true;
        if (!complete(value)) {
            unclaimed.accept(value);
        }
    }
}
