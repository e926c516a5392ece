package dev.aludel.type;

/** The families of database types. A driver knows how to bind and read each; a dialect knows its DDL name. Immutable. */
public enum TypeKind {
    SMALLINT,
    INTEGER,
    BIGINT,
    REAL,
    DOUBLE,
    DECIMAL,
    VARCHAR,
    TEXT,
    BOOLEAN,
    BYTES,
    /** A moment on the time line, kept in UTC with microseconds. */
    INSTANT,
    DATE,
    TIME,
    /** A date and time of day without a zone, with microseconds. */
    TIMESTAMP,
    /** Kept as {@link #INSTANT}: the offset of a value is not stored, what is read has the offset UTC. */
    OFFSET_TIMESTAMP,
    DURATION,
    UUID,
    JSON,
    ARRAY,
    RANGE,
    /** An enumeration of the database's own. */
    NATIVE_ENUM,
    /** Whatever the database says it is: columns of raw SQL, types without a kind of their own. */
    UNKNOWN;

    /** Whether values are whole numbers; of these kinds each has room for those before it. */
    public boolean wholeNumber() {
        return switch (this) {
            case SMALLINT, INTEGER, BIGINT -> true;
            default -> false;
        };
    }

    /** Whether values are numbers, whole or not. */
    public boolean number() {
        return switch (this) {
            case REAL, DOUBLE, DECIMAL -> true;
            default -> wholeNumber();
        };
    }
}
