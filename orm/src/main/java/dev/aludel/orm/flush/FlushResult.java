package dev.aludel.orm.flush;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an executed plan has written. Immutable.
 *
 * @param rows the rows in the order in which they were written
 */
record FlushResult(List<Written> rows) {
    FlushResult {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param values the values by column index, the drawn key and all keys of other rows filled in
     * @param keyDrawn whether the database drew its key
     * @param fetched the columns whose values the database has given back, other than a drawn key
     */
    @SuppressWarnings("ArrayRecordComponent") // never changed once it is here
    record Written(Step step, Step.Row row, @Nullable Object[] values, boolean keyDrawn, List<Integer> fetched) {}
}
