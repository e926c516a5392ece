package dev.aludel.postgresql.type;

/**
 * Reads and writes the values of a database type that the driver does not know, or not in the way you want them. Given to
 * the driver when it is set up; the type is found by its name, once for all connections. Thread-safe.
 *
 * <p>It also serves arrays, ranges and composites of the type. Use it in tables and statements with
 * {@link PgTypes#named(String, Class)}.
 *
 * @param <T> the Java class of the values
 */
public interface PgCodec<T> {
    /** The type's name, with a schema where it is not on the search path: {@code geometry}, {@code shop.money_amount}. */
    String typeName();

    Class<T> javaType();

    /** Whether values are exchanged in the type's binary form, otherwise as its text. */
    default boolean binary() {
        return true;
    }

    /** Reads a value, which is not NULL. */
    T read(PgInput in);

    /** Writes a value. */
    void write(T value, PgOutput out);
}
