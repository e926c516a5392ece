package dev.aludel.orm.flush;

import dev.aludel.driver.Pending;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a step that are on their way.
 *
 * @param first which row of the step is the first of these
 * @param values the values by column index, the drawn keys of other rows filled in
 * @param answer the keys that were drawn for them, in the order of the rows; of no length where none is drawn. It checks what
 *     the database says of each row
 * @param fetched the indexes of the columns among the values that the answer fills in, other than a drawn key
 * @param fails whether the statement fails by itself, and its transaction with it, unless each row was written
 */
@SuppressWarnings("ArrayRecordComponent") // the values of rows, passed on
record SentStep(
        Step step,
        int first,
        List<@Nullable Object[]> values,
        List<Integer> fetched,
        Pending<@Nullable Object[]> answer,
        boolean fails) {}
