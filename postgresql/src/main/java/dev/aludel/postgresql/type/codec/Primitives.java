package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.MessageWriter;
import org.jspecify.annotations.Nullable;

/** Arrays of one dimension as Java arrays of primitives, without a box for each element. */
final class Primitives {
    private Primitives() {}

    /** Reads into an array of this class. A NULL in it is an UnexpectedNullException. */
    static Object read(Class<?> type, Cells cells, PgRow cell) {
        int count = cells.count();
        if (type == int[].class) {
            var array = new int[count];
            for (int i = 0; i < count; i++) {
                array[i] = cells.on(cell, i).intAt(0);
            }
            return array;
        }
        if (type == long[].class) {
            var array = new long[count];
            for (int i = 0; i < count; i++) {
                array[i] = cells.on(cell, i).longAt(0);
            }
            return array;
        }
        if (type == double[].class) {
            var array = new double[count];
            for (int i = 0; i < count; i++) {
                array[i] = cells.on(cell, i).doubleAt(0);
            }
            return array;
        }
        if (type == float[].class) {
            var array = new float[count];
            for (int i = 0; i < count; i++) {
                array[i] = cells.on(cell, i).floatAt(0);
            }
            return array;
        }
        if (type == short[].class) {
            var array = new short[count];
            for (int i = 0; i < count; i++) {
                array[i] = cells.on(cell, i).shortAt(0);
            }
            return array;
        }
        if (type == boolean[].class) {
            var array = new boolean[count];
            for (int i = 0; i < count; i++) {
                array[i] = cells.on(cell, i).booleanAt(0);
            }
            return array;
        }
        var array = new @Nullable String[count];
        for (int i = 0; i < count; i++) {
            array[i] = cells.on(cell, i).isNull(0) ? null : cell.stringAt(0);
        }
        return array;
    }

    /** Writes an array whose elements have the very type of the primitives; says false for all others. */
    static boolean write(MessageWriter out, Object value, int elementOid, Codec element) {
        if (!(element instanceof ScalarCodec)) {
            return false;
        }
        if (value instanceof int[] array && elementOid == Oids.INT4) {
            head(out, array.length, elementOid);
            for (int number : array) {
                out.int32(4).int32(number);
            }
        } else if (value instanceof long[] array && elementOid == Oids.INT8) {
            head(out, array.length, elementOid);
            for (long number : array) {
                out.int32(8).int64(number);
            }
        } else if (value instanceof double[] array && elementOid == Oids.FLOAT8) {
            head(out, array.length, elementOid);
            for (double number : array) {
                out.int32(8).float64(number);
            }
        } else if (value instanceof float[] array && elementOid == Oids.FLOAT4) {
            head(out, array.length, elementOid);
            for (float number : array) {
                out.int32(4).float32(number);
            }
        } else if (value instanceof short[] array && elementOid == Oids.INT2) {
            head(out, array.length, elementOid);
            for (short number : array) {
                out.int32(2).int16(number);
            }
        } else {
            return false;
        }
        return true;
    }

    private static void head(MessageWriter out, int length, int elementOid) {
        out.int32(length == 0 ? 0 : 1).int32(0).int32(elementOid);
        if (length > 0) {
            out.int32(length).int32(1);
        }
    }
}
