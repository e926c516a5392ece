package dev.aludel.driver;

import java.util.List;

/**
 * How a batch ended. Immutable.
 *
 * @param rows for each parameter row, in their order, the rows it inserted or matched
 */
public record BatchCompletion(List<Long> rows) {
    public BatchCompletion {
        rows = List.copyOf(rows);
    }

    public long total() {
        return rows.stream().mapToLong(Long::longValue).sum();
    }
}
