package dev.aludel.dialect;

import dev.aludel.type.SqlType;

/** How far a database writes {@linkplain dev.aludel.sql.WriteSet sets of rows} that fail by themselves. */
public enum WriteSets {
    /** Not at all: rows are written one by one, and what was written is counted before COMMIT is sent. */
    NONE,
    /** One by one in statements that fail by themselves, and as sets unless the database draws their keys. */
    GIVEN_KEYS,
    /** Also as sets that give each row's drawn key back. */
    DRAWN_KEYS;

    /** Whether values of a type can be in a set: a set is sent as arrays, which arrays and rows cannot be elements of. */
    public boolean takes(SqlType<?> type) {
        return switch (type.kind()) {
            case ARRAY, RANGE, UNKNOWN -> false;
            default -> this != NONE;
        };
    }
}
