package dev.aludel.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that runs once for each row of values; {@link Sql#parameter(int, dev.aludel.type.SqlType)} marks where they go.
 *
 * @param template the statement
 * @param rows the values by the index of their parameter, in the classes that drivers bind; not to be changed afterwards
 */
public record Batch(Statement template, List<@Nullable Object[]> rows) {
    public Batch {
        rows = List.copyOf(rows);
    }
}
