package dev.aludel.sql;

import java.util.List;

/**
 * A statement that gives rows. Immutable and thread-safe.
 *
 * @param <T> what a row is read as
 */
public sealed interface Query<T> extends Statement
        permits Combinable, MappedQuery, Returning, Text, TypedText, MappedText, WidenedQuery, WriteSet {
    /** What is selected; empty for raw SQL whose columns only the database knows. */
    List<Expression<?>> columns();

    RowDecoder<T> decoder();

    /**
     * The decoder for a result with these columns. Raw SQL is read by the names that the database reports; other queries know
     * their columns.
     */
    default RowDecoder<T> decoder(List<String> names) {
        return decoder();
    }

    List<QueryOption> options();

    /**
     * The same in several queries, each of at most this size, as {@link Command#parts}: an INSERT of many rows that gives
     * something of them back.
     */
    default List<Query<T>> parts(StatementSize most) {
        return List.of(this);
    }
}
