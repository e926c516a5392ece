package dev.aludel.postgresql.type;

/** Takes one value's bytes, big-endian. Valid only inside of the call it is passed to. */
public interface PgOutput {
    PgOutput int8(int value);

    PgOutput int16(int value);

    PgOutput int32(int value);

    PgOutput int64(long value);

    PgOutput float32(float value);

    PgOutput float64(double value);

    PgOutput bytes(byte[] value);

    /** The text in UTF-8, without an end. */
    PgOutput text(String value);
}
