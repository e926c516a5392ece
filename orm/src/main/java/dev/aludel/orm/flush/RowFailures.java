package dev.aludel.orm.flush;

import dev.aludel.error.FlushException;
import dev.aludel.error.RowsNotWrittenException;
import dev.aludel.error.StaleDataException;
import org.jspecify.annotations.Nullable;

/** What it means for an object that its row was not written. Stateless. */
final class RowFailures {
    private RowFailures() {}

    /** A row was written not once, but {@code count} times. */
    static RuntimeException notOnce(Step step, int row, long count) {
        return failure(step, row, count, null);
    }

    /** Rows of a set were not written. */
    static RuntimeException notWritten(Step step, int first, RowsNotWrittenException why) {
        int row = why.rows().isEmpty() ? 0 : why.rows().getFirst();
        return failure(step, Math.min(first + row, step.rows().size() - 1), 0, why);
    }

    static FlushException keys(Step step, int row, int returned) {
        return new FlushException(
                "the database returned " + returned + " keys for "
                        + step.rows().get(row).state().describe(),
                trigger(step));
    }

    private static RuntimeException failure(Step step, int row, long count, @Nullable RowsNotWrittenException why) {
        var failed = step.rows().get(row);
        return switch (step) {
            case Step.Insert _ ->
                new FlushException(
                        "the database inserted " + count + " rows for "
                                + failed.state().describe() + " instead of one",
                        trigger(step),
                        null,
                        why);
            case Step.Update _ -> stale(step, failed, "updated", why);
            case Step.Delete _ -> stale(step, failed, "deleted", why);
        };
    }

    private static StaleDataException stale(
            Step step, Step.Row row, String done, @Nullable RowsNotWrittenException why) {
        var what = step.mapping().entityType().getSimpleName() + " " + row.key();
        return new StaleDataException(
                row.version() == null
                        ? what + " was not " + done + ": its row is gone"
                        : what + " was not " + done + ": its row is gone or no longer has version " + row.version(),
                "somebody else changed it meanwhile: roll back, read it again and repeat the change",
                null,
                why);
    }

    private static String trigger(Step step) {
        return "look for a trigger or rule on table " + step.mapping().table().name();
    }
}
