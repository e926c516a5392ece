package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.type.PgInterval;
import dev.aludel.postgresql.type.PgNumeric;
import dev.aludel.type.SqlType;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The most usual types, each by its {@link CellKind}. */
final class ScalarCodec implements Codec {
    private final String typeName;
    private final byte kind;

    ScalarCodec(String typeName, byte kind) {
        this.typeName = typeName;
        this.kind = kind;
    }

    byte kind() {
        return kind;
    }

    @Override
    public String typeName() {
        return typeName;
    }

    @Override
    public Object read(byte[] bytes, int from, int to) {
        int length = to - from;
        return switch (kind) {
            case CellKind.BOOL -> Scalars.bool(bytes, from, length);
            case CellKind.INT2 -> Scalars.int2(bytes, from, length);
            case CellKind.INT4 -> Scalars.int4(bytes, from, length);
            case CellKind.INT8 -> Scalars.int8(bytes, from, length);
            case CellKind.FLOAT4 -> Scalars.float4(bytes, from, length);
            case CellKind.FLOAT8 -> Scalars.float8(bytes, from, length);
            case CellKind.NUMERIC -> Numerics.decimal(bytes, from, length);
            case CellKind.BYTEA -> Scalars.bytea(bytes, from, length);
            case CellKind.TIMESTAMPTZ -> Times.instant(bytes, from, length);
            case CellKind.TIMESTAMP -> Times.dateTime(bytes, from, length);
            case CellKind.DATE -> Times.date(bytes, from, length);
            case CellKind.TIME -> Times.time(bytes, from, length);
            case CellKind.UUID -> Scalars.uuid(bytes, from, length);
            case CellKind.INTERVAL -> interval(bytes, from, to);
            default -> throw new IllegalStateException("not a scalar: " + kind);
        };
    }

    @Override
    public Object readAs(Class<?> wanted, byte[] bytes, int from, int to) {
        if (wanted == PgNumeric.class && kind == CellKind.NUMERIC) {
            return Numerics.numeric(bytes, from, to - from);
        }
        return as(wanted, read(bytes, from, to));
    }

    private static Object as(Class<?> wanted, Object value) {
        if (value instanceof PgInterval interval) {
            return wanted == Duration.class
                    ? interval.toDuration()
                    : wanted == Period.class ? interval.toPeriod() : interval;
        }
        if (wanted == OffsetDateTime.class && value instanceof java.time.Instant moment) {
            return Times.atUtc(moment);
        }
        return value;
    }

    static PgInterval interval(byte[] bytes, int from, int to) {
        var in = new ByteReader("interval", bytes, from, to);
        long micros = in.int64();
        int days = in.int32();
        int months = in.int32();
        in.end();
        return new PgInterval(months, days, micros);
    }

    @Override
    public Object parse(String text) {
        return switch (kind) {
            case CellKind.BOOL ->
                switch (text) {
                    case "t", "true" -> true;
                    case "f", "false" -> false;
                    default -> throw new IllegalArgumentException("not a boolean");
                };
            case CellKind.INT2 -> Short.parseShort(text);
            case CellKind.INT4 -> Integer.parseInt(text);
            case CellKind.INT8 -> Long.parseLong(text);
            case CellKind.FLOAT4 -> Float.parseFloat(text);
            case CellKind.FLOAT8 -> Double.parseDouble(text);
            case CellKind.NUMERIC -> PgNumeric.parse(text).decimal();
            case CellKind.BYTEA -> {
                if (!text.startsWith("\\x")) {
                    throw new IllegalArgumentException("not in hexadecimal form");
                }
                yield HexFormat.of().parseHex(text, 2, text.length());
            }
            case CellKind.TIMESTAMPTZ -> TimeText.instant(text);
            case CellKind.TIMESTAMP -> TimeText.dateTime(text);
            case CellKind.DATE -> TimeText.date(text);
            case CellKind.TIME -> TimeText.time(text);
            case CellKind.UUID -> UUID.fromString(text);
            case CellKind.INTERVAL -> PgInterval.parse(text);
            default -> throw new IllegalStateException("not a scalar: " + kind);
        };
    }

    @Override
    public Object parseAs(Class<?> wanted, String text) {
        return wanted == PgNumeric.class && kind == CellKind.NUMERIC ? PgNumeric.parse(text) : as(wanted, parse(text));
    }

    @Override
    public void write(MessageWriter out, Object value, @Nullable SqlType<?> type) {
        var own = value instanceof String text ? parsed(text) : value;
        switch (kind) {
            case CellKind.INT2 -> out.int16((int) Numbers.whole(own, Short.MIN_VALUE, Short.MAX_VALUE, typeName));
            case CellKind.INT4 -> out.int32((int) Numbers.whole(own, Integer.MIN_VALUE, Integer.MAX_VALUE, typeName));
            case CellKind.INT8 -> out.int64(Numbers.whole(own, Long.MIN_VALUE, Long.MAX_VALUE, typeName));
            case CellKind.FLOAT4 -> out.float32(Numbers.single(own));
            case CellKind.FLOAT8 -> out.float64(Numbers.real(own));
            case CellKind.NUMERIC -> Numbers.writeNumeric(out, own);
            default -> ScalarWriting.write(kind, typeName, out, own);
        }
    }

    /** Texts stand for values of any type, as in SQL. */
    private Object parsed(String text) {
        try {
            return kind == CellKind.NUMERIC ? PgNumeric.parse(text) : parse(text);
        } catch (RuntimeException e) {
            throw new UnfitValue(
                    "is a text that is no " + typeName, "pass a value of the right class, or mend the text", "22P02");
        }
    }
}
