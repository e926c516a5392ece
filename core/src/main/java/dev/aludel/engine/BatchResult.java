package dev.aludel.engine;

import dev.aludel.driver.BatchCompletion;
import java.util.List;

/**
 * What a batch did: for each row of its values, in their order, how many rows of the table it inserted or matched, and what
 * the statement returned for it. Immutable.
 *
 * @param counts rows inserted or matched, one number for each row of values
 * @param returned what came back, one list for each row of values; empty lists where the statement returns nothing
 * @param <T> what a returned row is read as
 */
public record BatchResult<T>(List<Long> counts, List<List<T>> returned) {
    /** All rows inserted or matched. */
    public long total() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    static <T> BatchResult<T> of(BatchCompletion completion, List<List<T>> returned) {
        return new BatchResult<>(completion.rows(), returned);
    }
}
