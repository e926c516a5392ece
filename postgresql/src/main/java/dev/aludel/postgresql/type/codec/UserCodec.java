package dev.aludel.postgresql.type.codec;

import dev.aludel.error.AludelException;
import dev.aludel.error.DataException;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.type.PgCodec;
import dev.aludel.postgresql.type.PgOutput;
import dev.aludel.type.SqlType;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A codec of the user's. What it throws becomes an error that names the type. */
record UserCodec<T>(PgCodec<T> codec) implements Codec {
    @Override
    public String typeName() {
        return codec.typeName();
    }

    @Override
    public boolean binary() {
        return codec.binary();
    }

    @Override
    public Object read(byte[] bytes, int from, int to) {
        var in = new ByteReader(typeName(), bytes, from, to);
        T value;
        try {
            value = codec.read(in);
        } catch (AludelException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new DataException(
                    "the codec " + codec.getClass().getName() + " failed to read a value of type " + typeName(),
                    "see the cause",
                    "22018",
                    e);
        }
        in.end();
        return value;
    }

    @Override
    public Object parse(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return read(bytes, 0, bytes.length);
    }

    @Override
    public void write(MessageWriter out, Object value, @Nullable SqlType<?> type) {
        if (codec.javaType().isInstance(value)) {
            codec.write(codec.javaType().cast(value), new Output(out));
        } else {
            throw UnfitValue.ofClass(value, typeName());
        }
    }

    private record Output(MessageWriter out) implements PgOutput {
        @Override
        public PgOutput int8(int value) {
            out.int8(value);
            return this;
        }

        @Override
        public PgOutput int16(int value) {
            out.int16(value);
            return this;
        }

        @Override
        public PgOutput int32(int value) {
            out.int32(value);
            return this;
        }

        @Override
        public PgOutput int64(long value) {
            out.int64(value);
            return this;
        }

        @Override
        public PgOutput float32(float value) {
            out.float32(value);
            return this;
        }

        @Override
        public PgOutput float64(double value) {
            out.float64(value);
            return this;
        }

        @Override
        public PgOutput bytes(byte[] value) {
            out.bytes(value);
            return this;
        }

        @Override
        public PgOutput text(String value) {
            Utf8.write(out, value);
            return this;
        }
    }
}
