package dev.aludel.async;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs independent pieces of work at the same time, each on a virtual thread of its own, and returns their results in the
 * order in which they were given.
 *
 * {@snippet :
 * List<User> three = Gather.over(1, 2, 3).map(id -> db.with(s -> s.get(USER, id)));
 * List<Long> both = Gather.all(() -> countUsers(), () -> countPosts());
 * }
 *
 * <p>The first failure interrupts the work that still runs, waits until all of it has ended, and is thrown with the other
 * failures as its suppressed ones. When the calling thread is interrupted, all work is interrupted, waited for, and
 * {@link dev.aludel.error.OperationCancelledException} is thrown with the flag set again. No work outlives the call.
 *
 * <p>Each piece of work opens its own session or connection: those belong to one user at a time. Scoped values of the caller
 * are not seen by the work. Thread-safe.
 */
public final class Gather {
    private Gather() {}

    /**
     * A piece of work that may throw.
     *
     * @param <T> its result
     * @param <X> what it throws; inferred as an unchecked exception when it throws nothing
     */
    @FunctionalInterface
    public interface Task<T extends @Nullable Object, X extends Exception> {
        T run() throws X;
    }

    /** Work on one item that may throw. */
    @FunctionalInterface
    public interface ItemTask<I, T extends @Nullable Object, X extends Exception> {
        T run(I item) throws X;
    }

    /** Runs all tasks at once. */
    @SafeVarargs
    public static <T extends @Nullable Object, X extends Exception> List<T> all(Task<? extends T, ? extends X>... tasks)
            throws X {
        var list = new ArrayList<Task<? extends T, ? extends X>>(tasks.length);
        for (Task<? extends T, ? extends X> task : tasks) {
            list.add(task);
        }
        return all(list);
    }

    /** Runs all tasks at once. */
    public static <T extends @Nullable Object, X extends Exception> List<T> all(
            Collection<? extends Task<? extends T, ? extends X>> tasks) throws X {
        return new Gathering<T, X>(List.copyOf(tasks)).run(Math.max(1, tasks.size()));
    }

    /** The items to work on, one or more. */
    @SafeVarargs
    public static <I> Over<I> over(I first, I... rest) {
        var items = new ArrayList<I>(rest.length + 1);
        items.add(first);
        for (I item : rest) {
            items.add(item);
        }
        return new Over<>(List.copyOf(items), Integer.MAX_VALUE);
    }

    /** The items to work on, none or more. */
    public static <I> Over<I> over(Collection<? extends I> items) {
        return new Over<>(List.copyOf(items), Integer.MAX_VALUE);
    }

    /** Items to work on, and how many at a time. Immutable. */
    public static final class Over<I> {
        private final List<I> items;
        private final int limit;

        private Over(List<I> items, int limit) {
            this.items = items;
            this.limit = limit;
        }

        /**
         * Works on at most so many items at a time; without it, on all of them.
         *
         * @throws IllegalArgumentException if {@code atOnce} is less than 1
         */
        public Over<I> limit(int atOnce) {
            if (atOnce < 1) {
                throw new IllegalArgumentException(
                        "limit(" + atOnce + "): at least one item must be worked on at a time");
            }
            return new Over<>(items, atOnce);
        }

        /** Works on every item and returns the results in the order of the items. */
        public <T extends @Nullable Object, X extends Exception> List<T> map(
                ItemTask<? super I, ? extends T, ? extends X> work) throws X {
            var tasks = new ArrayList<Task<T, X>>(items.size());
            for (I item : items) {
                tasks.add(() -> work.run(item));
            }
            return new Gathering<T, X>(tasks).run(Math.max(1, Math.min(limit, items.size())));
        }
    }
}
