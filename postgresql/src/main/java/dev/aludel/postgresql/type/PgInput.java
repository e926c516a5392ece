package dev.aludel.postgresql.type;

/**
 * One value as it came, read from its start to its end, big-endian. Valid only inside of the call it is passed to. Reading
 * past the end is a {@link dev.aludel.error.DataException}.
 */
public interface PgInput {
    /** The bytes not yet read. */
    int remaining();

    int int8();

    short int16();

    int int32();

    long int64();

    float float32();

    double float64();

    /** The next bytes, copied. */
    byte[] bytes(int count);

    /** All bytes not yet read, as UTF-8. */
    String text();
}
