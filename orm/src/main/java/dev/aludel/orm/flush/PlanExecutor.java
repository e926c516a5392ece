package dev.aludel.orm.flush;

import dev.aludel.dialect.WriteSets;
import dev.aludel.orm.state.EntityState;
import dev.aludel.orm.state.Keys;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends a plan, waiting only where a statement needs keys that an earlier one draws, and checks what each row did; objects
 * are not touched. Not thread-safe; lives as long as one flush.
 */
final class PlanExecutor {
    private final BatchTarget target;
    private @Nullable StepSender sender;
    private final boolean objectsListen;
    private boolean fetching;
    private final IdentityHashMap<EntityState<?>, Object> drawn = new IdentityHashMap<>();
    private final Deque<SentStep> unanswered = new ArrayDeque<>();
    private final List<FlushResult.Written> written = new ArrayList<>();

    /** @param objectsListen whether what the database writes by itself is wanted */
    PlanExecutor(BatchTarget target, boolean objectsListen) {
        this.target = target;
        this.objectsListen = objectsListen;
    }

    /**
     * Sends all steps; the answers to the last of them are not waited for.
     *
     * @throws dev.aludel.error.StaleDataException if a row to be updated or deleted is gone, or has another version
     * @throws dev.aludel.error.FlushException if a row was not inserted
     */
    void send(FlushPlan plan) {
        fetching = objectsListen && insertsIntoOneTable(plan) && target.returnsInOrder();
        for (var step : plan.steps()) {
            if (!unanswered.isEmpty() && needsKeys(step)) {
                settle();
            }
            unanswered.addAll(sender().send(resolved(step)));
        }
    }

    /** Whether what the database writes by itself has come back with the statements. */
    boolean fetching() {
        return fetching;
    }

    /**
     * Whether nothing else than rows of one table that are new is written, and some of their columns are fetched. Then what an INSERT
     * gives back stays as it is: a trigger cannot change rows of a table that the statement writes, and no other statement follows.
     */
    private static boolean insertsIntoOneTable(FlushPlan plan) {
        if (plan.steps().isEmpty()) {
            return false;
        }
        var mapping = plan.steps().getFirst().mapping();
        return !FetchedColumns.of(mapping).none()
                && plan.steps().stream().allMatch(step -> step instanceof Step.Insert && step.mapping() == mapping);
    }

    /** Chosen when the first row is sent: without any, no connection is taken. */
    private StepSender sender() {
        var chosen = sender;
        if (chosen == null) {
            var ability = target.writeSets();
            chosen = ability == WriteSets.NONE ? new RowByRow(target) : new InSets(target, ability);
            sender = chosen;
        }
        return chosen;
    }

    /** Whether all that is not answered fails by itself, and its transaction with it, where it does not write its rows. */
    boolean failsByItself() {
        return unanswered.stream().allMatch(SentStep::fails);
    }

    /** Waits for the answers that are missing; fails as {@link #send} does. */
    FlushResult finish() {
        settle();
        return new FlushResult(written);
    }

    private void settle() {
        while (!unanswered.isEmpty()) {
            var sent = unanswered.getFirst();
            answered(sent, sent.answer().await());
            unanswered.removeFirst();
        }
    }

    private void answered(SentStep sent, @Nullable Object[] keys) {
        var step = sent.step();
        for (int i = 0; i < sent.values().size(); i++) {
            var row = step.rows().get(sent.first() + i);
            @Nullable Object[] values = sent.values().get(i);
            boolean draws = keys.length > 0;
            if (draws) {
                var key = Keys.coerced(step.mapping(), required(keys[i], row));
                drawn.put(row.state(), key);
                values[step.mapping().keyColumn()] = key;
            }
            written.add(new FlushResult.Written(step, row, values, draws, sent.fetched()));
        }
    }

    private static Object required(@Nullable Object key, Step.Row row) {
        if (key == null) {
            throw new IllegalStateException(
                    "no key was drawn for " + row.state().describe());
        }
        return key;
    }

    private boolean needsKeys(Step step) {
        for (var row : step.rows()) {
            if (undrawn(row.key())) {
                return true;
            }
            for (Object value : row.values()) {
                if (undrawn(value)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean undrawn(@Nullable Object value) {
        return value instanceof KeyOf key
                && !drawn.containsKey(key.target())
                && key.target().key() == null;
    }

    /** The values of the rows, with the keys that were drawn meanwhile. */
    private StepRows resolved(Step step) {
        List<@Nullable Object[]> values = new ArrayList<>(step.rows().size());
        List<@Nullable Object[]> parameters = new ArrayList<>(step.rows().size());
        var rows = new StepRows(step, values, parameters, fetched(step));
        var set = rows.set();
        int matched = rows.match().size();
        for (var row : step.rows()) {
            @Nullable Object[] own = row.values().clone();
            for (int i = 0; i < own.length; i++) {
                own[i] = resolved(own[i]);
            }
            @Nullable Object[] given = new @Nullable Object[set.size() + matched];
            for (int i = 0; i < set.size(); i++) {
                given[i] = own[set.get(i)];
            }
            if (matched > 0) {
                given[set.size()] = resolved(row.key());
            }
            if (matched > 1) {
                given[set.size() + 1] = row.version();
            }
            values.add(own);
            parameters.add(given);
        }
        return rows;
    }

    private List<Integer> fetched(Step step) {
        var columns = FetchedColumns.of(step.mapping());
        return fetching && columns.unknownAfter(step) ? columns.all() : List.of();
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
}
