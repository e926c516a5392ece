package dev.aludel.sql;

import dev.aludel.type.RowReader;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of the current row. Stateless.
 *
 * @param <T> the value's class
 */
@FunctionalInterface
public interface RowDecoder<T> {
    /**
     * Reads the value.
     *
     * @param offset the index of its first column
     * @param scope who reads
     * @return null only for a value whose expression may be NULL
     * @throws dev.aludel.error.UnexpectedNullException for a NULL where none was declared, naming the expression
     */
    @Nullable T decode(RowReader row, int offset, ReadScope scope);
}
