package dev.aludel.dialect;

import dev.aludel.error.UnsupportedFeatureException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Values as literals of standard SQL. */
final class StandardLiterals {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private StandardLiterals() {}

    static String of(Object value, UnaryOperator<String> text, String database) {
        return switch (value) {
            case Boolean truth -> truth ? "TRUE" : "FALSE";
            case Short number -> number.toString();
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case BigDecimal number -> number.toPlainString();
            case Float number when Float.isFinite(number) -> number.toString();
            case Double number when Double.isFinite(number) -> number.toString();
            case String words -> text.apply(words);
            case UUID id -> text.apply(id.toString());
            case LocalDate date -> "DATE " + text.apply(date.toString());
            case LocalTime time -> "TIME " + text.apply(TIME.format(time));
            case LocalDateTime time -> "TIMESTAMP " + text.apply(TIMESTAMP.format(time));
            case Instant moment -> moment(moment.atOffset(ZoneOffset.UTC), text);
            case OffsetDateTime moment -> moment(moment.withOffsetSameInstant(ZoneOffset.UTC), text);
            case byte[] bytes -> "X'" + HexFormat.of().formatHex(bytes) + "'";
            default ->
                throw new UnsupportedFeatureException(
                        database + " has no literal for the " + value.getClass().getSimpleName() + " " + value,
                        "write the default or condition as SQL text");
        };
    }

    private static String moment(OffsetDateTime moment, UnaryOperator<String> text) {
        return "TIMESTAMP WITH TIME ZONE " + text.apply(TIMESTAMP.format(moment) + "+00:00");
    }
}
