package dev.aludel.orm.flush;

import dev.aludel.error.RowsNotWrittenException;
import java.util.function.Consumer;

/**
 * A plan that was sent, all but the answers to its last statements known. Objects hear of it in {@link #finish()}. Not
 * thread-safe.
 */
public final class PendingFlush {
    private final PlanExecutor executor;
    private final Consumer<FlushResult> effects;
    private final Runnable after;

    PendingFlush(PlanExecutor executor, Consumer<FlushResult> effects) {
        this(executor, effects, () -> {});
    }

    private PendingFlush(PlanExecutor executor, Consumer<FlushResult> effects, Runnable after) {
        this.executor = executor;
        this.effects = effects;
        this.after = after;
    }

    /** The same, and when the objects know, this. */
    public PendingFlush andThen(Runnable next) {
        return new PendingFlush(executor, effects, next);
    }

    /** What is left when the objects know already: this alone. */
    public PendingFlush finished(Runnable next) {
        return new PendingFlush(executor, result -> {}, next);
    }

    /** Whether what the database writes by itself has come back already. */
    public boolean fetching() {
        return executor.fetching();
    }

    /**
     * Whether a COMMIT may be sent before the answers are known: each statement without one fails by itself, and its
     * transaction with it, unless it has written its rows.
     */
    public boolean mayCommit() {
        return executor.failsByItself();
    }

    /**
     * Waits for what is not known yet, and lets the objects know.
     *
     * @throws dev.aludel.error.StaleDataException if a row to be updated or deleted is gone, or has another version
     * @throws dev.aludel.error.FlushException if a row was not inserted
     */
    public void finish() {
        effects.accept(executor.finish());
        after.run();
    }

    /** The failure of a commit sent behind it, with the objects named whose rows were not written. */
    public RuntimeException explain(RuntimeException failure) {
        if (!(failure instanceof RowsNotWrittenException)) {
            return failure;
        }
        try {
            executor.finish();
            return failure;
        } catch (RuntimeException named) {
            return named;
        }
    }
}
