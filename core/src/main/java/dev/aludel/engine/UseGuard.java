package dev.aludel.engine;

import dev.aludel.error.ConcurrentUseException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Turns a data race on something that has one user at a time into {@link ConcurrentUseException}. Connections and
 * sessions enter it at the start of each operation and leave it at the end; between operations another thread may take
 * over, and sees all that was written before.
 *
 * <p>Thread-safe; entering is one compare-and-set and never waits.
 *
 * {@snippet :
 * try (var use = guard.enter("flush")) {
 *     // no other operation runs meanwhile
 * }
 * }
 */
public final class UseGuard {
    private static final VarHandle USE;

    static {
        try {
            USE = MethodHandles.lookup().findVarHandle(UseGuard.class, "current", Use.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final String what;

    // Written through USE only.
    @SuppressWarnings("unused")
    private volatile @Nullable Use current;

    /** @param what names the guarded thing in the error: {@code connection}, {@code session} */
    public UseGuard(String what) {
        this.what = what;
    }

    /**
     * Claims the exclusive use for one operation; close the result when it ends.
     *
     * @throws ConcurrentUseException if an operation is running, naming both operations and both threads
     */
    public Use enter(String operation) {
        var mine = new Use(this, operation, Thread.currentThread());
        var theirs = (Use) USE.compareAndExchange(this, null, mine);
        if (theirs != null) {
            throw overlap(operation, theirs);
        }
        return mine;
    }

    private ConcurrentUseException overlap(String operation, Use theirs) {
        var me = Thread.currentThread();
        if (theirs.thread.equals(me)) {
            return new ConcurrentUseException(
                    "%s() was called on a %s from inside its own %s() on %s"
                            .formatted(operation, what, theirs.operation, describe(me)),
                    "a row mapping or listener must not use the " + what
                            + " that is calling it: collect the rows first");
        }
        return new ConcurrentUseException(
                "%s() on %s overlaps with %s() on %s: a %s has one user at a time"
                        .formatted(operation, describe(me), theirs.operation, describe(theirs.thread), what),
                "give each thread a " + what + " of its own");
    }

    private static String describe(Thread thread) {
        var name = thread.getName();
        return "thread #" + thread.threadId() + (name.isEmpty() ? "" : " (" + name + ")");
    }

    /** The claim of one running operation. */
    public static final class Use implements AutoCloseable {
        private final UseGuard guard;
        private final String operation;
        private final Thread thread;

        private Use(UseGuard guard, String operation, Thread thread) {
            this.guard = guard;
            this.operation = operation;
            this.thread = thread;
        }

        /** Ends the operation. Idempotent. */
        @Override
        public void close() {
            USE.compareAndSet(guard, this, null);
        }
    }
}
