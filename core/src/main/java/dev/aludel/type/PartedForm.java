package dev.aludel.type;

/**
 * The {@linkplain SqlType#form() form} of a type whose values consist of values of another type, as a range does of its bounds.
 * Immutable, compared by value: implement it as a record.
 */
public interface PartedForm {
    /**
     * The value with its parts checked and brought to their precision, as {@link SqlType#checked} does with values that stand alone.
     *
     * @param value a value of the type
     * @param what names the column in the error, such as {@code users.during}
     * @throws dev.aludel.error.DataException if a part does not fit its type
     */
    Object stored(Object value, String what);
}
