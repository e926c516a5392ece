package dev.aludel.dialect;

/** Something that not every database can do. A statement that needs what a dialect lacks is refused when it is compiled. */
public enum Capability {
    /** INSERT that gives back the rows it has stored, whatever of them is asked for. */
    INSERT_RETURNING,
    /** UPDATE that gives back the rows it has changed. */
    UPDATE_RETURNING,
    /** DELETE that gives back the rows it has removed. */
    DELETE_RETURNING,
    /** Locking the rows that a query reads. */
    FOR_UPDATE,
    /** {@code NULLS FIRST} and {@code NULLS LAST} in ORDER BY. */
    NULLS_ORDER,
    /** {@code FILTER (WHERE ..)} behind an aggregate; where it is missing, a CASE stands in for it if that means the same. */
    AGGREGATE_FILTER,
    /** {@code ORDER BY} inside of the aggregates that make one text or array of many values. */
    AGGREGATE_ORDER,
    /** {@code WITHIN GROUP (ORDER BY ..)}: percentiles and the mode. */
    WITHIN_GROUP,
    /** {@code GROUPS} in the frame of a window. */
    WINDOW_GROUPS,
    /** {@code EXCLUDE} in the frame of a window. */
    WINDOW_EXCLUDE,
    /** Whether one JSON document contains another. */
    JSON_CONTAINS,
    /** What {@code Pg} offers. */
    POSTGRESQL_LANGUAGE,
    /** What {@code MySql} offers. */
    MYSQL_LANGUAGE,
    /** What {@code Sqlite} offers. */
    SQLITE_LANGUAGE
}
