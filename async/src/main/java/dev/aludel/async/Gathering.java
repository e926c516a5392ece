package dev.aludel.async;

import dev.aludel.error.OperationCancelledException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One run of {@link Gather}: a few workers take the tasks one after the other.
 *
 * <p>Invariant: no worker starts a task once {@code ended} is set, and every worker that was alive when it was set has been
 * interrupted since. {@code results} is written by workers, each its own places, and read after they have been joined.
 */
final class Gathering<T extends @Nullable Object, X extends Exception> {
    private final List<? extends Gather.Task<? extends T, ? extends X>> tasks;
    private final @Nullable Object[] results;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by {@code lock}. */
    private final List<Thread> workers = new ArrayList<>();

    /** Guarded by {@code lock}; the first one ended the run, the others failed before they noticed. */
    private final List<Throwable> failures = new ArrayList<>();

    /** Guarded by {@code lock}: no further task may start. */
    private boolean ended;

    Gathering(List<? extends Gather.Task<? extends T, ? extends X>> tasks) {
        this.tasks = tasks;
        this.results = new @Nullable Object[tasks.size()];
    }

    /** Runs the tasks, at most {@code atOnce} at a time, and returns when every worker has ended. */
    List<T> run(int atOnce) throws X {
        start(Math.min(atOnce, tasks.size()));
        boolean interrupted = join();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!failures.isEmpty()) {
            throw first();
        }
        if (done.get() < tasks.size()) {
            throw new OperationCancelledException(
                    "the thread was interrupted while it waited for " + tasks.size() + " tasks; they have ended",
                    "nothing to do if the cancellation was meant");
        }
        @SuppressWarnings("unchecked") // only results of the tasks are in there
        var list = (List<T>) Collections.unmodifiableList(Arrays.asList(results));
        return list;
    }

    private void start(int count) {
        for (int i = 0; i < count; i++) {
            var worker = Thread.ofVirtual().name("aludel-gather-" + i).unstarted(this::work);
            lock.lock();
            try {
                if (ended) {
                    return;
                }
                workers.add(worker);
                worker.start();
            } finally {
                lock.unlock();
            }
        }
    }

    private void work() {
        int task = next.getAndIncrement();
        while (task < tasks.size() && mayStart()) {
            try {
                results[task] = tasks.get(task).run();
                done.incrementAndGet();
            } catch (Throwable failure) {
                fail(failure);
                return;
            }
            task = next.getAndIncrement();
        }
    }

    private boolean mayStart() {
        lock.lock();
        try {
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    private void fail(Throwable failure) {
        lock.lock();
        try {
            // What fails because this run interrupted it is an echo, not a failure of its own.
            if (!ended
                    || !(failure instanceof OperationCancelledException || failure instanceof InterruptedException)) {
                failures.add(failure);
            }
            end();
        } finally {
            lock.unlock();
        }
    }

    /** Called with {@code lock} held. */
    private void end() {
        if (!ended) {
            ended = true;
            for (Thread worker : workers) {
                if (worker != Thread.currentThread()) {
                    worker.interrupt();
                }
            }
        }
    }

    /** Waits for all workers; an interrupt ends the run but not the wait. Says whether there was one. */
    private boolean join() {
        boolean interrupted = false;
        for (Thread worker : workers()) {
            boolean joined = false;
            while (!joined) {
                try {
                    worker.join();
                    joined = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                    lock.lock();
                    try {
                        end();
                    } finally {
                        lock.unlock();
                    }
                }
            }
        }
        return interrupted;
    }

    private List<Thread> workers() {
        lock.lock();
        try {
            return List.copyOf(workers);
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("unchecked") // a task throws X or something unchecked
    private X first() {
        var failure = failures.getFirst();
        for (Throwable other : failures.subList(1, failures.size())) {
            if (other != failure) {
                failure.addSuppressed(other);
            }
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return (X) failure;
    }
}
