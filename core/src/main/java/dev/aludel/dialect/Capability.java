package dev.aludel.dialect;

/** Something that not every database can do. A statement that needs what a dialect lacks is refused when it is compiled. */
public enum Capability {
    /** INSERT, UPDATE and DELETE that give rows back. */
    RETURNING,
    /** Locking the rows that a query reads. */
    FOR_UPDATE,
    /** {@code NULLS FIRST} and {@code NULLS LAST} in ORDER BY. */
    NULLS_ORDER
}
