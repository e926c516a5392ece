package dev.aludel.orm.flush;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a step with all keys filled in.
 *
 * @param values for each row the values by column index
 * @param parameters for each row the values of {@link #columns()}
 * @param fetched the indexes of the columns that the statement gives back, other than a drawn key; only of INSERTs
 */
record StepRows(
        Step step, List<@Nullable Object[]> values, List<@Nullable Object[]> parameters, List<Integer> fetched) {
    /** The indexes of the columns that have a value in the statement: those that are set, then the key and the version. */
    List<Integer> columns() {
        List<Integer> all = new ArrayList<>(set());
        all.addAll(match());
        return all;
    }

    /** The columns that get a value. */
    List<Integer> set() {
        return switch (step) {
            case Step.Insert insert -> insert.columns();
            case Step.Update update -> update.columns();
            case Step.Delete _ -> List.of();
        };
    }

    /** The columns that say which row is meant. */
    List<Integer> match() {
        if (step instanceof Step.Insert) {
            return List.of();
        }
        return versioned()
                ? List.of(step.mapping().keyColumn(), step.mapping().versionColumn())
                : List.of(step.mapping().keyColumn());
    }

    boolean versioned() {
        return step.rows().getFirst().version() != null;
    }

    boolean drawsKeys() {
        return step instanceof Step.Insert insert && insert.drawsKey();
    }

    int size() {
        return parameters.size();
    }

    /** The parameters of some rows in the classes that drivers bind. */
    List<@Nullable Object[]> encoded() {
        var columns = columns();
        List<@Nullable Object[]> all = new ArrayList<>(parameters.size());
        for (@Nullable Object[] row : parameters) {
            @Nullable Object[] encoded = new @Nullable Object[row.length];
            for (int i = 0; i < row.length; i++) {
                encoded[i] = Templates.encoded(step.mapping(), columns.get(i), row[i]);
            }
            all.add(encoded);
        }
        return all;
    }
}
