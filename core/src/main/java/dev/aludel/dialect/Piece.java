package dev.aludel.dialect;

import dev.aludel.type.SqlType;

/** A part of compiled SQL. Immutable. */
sealed interface Piece {
    /** Text that is always the same. */
    record Sql(String text) implements Piece {}

    /** A place of one value: of a slot, or for a negative number of the batch's parameter {@code -1 - source}. */
    record Value(int source, SqlType<?> type) implements Piece {}

    /** The places of a list's values. */
    record Values(int slot, SqlType<?> type, String empty) implements Piece {}

    /** The one place of all of a list's values, which are bound as an array of this type. */
    record Array(int slot, SqlType<?> type) implements Piece {}

    /** Text that stands only if a list has no value. */
    record IfEmpty(int slot, String text) implements Piece {}
}
