package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.type.SqlType;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type with one Java class of its own.
 *
 * @param reader reads the binary form, to its end
 * @param parser reads the text form
 */
record LeafCodec<T>(
        String typeName,
        Class<T> javaType,
        Function<ByteReader, T> reader,
        BiConsumer<MessageWriter, T> writer,
        Function<String, T> parser)
        implements Codec {
    @Override
    public Object read(byte[] bytes, int from, int to) {
        var in = new ByteReader(typeName, bytes, from, to);
        T value;
        try {
            value = reader.apply(in);
        } catch (IllegalArgumentException e) {
            throw Malformed.bytes(typeName, "is none: " + e.getMessage());
        }
        in.end();
        return value;
    }

    @Override
    public Object parse(String text) {
        return parser.apply(text);
    }

    @Override
    public void write(MessageWriter out, Object value, @Nullable SqlType<?> type) {
        if (javaType.isInstance(value)) {
            writer.accept(out, javaType.cast(value));
        } else if (value instanceof String text) {
            writer.accept(out, parsed(text));
        } else if (javaType == (Class<?>) Long.class && value instanceof Number) {
            writer.accept(out, javaType.cast(Numbers.whole(value, Long.MIN_VALUE, Long.MAX_VALUE, typeName)));
        } else {
            throw UnfitValue.ofClass(value, typeName);
        }
    }

    private T parsed(String text) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | java.time.DateTimeException e) {
            throw new UnfitValue(
                    "is a text that is no " + typeName, "pass a value of the right class, or mend the text", "22P02");
        }
    }
}
