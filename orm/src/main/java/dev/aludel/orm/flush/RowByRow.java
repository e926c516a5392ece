package dev.aludel.orm.flush;

import dev.aludel.driver.Pending;
import dev.aludel.engine.BatchResult;
import dev.aludel.error.FlushException;
import dev.aludel.sql.Batch;
import dev.aludel.sql.Row;
import dev.aludel.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends a plain statement for each row, and counts what each has done. A drawn key belongs to the object whose row returned
 * it, as the driver says for each row of a batch.
 */
final class RowByRow implements StepSender {
    private final BatchTarget target;

    RowByRow(BatchTarget target) {
        this.target = target;
    }

    @Override
    @SuppressWarnings("NullAway") // it reads the arrays of another module's record as arrays without nulls
    public List<SentStep> send(StepRows rows) {
        var pending = target.send(new Batch(template(rows), rows.encoded()));
        Pending<@Nullable Object[]> answer = () -> checked(rows, pending.await());
        return List.of(new SentStep(rows.step(), 0, rows.values(), rows.fetched(), answer, false));
    }

    private static Statement template(StepRows rows) {
        return switch (rows.step()) {
            case Step.Insert insert -> Templates.insert(insert, rows.fetched());
            case Step.Update update -> Templates.update(update, rows.versioned());
            case Step.Delete delete -> Templates.delete(delete, rows.versioned());
        };
    }

    private static @Nullable Object[] checked(StepRows rows, BatchResult<?> result) {
        int size = rows.size();
        if (result.counts().size() != size) {
            throw new FlushException(
                    "a batch of " + size + " rows reported " + result.counts().size() + " row counts",
                    "report this as a defect of the driver");
        }
        @Nullable Object[] keys = new @Nullable Object[rows.drawsKeys() ? size : 0];
        for (int i = 0; i < size; i++) {
            if (result.counts().get(i) != 1) {
                throw RowFailures.notOnce(rows.step(), i, result.counts().get(i));
            }
            if (rows.drawsKeys() || !rows.fetched().isEmpty()) {
                List<?> returned = result.returned().get(i);
                if (returned.size() != 1) {
                    throw RowFailures.keys(rows.step(), i, returned.size());
                }
                read(rows, i, returned.getFirst(), keys);
            }
        }
        return keys;
    }

    /** What came back of one row: the key alone, or with the columns that are fetched behind it. */
    private static void read(StepRows rows, int index, @Nullable Object returned, @Nullable Object[] keys) {
        if (rows.fetched().isEmpty()) {
            keys[index] = returned;
            return;
        }
        if (!(returned instanceof Row row)) {
            throw new IllegalStateException("several columns came back as " + returned);
        }
        if (rows.drawsKeys()) {
            keys[index] = row.get(0, Object.class);
        }
        @Nullable Object[] values = rows.values().get(index);
        for (int i = 0; i < rows.fetched().size(); i++) {
            values[rows.fetched().get(i)] = row.find(i + 1, Object.class).orElse(null);
        }
    }
}
