package dev.aludel.sql;

import dev.aludel.type.RowReader;

/**
 * One of several values side by side: how it is read, and where it stands behind the first column of them all. Immutable.
 *
 * @param <T> what it is read as
 */
record Item<T>(RowDecoder<T> decoder, int at) {
    /** A null comes only where the expression says so; what is made of it was given for that expression. */
    @SuppressWarnings("NullAway")
    T read(RowReader row, int offset, ReadScope scope) {
        return decoder.decode(row, offset + at, scope);
    }
}
