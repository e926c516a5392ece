package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.MessageWriter;

/** The vectors of the extension pgvector: a count, two bytes without a meaning, the numbers. */
final class Vectors {
    private Vectors() {}

    static Codec vector(String name) {
        return new LeafCodec<>(
                name,
                float[].class,
                in -> {
                    var vector = new float[head(in, 4)];
                    for (int i = 0; i < vector.length; i++) {
                        vector[i] = in.float32();
                    }
                    return vector;
                },
                (out, vector) -> {
                    head(out, vector);
                    for (float number : vector) {
                        out.float32(number);
                    }
                },
                Vectors::parse);
    }

    static Codec halves(String name) {
        return new LeafCodec<>(
                name,
                float[].class,
                in -> {
                    var vector = new float[head(in, 2)];
                    for (int i = 0; i < vector.length; i++) {
                        vector[i] = Float.float16ToFloat(in.int16());
                    }
                    return vector;
                },
                (out, vector) -> {
                    head(out, vector);
                    for (float number : vector) {
                        out.int16(Float.floatToFloat16(number));
                    }
                },
                Vectors::parse);
    }

    private static int head(ByteReader in, int bytesEach) {
        int count = in.int16();
        in.int16();
        if (count < 0 || count * bytesEach != in.remaining()) {
            throw new IllegalArgumentException("it claims " + count + " numbers");
        }
        return count;
    }

    private static void head(MessageWriter out, float[] vector) {
        if (vector.length > Short.MAX_VALUE) {
            throw UnfitValue.outOfRange("vector, which has at most 16,000 dimensions");
        }
        out.int16(vector.length).int16(0);
    }

    private static float[] parse(String text) {
        if (!text.startsWith("[") || !text.endsWith("]")) {
            throw new IllegalArgumentException("not a vector");
        }
        var parts = text.substring(1, text.length() - 1).split(",", -1);
        var vector = new float[parts.length];
        for (int i = 0; i < parts.length; i++) {
            vector[i] = Float.parseFloat(parts[i]);
        }
        return vector;
    }

    static String literal(float[] vector) {
        var text = new StringBuilder("[");
        for (int i = 0; i < vector.length; i++) {
            text.append(i == 0 ? "" : ",").append(vector[i]);
        }
        return text.append(']').toString();
    }
}
