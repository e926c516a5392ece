package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.WireBytes;
import java.util.Arrays;
import java.util.UUID;

/** Fixed-length values from their binary form; the length is checked each time. */
final class Scalars {
    private Scalars() {}

    static boolean bool(byte[] bytes, int from, int length) {
        if (length != 1) {
            throw Malformed.length("boolean", length);
        }
        return bytes[from] != 0;
    }

    static short int2(byte[] bytes, int from, int length) {
        if (length != 2) {
            throw Malformed.length("smallint", length);
        }
        return WireBytes.int16(bytes, from);
    }

    static int int4(byte[] bytes, int from, int length) {
        if (length != 4) {
            throw Malformed.length("integer", length);
        }
        return WireBytes.int32(bytes, from);
    }

    static long int8(byte[] bytes, int from, int length) {
        if (length != 8) {
            throw Malformed.length("bigint", length);
        }
        return WireBytes.int64(bytes, from);
    }

    static float float4(byte[] bytes, int from, int length) {
        if (length != 4) {
            throw Malformed.length("real", length);
        }
        return WireBytes.float32(bytes, from);
    }

    static double float8(byte[] bytes, int from, int length) {
        if (length != 8) {
            throw Malformed.length("double precision", length);
        }
        return WireBytes.float64(bytes, from);
    }

    static byte[] bytea(byte[] bytes, int from, int length) {
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    static UUID uuid(byte[] bytes, int from, int length) {
        if (length != 16) {
            throw Malformed.length("uuid", length);
        }
        return new UUID(WireBytes.int64(bytes, from), WireBytes.int64(bytes, from + 8));
    }
}
