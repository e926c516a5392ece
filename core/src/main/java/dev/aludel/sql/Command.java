package dev.aludel.sql;

import java.util.List;

/** A statement that changes rows and says how many. Immutable and thread-safe. */
public sealed interface Command extends Statement permits Insert, Upsert, Update, Delete {
    /**
     * The same in several commands, each of at most this size, because no database takes any number of values in one:
     * an INSERT of many rows in parts of equal size, all else as it is.
     */
    default List<Command> parts(StatementSize most) {
        return List.of(this);
    }
}
