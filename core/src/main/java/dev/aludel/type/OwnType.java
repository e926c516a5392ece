package dev.aludel.type;

import dev.aludel.error.DataException;

/**
 * The {@linkplain SqlType#form() form} of a type that some databases have as their own, and whose values are bound and read like
 * those of a type that all have: see {@link SqlTypes#own}. Immutable, compared by value: implement it as a record.
 */
public interface OwnType {
    /** Whether the database of this dialect has the type. */
    boolean on(String dialect);

    /**
     * Checks a value that is to be stored. One that is only compared with is not checked: whatever it is, the answer is right.
     *
     * @param stored the value as drivers bind it
     * @param what names the column in the error, such as {@code users.age}
     * @throws DataException if the type does not hold it
     */
    void check(Object stored, String what);
}
