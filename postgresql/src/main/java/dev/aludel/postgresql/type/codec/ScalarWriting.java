package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.type.PgInterval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.UUID;

/** Values other than numbers in binary, from every Java class that means them. */
final class ScalarWriting {
    private ScalarWriting() {}

    static void write(byte kind, String typeName, MessageWriter out, Object value) {
        boolean written = switch (kind) {
            case CellKind.BOOL -> bool(out, value);
            case CellKind.BYTEA -> bytes(out, value);
            case CellKind.TIMESTAMPTZ -> moment(out, value);
            case CellKind.TIMESTAMP -> dateTime(out, value);
            case CellKind.DATE -> date(out, value);
            case CellKind.TIME -> time(out, value);
            case CellKind.UUID -> uuid(out, value);
            case CellKind.INTERVAL -> interval(out, value);
            default -> false;
        };
        if (!written) {
            throw UnfitValue.ofClass(value, typeName);
        }
    }

    private static boolean bool(MessageWriter out, Object value) {
        if (value instanceof Boolean flag) {
            out.int8(flag ? 1 : 0);
            return true;
        }
        return false;
    }

    private static boolean bytes(MessageWriter out, Object value) {
        if (value instanceof byte[] bytes) {
            out.bytes(bytes);
            return true;
        }
        return false;
    }

    private static boolean moment(MessageWriter out, Object value) {
        switch (value) {
            case Instant moment -> Times.write(out, moment);
            case OffsetDateTime time -> Times.write(out, Times.instant(time));
            case ZonedDateTime time -> Times.write(out, time.toInstant());
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean dateTime(MessageWriter out, Object value) {
        if (value instanceof LocalDateTime time) {
            Times.write(out, time);
            return true;
        }
        return false;
    }

    private static boolean date(MessageWriter out, Object value) {
        if (value instanceof LocalDate date) {
            Times.write(out, date);
            return true;
        }
        return false;
    }

    private static boolean time(MessageWriter out, Object value) {
        if (value instanceof LocalTime time) {
            Times.write(out, time);
            return true;
        }
        return false;
    }

    private static boolean uuid(MessageWriter out, Object value) {
        if (value instanceof UUID id) {
            out.int64(id.getMostSignificantBits()).int64(id.getLeastSignificantBits());
            return true;
        }
        return false;
    }

    private static boolean interval(MessageWriter out, Object value) {
        PgInterval interval;
        switch (value) {
            case PgInterval own -> interval = own;
            case Duration duration -> interval = PgInterval.of(duration);
            case Period period -> interval = PgInterval.of(period);
            default -> {
                return false;
            }
        }
        out.int64(interval.micros()).int32(interval.days()).int32(interval.months());
        return true;
    }
}
