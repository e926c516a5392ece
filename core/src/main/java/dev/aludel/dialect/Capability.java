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
    NULLS_ORDER
}
