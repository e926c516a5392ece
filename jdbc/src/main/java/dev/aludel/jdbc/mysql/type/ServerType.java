package dev.aludel.jdbc.mysql.type;

import dev.aludel.error.DataException;
import dev.aludel.type.OwnType;

/** A type of MySQL and MariaDB, with the values that it holds. */
sealed interface ServerType extends OwnType permits Characters, Labels, Numbers, Positive, SecondDigits, Sizes, Times {
    @Override
    default boolean on(String dialect) {
        return dialect.equals("MySQL") || dialect.equals("MariaDB");
    }

    /** The refusal of a value. */
    static DataException refused(String what, String holds, Object found, String state) {
        return new DataException(
                what + " holds " + holds + ", and the value " + found,
                "change the value, or give the column a type that holds it",
                state,
                null);
    }
}
