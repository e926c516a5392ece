package dev.aludel.orm.flush;

import dev.aludel.engine.BatchResult;
import dev.aludel.error.FlushException;
import dev.aludel.error.StaleDataException;
import dev.aludel.orm.state.EntityState;
import dev.aludel.orm.state.Keys;
import dev.aludel.sql.Batch;
import dev.aludel.sql.Statement;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Executes a plan and checks what each row did; objects are not touched. Not thread-safe; lives as long as one flush.
 *
 * <p>A drawn key belongs to the object whose row returned it, as the driver says for each row of a batch: nothing is
 * attributed by position among the rows of one statement, or by sorting.
 */
final class PlanExecutor {
    private final BatchTarget target;
    private final IdentityHashMap<EntityState<?>, Object> drawn = new IdentityHashMap<>();
    private final List<FlushResult.Written> written = new ArrayList<>();

    PlanExecutor(BatchTarget target) {
        this.target = target;
    }

    /**
     * @throws StaleDataException if a row to be updated or deleted is gone, or has another version
     * @throws FlushException if a row was not inserted
     */
    FlushResult execute(FlushPlan plan) {
        for (var step : plan.steps()) {
            switch (step) {
                case Step.Insert insert -> insert(insert);
                case Step.Update update -> update(update);
                case Step.Delete delete -> delete(delete);
            }
        }
        return new FlushResult(written);
    }

    private void insert(Step.Insert step) {
        var resolved = resolved(step.rows());
        var result = run(Templates.insert(step), parameters(step, step.columns(), resolved, false));
        for (int i = 0; i < step.rows().size(); i++) {
            var row = step.rows().get(i);
            if (result.counts().get(i) != 1) {
                throw new FlushException(
                        "the database inserted " + result.counts().get(i) + " rows for "
                                + row.state().describe() + " instead of one",
                        "look for a trigger or rule on table "
                                + step.mapping().table().name());
            }
            if (step.drawsKey()) {
                resolved.get(i)[step.mapping().keyColumn()] =
                        drawn(step, row, result.returned().get(i));
            }
            written.add(new FlushResult.Written(step, row, resolved.get(i), step.drawsKey()));
        }
    }

    private Object drawn(Step.Insert step, Step.Row row, List<?> returned) {
        if (returned.size() != 1) {
            throw new FlushException(
                    "the database returned " + returned.size() + " keys for "
                            + row.state().describe(),
                    "look for a trigger or rule on table "
                            + step.mapping().table().name());
        }
        var key = Keys.coerced(step.mapping(), returned.getFirst());
        drawn.put(row.state(), key);
        return key;
    }

    private void update(Step.Update step) {
        var resolved = resolved(step.rows());
        boolean versioned = versioned(step);
        var result = run(Templates.update(step, versioned), parameters(step, step.columns(), resolved, true));
        check(step, result, "updated");
        for (int i = 0; i < step.rows().size(); i++) {
            written.add(new FlushResult.Written(step, step.rows().get(i), resolved.get(i), false));
        }
    }

    private void delete(Step.Delete step) {
        var result =
                run(Templates.delete(step, versioned(step)), parameters(step, List.of(), resolved(step.rows()), true));
        check(step, result, "deleted");
        for (var row : step.rows()) {
            written.add(new FlushResult.Written(step, row, row.values(), false));
        }
    }

    private static boolean versioned(Step step) {
        return step.rows().getFirst().version() != null;
    }

    private static void check(Step step, BatchResult<?> result, String done) {
        for (int i = 0; i < step.rows().size(); i++) {
            if (result.counts().get(i) != 1) {
                var row = step.rows().get(i);
                var what = step.mapping().entityType().getSimpleName() + " " + row.key();
                throw new StaleDataException(
                        row.version() == null
                                ? what + " was not " + done + ": its row is gone"
                                : what + " was not " + done + ": its row is gone or no longer has version "
                                        + row.version(),
                        "somebody else changed it meanwhile: roll back, read it again and repeat the change");
            }
        }
    }

    @SuppressWarnings("NullAway") // it reads the arrays of another module's record as arrays without nulls
    private BatchResult<?> run(Statement template, List<@Nullable Object[]> rows) {
        var result = target.execute(new Batch(template, rows));
        if (result.counts().size() != rows.size()) {
            throw new FlushException(
                    "a batch of " + rows.size() + " rows reported "
                            + result.counts().size() + " row counts",
                    "report this as a defect of the driver");
        }
        return result;
    }

    /** The values of the rows, with the keys that were drawn meanwhile. */
    private List<@Nullable Object[]> resolved(List<Step.Row> rows) {
        List<@Nullable Object[]> all = new ArrayList<>(rows.size());
        for (var row : rows) {
            @Nullable Object[] values = row.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] = resolved(values[i]);
            }
            all.add(values);
        }
        return all;
    }

    private @Nullable Object resolved(@Nullable Object value) {
        if (!(value instanceof KeyOf key)) {
            return value;
        }
        var found = drawn.get(key.target());
        if (found == null) {
            found = key.target().key();
        }
        if (found == null) {
            throw new IllegalStateException("the plan uses the " + value + " before it is drawn");
        }
        return found;
    }

    private List<@Nullable Object[]> parameters(
            Step step, List<Integer> columns, List<@Nullable Object[]> resolved, boolean byKey) {
        var mapping = step.mapping();
        List<@Nullable Object[]> all = new ArrayList<>(resolved.size());
        for (int i = 0; i < resolved.size(); i++) {
            List<@Nullable Object> parameters = new ArrayList<>(columns.size() + 2);
            for (int column : columns) {
                parameters.add(Templates.encoded(mapping, column, resolved.get(i)[column]));
            }
            if (byKey) {
                var row = step.rows().get(i);
                parameters.add(Templates.encoded(mapping, mapping.keyColumn(), resolved(row.key())));
                if (row.version() != null) {
                    parameters.add(Templates.encoded(mapping, mapping.versionColumn(), row.version()));
                }
            }
            all.add(parameters.toArray());
        }
        return all;
    }
}
