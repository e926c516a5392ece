package dev.aludel.postgresql.type.codec;

import dev.aludel.error.DataException;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.protocol.WireBytes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Dates and times in binary: days and microseconds from the beginning of the year 2000, in the proleptic Gregorian calendar
 * as in {@code java.time}. {@code infinity} and {@code -infinity} are the MAX and MIN of the Java class, both ways.
 */
final class Times {
    private static final long EPOCH_DAY = 10_957;
    private static final long EPOCH_SECOND = EPOCH_DAY * 86_400;
    private static final long MICROS = 1_000_000L;
    private static final long MICROS_OF_DAY = 86_400 * MICROS;

    /** 4714-11-24 BC, and the end of the year 294276, in microseconds. */
    private static final long FIRST_MICRO = -211_813_488_000_000_000L;

    private static final long END_MICRO = 9_223_371_331_200_000_000L;
    /** 4714-11-24 BC, and the end of the year 5874897, in days. */
    private static final long FIRST_DAY = -2_451_545;

    private static final long END_DAY = 2_145_031_949;

    private static final Instant LATEST = Instant.MAX.truncatedTo(ChronoUnit.MICROS);
    private static final LocalDateTime LATEST_LOCAL = LocalDateTime.MAX.truncatedTo(ChronoUnit.MICROS);

    private Times() {}

    static LocalDate date(byte[] bytes, int from, int length) {
        if (length != 4) {
            throw Malformed.length("date", length);
        }
        int days = WireBytes.int32(bytes, from);
        return days == Integer.MAX_VALUE
                ? LocalDate.MAX
                : days == Integer.MIN_VALUE ? LocalDate.MIN : LocalDate.ofEpochDay(days + EPOCH_DAY);
    }

    static void write(MessageWriter out, LocalDate date) {
        if (date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN)) {
            out.int32(date.equals(LocalDate.MAX) ? Integer.MAX_VALUE : Integer.MIN_VALUE);
            return;
        }
        long days = date.toEpochDay() - EPOCH_DAY;
        if (days < FIRST_DAY || days >= END_DAY) {
            throw outOfRange("date", "4714 BC to 5874897");
        }
        out.int32((int) days);
    }

    static Instant instant(byte[] bytes, int from, int length) {
        long micros = micros("timestamp with time zone", bytes, from, length);
        if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
            return micros > 0 ? Instant.MAX : Instant.MIN;
        }
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS) + EPOCH_SECOND, Math.floorMod(micros, MICROS) * 1000);
    }

    static OffsetDateTime offsetDateTime(byte[] bytes, int from, int length) {
        return atUtc(instant(bytes, from, length));
    }

    static OffsetDateTime atUtc(Instant moment) {
        return moment.equals(Instant.MAX)
                ? OffsetDateTime.MAX
                : moment.equals(Instant.MIN) ? OffsetDateTime.MIN : moment.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(OffsetDateTime time) {
        return time.equals(OffsetDateTime.MAX)
                ? Instant.MAX
                : time.equals(OffsetDateTime.MIN) ? Instant.MIN : time.toInstant();
    }

    static void write(MessageWriter out, Instant moment) {
        if (!moment.isBefore(LATEST) || moment.equals(Instant.MIN)) {
            out.int64(moment.equals(Instant.MIN) ? Long.MIN_VALUE : Long.MAX_VALUE);
        } else {
            writeMicros(out, moment.getEpochSecond() - EPOCH_SECOND, moment.getNano() / 1000);
        }
    }

    static LocalDateTime dateTime(byte[] bytes, int from, int length) {
        long micros = micros("timestamp", bytes, from, length);
        if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
            return micros > 0 ? LocalDateTime.MAX : LocalDateTime.MIN;
        }
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS) + EPOCH_SECOND,
                (int) Math.floorMod(micros, MICROS) * 1000,
                ZoneOffset.UTC);
    }

    @SuppressWarnings("JavaLocalDateTimeGetNano") // the seconds are taken whole
    static void write(MessageWriter out, LocalDateTime time) {
        if (!time.isBefore(LATEST_LOCAL) || time.equals(LocalDateTime.MIN)) {
            out.int64(time.equals(LocalDateTime.MIN) ? Long.MIN_VALUE : Long.MAX_VALUE);
        } else {
            writeMicros(out, time.toEpochSecond(ZoneOffset.UTC) - EPOCH_SECOND, time.getNano() / 1000);
        }
    }

    /** The time of day; 24:00, which PostgreSQL has, is refused: LocalTime ends before it. */
    static LocalTime time(byte[] bytes, int from, int length) {
        if (length != 8) {
            throw Malformed.length("time", length);
        }
        return ofDay(WireBytes.int64(bytes, from));
    }

    static LocalTime ofDay(long micros) {
        if (micros == MICROS_OF_DAY) {
            throw new DataException(
                    "the time of day is 24:00, which LocalTime does not have",
                    "read it as text (cast it in the SQL), or store 00:00 of the next day",
                    "22008",
                    null);
        }
        if (micros < 0 || micros > MICROS_OF_DAY) {
            throw Malformed.bytes("time", "is " + micros + " microseconds after midnight");
        }
        return LocalTime.ofNanoOfDay(micros * 1000);
    }

    static void write(MessageWriter out, LocalTime time) {
        out.int64(time.toNanoOfDay() / 1000);
    }

    static OffsetTime offsetTime(ByteReader in) {
        var time = ofDay(in.int64());
        int west = in.int32();
        if (Math.abs((long) west) > ZoneOffset.MAX.getTotalSeconds()) {
            throw Malformed.bytes("timetz", "has an offset of " + west + " seconds");
        }
        return OffsetTime.of(time, ZoneOffset.ofTotalSeconds(-west));
    }

    static void write(MessageWriter out, OffsetTime time) {
        out.int64(time.toLocalTime().toNanoOfDay() / 1000)
                .int32(-time.getOffset().getTotalSeconds());
    }

    private static long micros(String typeName, byte[] bytes, int from, int length) {
        if (length != 8) {
            throw Malformed.length(typeName, length);
        }
        return WireBytes.int64(bytes, from);
    }

    private static void writeMicros(MessageWriter out, long seconds, int micros) {
        if (seconds < FIRST_MICRO / MICROS || seconds >= END_MICRO / MICROS) {
            throw outOfRange("timestamp", "4714 BC to 294276");
        }
        out.int64(seconds * MICROS + micros);
    }

    private static UnfitValue outOfRange(String typeName, String years) {
        return new UnfitValue(
                "lies outside of the years of a " + typeName + ", " + years,
                "store a date within them; the MAX and MIN of the Java class stand for infinity",
                "22008");
    }
}
