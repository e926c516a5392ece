package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.type.PgRange;
import dev.aludel.type.SqlType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values in the text form, for parameters whose type the server infers or that have no binary form. */
final class Literals {
    private Literals() {}

    /**
     * The text form of a value.
     *
     * @param codec the value's type if it is known
     * @param type what is known of its Java side, or null
     */
    static String of(Object value, @Nullable Codec codec, @Nullable SqlType<?> type) {
        return switch (value) {
            case String text -> text;
            case Enum<?> constant -> constant.name();
            case CharSequence text -> text.toString();
            case BigDecimal number -> decimal(number);
            case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
            case LocalDate date -> TimeText.format(date);
            case LocalDateTime time -> TimeText.format(time);
            case Instant moment -> TimeText.format(moment);
            case OffsetDateTime time -> TimeText.format(Times.instant(time));
            case ZonedDateTime time -> TimeText.format(time.toInstant());
            case java.net.InetAddress address ->
                dev.aludel.postgresql.type.PgInet.of(address).toString();
            case Map<?, ?> map -> Hstore.literal(map);
            case PgRange<?> range -> range(range, codec, type);
            case dev.aludel.postgresql.type.PgComposite composite -> composite(composite, codec, type);
            case float[] vector when isVector(codec, type) -> Vectors.literal(vector);
            case List<?> ranges when codec instanceof MultirangeCodec -> multirange(ranges, codec, type);
            case Record record when !isOwn(record) -> composite(record, codec, type);
            default -> ArrayValue.isArray(value) ? array(value, codec, type) : own(value);
        };
    }

    /** Classes whose own text is the database's. */
    private static String own(Object value) {
        return switch (value) {
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case Character character -> character.toString();
            case java.util.UUID id -> id.toString();
            case java.time.LocalTime time -> time.toString();
            case java.time.OffsetTime time -> time.toString();
            case java.time.Duration duration ->
                dev.aludel.postgresql.type.PgInterval.of(duration).toString();
            case java.time.Period period ->
                dev.aludel.postgresql.type.PgInterval.of(period).toString();
            default -> {
                if (isOwn(value)) {
                    yield value.toString();
                }
                throw UnfitValue.ofClass(value, "type of PostgreSQL");
            }
        };
    }

    /** Whether it is one of this driver's values, which print as PostgreSQL writes them. */
    private static boolean isOwn(Object value) {
        return value.getClass().getPackage() == dev.aludel.postgresql.type.PgInet.class.getPackage();
    }

    private static String decimal(BigDecimal number) {
        if (Math.abs((long) number.scale()) > 200_000) {
            throw UnfitValue.outOfRange("numeric");
        }
        return number.toPlainString();
    }

    private static boolean isVector(@Nullable Codec codec, @Nullable SqlType<?> type) {
        return (codec instanceof LeafCodec<?> leaf && leaf.javaType() == float[].class)
                || (type != null
                        && type.element() == null
                        && !type.name().endsWith("[]")
                        && !type.name().isEmpty());
    }

    private static String array(Object value, @Nullable Codec codec, @Nullable SqlType<?> type) {
        var known = codec instanceof ArrayCodec array ? array : null;
        var array = ArrayValue.of(value, known, type);
        var text = new StringBuilder();
        int[] lowerBounds = array.lowerBounds();
        int[] dimensions = array.dimensions();
        if (java.util.Arrays.stream(lowerBounds).anyMatch(bound -> bound != 1)) {
            for (int i = 0; i < dimensions.length; i++) {
                text.append('[')
                        .append(lowerBounds[i])
                        .append(':')
                        .append((long) lowerBounds[i] + dimensions[i] - 1)
                        .append(']');
            }
            text.append('=');
        }
        if (dimensions.length == 0) {
            return "{}";
        }
        level(text, array, 0, array.elements().iterator(), known);
        return text.toString();
    }

    private static void level(
            StringBuilder text,
            ArrayValue array,
            int dimension,
            java.util.Iterator<@Nullable Object> elements,
            @Nullable ArrayCodec codec) {
        text.append('{');
        for (int i = 0; i < array.dimensions()[dimension]; i++) {
            if (i > 0) {
                text.append(codec == null ? ',' : codec.delimiter());
            }
            if (dimension + 1 < array.dimensions().length) {
                level(text, array, dimension + 1, elements, codec);
            } else {
                var element = elements.next();
                if (element == null) {
                    text.append("NULL");
                } else {
                    quote(text, of(element, codec == null ? null : codec.element(), array.elementType()), '\\');
                }
            }
        }
        text.append('}');
    }

    private static String range(PgRange<?> range, @Nullable Codec codec, @Nullable SqlType<?> type) {
        if (range.empty()) {
            return "empty";
        }
        var text = new StringBuilder(range.lowerInclusive() ? "[" : "(");
        bound(text, range.lower(), codec, type);
        text.append(',');
        bound(text, range.upper(), codec, type);
        return text.append(range.upperInclusive() ? ']' : ')').toString();
    }

    private static void bound(
            StringBuilder text, @Nullable Object value, @Nullable Codec codec, @Nullable SqlType<?> type) {
        var element = RangeCodec.elementType(type);
        var encoded = element == null ? value : element.encode(value);
        if (encoded != null) {
            quote(text, of(encoded, codec instanceof RangeCodec range ? range.bound() : null, element), '\\');
        }
    }

    private static String multirange(List<?> ranges, Codec codec, @Nullable SqlType<?> type) {
        var text = new StringBuilder("{");
        for (var range : ranges) {
            if (!(range instanceof PgRange<?> one)) {
                throw new UnfitValue("is a list of what is no PgRange", "give a list of PgRange", null);
            }
            text.append(text.length() == 1 ? "" : ",")
                    .append(range(one, codec instanceof MultirangeCodec many ? many.range() : null, type));
        }
        return text.append('}').toString();
    }

    private static String composite(Object value, @Nullable Codec codec, @Nullable SqlType<?> type) {
        var known = codec instanceof CompositeCodec composite ? composite : null;
        var fields = CompositeValue.of(value, known, type);
        var text = new StringBuilder("(");
        for (int i = 0; i < fields.values().size(); i++) {
            text.append(i == 0 ? "" : ",");
            var field = fields.values().get(i);
            if (field != null) {
                quote(
                        text,
                        of(
                                field,
                                known == null ? null : known.attributes().get(i),
                                fields.types().get(i)),
                        '\\');
            }
        }
        return text.append(')').toString();
    }

    /** Puts a text in quotes, with an escape before each quote and backslash inside. */
    static void quote(StringBuilder text, String value, char escape) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append(escape);
            }
            text.append(c);
        }
        text.append('"');
    }
}
