package dev.aludel.dialect;

import dev.aludel.type.SqlType;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of compiled SQL. Immutable. */
sealed interface Piece {
    /** Text that is always the same. */
    record Sql(String text) implements Piece {}

    /**
     * The schema of a table or another object and a point, or nothing for the default one: whichever schema that stands for when
     * the statement is executed.
     *
     * @param inText whether it stands inside of a literal
     */
    record Schema(@Nullable String schema, boolean inText) implements Piece {}

    /**
     * A place of one value: of a slot, or for a negative number of the batch's parameter {@code -1 - source}.
     *
     * @param taken the type that the database takes it for; places for which that differs do not share one placeholder
     */
    record Value(int source, SqlType<?> type, SqlType<?> taken) implements Piece {}

    /** The places of a list's values. */
    record Values(int slot, SqlType<?> type, String empty) implements Piece {}

    /** The places of tuples, whose values are in a list for each place of the tuple; one of NULLs stands for none. */
    record Tuples(List<Integer> slots, List<SqlType<?>> types) implements Piece {
        /** What stands for no tuple. */
        String nulls() {
            return "(" + String.join(", ", Collections.nCopies(slots.size(), "NULL")) + ")";
        }
    }

    /** The one place of all of a list's values, which are bound as an array of this type. */
    record Array(int slot, SqlType<?> type) implements Piece {}

    /** Text that stands only if a list has no value. */
    record IfEmpty(int slot, String text) implements Piece {}
}
