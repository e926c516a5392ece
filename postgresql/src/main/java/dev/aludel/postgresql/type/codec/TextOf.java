package dev.aludel.postgresql.type.codec;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of any type as a text, where its type has one form that says all of it. */
final class TextOf {
    private TextOf() {}

    /** The text of a cell, or null where the type has none: bytes, arrays, composites. */
    static @Nullable String value(byte kind, Codec codec, byte[] bytes, int from, int to) {
        if (kind == CellKind.PARSED) {
            return Utf8.read(bytes, from, to);
        }
        if (kind == CellKind.NUMERIC) {
            return Numerics.numeric(bytes, from, to - from).toString();
        }
        if (kind == CellKind.TIME
                && to - from == 8
                && dev.aludel.postgresql.protocol.WireBytes.int64(bytes, from) == 86_400_000_000L) {
            return "24:00:00";
        }
        return codec instanceof LeafCodec<?> leaf && leaf.javaType() == Map.class
                ? null
                : natural(codec.read(bytes, from, to));
    }

    private static @Nullable String natural(Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case LocalDate date -> TimeText.format(date);
            case LocalDateTime time -> TimeText.format(time);
            case Instant moment -> TimeText.format(moment);
            case byte[] bytes -> null;
            case float[] vector -> null;
            case List<?> list -> null;
            case dev.aludel.postgresql.type.PgComposite composite -> null;
            case dev.aludel.postgresql.type.PgRange<?> range -> null;
            default -> value.toString();
        };
    }
}
