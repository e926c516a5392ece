package dev.aludel.postgresql.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads big-endian numbers and text from where they lie in received bytes. Stateless. */
public final class WireBytes {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private WireBytes() {}

    public static short int16(byte[] bytes, int at) {
        return (short) SHORT.get(bytes, at);
    }

    public static int uint16(byte[] bytes, int at) {
        return int16(bytes, at) & 0xFFFF;
    }

    public static int int32(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    public static long uint32(byte[] bytes, int at) {
        return int32(bytes, at) & 0xFFFF_FFFFL;
    }

    public static long int64(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    public static float float32(byte[] bytes, int at) {
        return Float.intBitsToFloat(int32(bytes, at));
    }

    public static double float64(byte[] bytes, int at) {
        return Double.longBitsToDouble(int64(bytes, at));
    }

    /** UTF-8 text. */
    public static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
