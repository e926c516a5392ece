package dev.aludel.jdbc.mysql;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.jdbc.WholeMicros;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.TypeKind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Durations that are kept as TIME, among those that are kept as numbers of microseconds. */
final class Times {
    private Times() {}

    /** Whether durations of this type are kept as TIME. */
    static boolean is(SqlType<?> type) {
        return type.kind() == TypeKind.DURATION && !type.name().isEmpty();
    }

    /** Refuses what the server would calculate with the digits of a TIME, 10203 for 1:02:03. */
    static void requireAlike(ServerKind kind, List<ExpressionNode> operands) {
        boolean times = operands.stream().anyMatch(operand -> is(operand.type()));
        if (times && operands.stream().anyMatch(operand -> strange(operand.type()))) {
            throw new UnsupportedFeatureException(
                    kind.title()
                            + " cannot calculate with a duration of type TIME and a moment or a duration in microseconds",
                    "read the duration and calculate in Java, or keep it as SqlTypes.DURATION; a value beside a TIME is"
                            + " literal(duration, MySqlTypes.TIME)");
        }
    }

    /** As the servers write it, truncated to microseconds towards the past, like every other time. */
    static String text(Duration time) {
        Duration length = WholeMicros.duration(WholeMicros.micros(time)).abs();
        return String.format(
                Locale.ROOT,
                "%s%02d:%02d:%02d.%06d",
                time.isNegative() ? "-" : "",
                length.toHours(),
                length.toMinutesPart(),
                length.toSecondsPart(),
                length.toNanosPart() / 1000);
    }

    private static boolean strange(SqlType<?> type) {
        return switch (type.kind()) {
            case DURATION -> !is(type);
            case INSTANT, OFFSET_TIMESTAMP, TIMESTAMP, DATE, TIME -> true;
            default -> false;
        };
    }
}
