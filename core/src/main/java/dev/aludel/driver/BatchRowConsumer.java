package dev.aludel.driver;

import dev.aludel.type.RowReader;

/** Takes the rows that a batch returns, each with the index of the parameter row that it came from. */
@FunctionalInterface
public interface BatchRowConsumer {
    /** For batches that return nothing. */
    BatchRowConsumer NONE = (parameterRow, row) -> {};

    void row(int parameterRow, RowReader row);
}
