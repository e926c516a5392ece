package dev.aludel.conformance;

import static dev.aludel.conformance.StoredTypes.MARIADB;
import static dev.aludel.conformance.StoredTypes.POSTGRESQL;
import static dev.aludel.conformance.StoredTypes.SQLITE;
import static dev.aludel.conformance.StoredTypes.edges;
import static dev.aludel.conformance.StoredTypes.everywhere;

import dev.aludel.type.SqlTypes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** Dates, times, moments and durations with the values at their edges. */
final class TimeTypes {
    private TimeTypes() {}

    static List<TypeCase<?>> all() {
        return List.of(
                edges(
                        "instant",
                        SqlTypes.INSTANT,
                        TimeTypes::instant,
                        Edge.of(Instant.EPOCH),
                        Edge.of(Instant.parse("1969-12-31T23:59:59.999999999Z"))
                                .becomesEverywhere(Instant.parse("1969-12-31T23:59:59.999999Z")),
                        Edge.of(Instant.parse("2026-11-21T01:12:00.123456789Z"))
                                .becomesEverywhere(Instant.parse("2026-11-21T01:12:00.123456Z")),
                        Edge.of(Instant.parse("2026-03-29T01:30:00Z")),
                        Edge.of(Instant.parse("2016-12-31T23:59:59.999999Z")),
                        Edge.of(Instant.parse("0001-01-01T00:00:00Z")),
                        Edge.of(Instant.parse("9999-12-31T23:59:59.999999Z")),
                        Edge.of(Instant.parse("0000-02-29T12:00:00Z")).refusedOn(MARIADB),
                        Edge.of(Instant.parse("-0001-12-31T00:00:00Z")).refusedOn(SQLITE, MARIADB),
                        Edge.of(Instant.parse("+10000-01-01T00:00:00Z")).refusedOn(SQLITE, MARIADB),
                        Edge.of(Instant.parse("+294276-12-31T23:59:59.999999Z")).refusedOn(SQLITE, MARIADB),
                        everywhere(Instant.parse("+294277-01-01T00:00:00Z")),
                        Edge.of(Instant.parse("-4713-11-24T00:00:00Z")).refusedOn(SQLITE, MARIADB),
                        everywhere(Instant.parse("-4713-11-23T23:59:59.999999Z")),
                        Edge.of(Instant.MAX).refusedOn(SQLITE, MARIADB),
                        Edge.of(Instant.MIN).refusedOn(SQLITE, MARIADB),
                        Edge.of(Instant.MAX.minusSeconds(1)).refusedOn(SQLITE, MARIADB, POSTGRESQL)),
                edges(
                        "offset timestamp",
                        SqlTypes.OFFSET_TIMESTAMP,
                        random -> instant(random)
                                .plusSeconds(100_000)
                                .atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-64_000, 64_000))),
                        Edge.of(OffsetDateTime.parse("2026-11-21T01:12:00.123456789+14:00"))
                                .becomesEverywhere(OffsetDateTime.parse("2026-11-20T11:12:00.123456Z")),
                        Edge.of(OffsetDateTime.parse("2000-02-29T00:00:00-18:00"))
                                .becomesEverywhere(OffsetDateTime.parse("2000-02-29T18:00:00Z")),
                        Edge.of(OffsetDateTime.parse("0001-01-01T00:00:00+01:00"))
                                .refusedOn(MARIADB),
                        Edge.of(OffsetDateTime.parse("+10000-01-01T00:00:00Z")).refusedOn(SQLITE, MARIADB),
                        Edge.of(OffsetDateTime.MAX).refusedOn(SQLITE, MARIADB),
                        Edge.of(OffsetDateTime.MIN).refusedOn(SQLITE, MARIADB),
                        everywhere(OffsetDateTime.MAX.minusSeconds(1)),
                        everywhere(OffsetDateTime.MIN.plusSeconds(1))),
                edges(
                        "timestamp",
                        SqlTypes.TIMESTAMP,
                        random -> LocalDateTime.ofInstant(instant(random), ZoneOffset.UTC),
                        Edge.of(LocalDateTime.parse("2026-03-29T02:30:00")),
                        Edge.of(LocalDateTime.parse("2026-11-21T01:12:00.123456789"))
                                .becomesEverywhere(LocalDateTime.parse("2026-11-21T01:12:00.123456")),
                        Edge.of(LocalDateTime.parse("0001-01-01T00:00:00")),
                        Edge.of(LocalDateTime.parse("9999-12-31T23:59:59.999999")),
                        Edge.of(LocalDateTime.parse("0000-02-29T12:00:00")).refusedOn(MARIADB),
                        Edge.of(LocalDateTime.parse("+10000-01-01T00:00:00")).refusedOn(SQLITE, MARIADB),
                        Edge.of(LocalDateTime.MAX).refusedOn(SQLITE, MARIADB),
                        Edge.of(LocalDateTime.MIN).refusedOn(SQLITE, MARIADB)),
                edges(
                        "date",
                        SqlTypes.DATE,
                        random -> LocalDate.ofEpochDay(random.nextLong(-719_162, 2_932_896)),
                        Edge.of(LocalDate.EPOCH),
                        Edge.of(LocalDate.parse("2024-02-29")),
                        Edge.of(LocalDate.parse("1582-10-10")),
                        Edge.of(LocalDate.parse("0001-01-01")),
                        Edge.of(LocalDate.parse("9999-12-31")),
                        Edge.of(LocalDate.parse("0000-02-29")).refusedOn(MARIADB),
                        Edge.of(LocalDate.parse("-0044-03-15")).refusedOn(SQLITE, MARIADB),
                        Edge.of(LocalDate.parse("+10000-01-01")).refusedOn(SQLITE, MARIADB),
                        Edge.of(LocalDate.of(5874897, 12, 31)).refusedOn(SQLITE, MARIADB),
                        everywhere(LocalDate.of(5874898, 1, 1)),
                        Edge.of(LocalDate.of(-4713, 11, 24)).refusedOn(SQLITE, MARIADB),
                        everywhere(LocalDate.of(-4713, 11, 23)),
                        Edge.of(LocalDate.MAX).refusedOn(SQLITE, MARIADB),
                        Edge.of(LocalDate.MIN).refusedOn(SQLITE, MARIADB),
                        Edge.of(LocalDate.MAX.minusDays(1)).refusedOn(SQLITE, MARIADB, POSTGRESQL)),
                edges(
                        "time",
                        SqlTypes.TIME,
                        random -> LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L)),
                        Edge.of(LocalTime.MIDNIGHT),
                        Edge.of(LocalTime.NOON),
                        Edge.of(LocalTime.MAX).becomesEverywhere(LocalTime.parse("23:59:59.999999")),
                        Edge.of(LocalTime.parse("23:59:59.999999")),
                        Edge.of(LocalTime.parse("00:00:00.000001"))),
                edges(
                        "duration",
                        SqlTypes.DURATION,
                        random -> Duration.ofNanos(random.nextLong()),
                        Edge.of(Duration.ZERO),
                        Edge.of(Duration.ofNanos(1000)),
                        Edge.of(Duration.ofNanos(-1000)),
                        Edge.of(Duration.ofNanos(1999)).becomesEverywhere(Duration.ofNanos(1000)),
                        Edge.of(Duration.ofNanos(-1001)).becomesEverywhere(Duration.ofNanos(-2000)),
                        Edge.of(Duration.ofDays(40_000).plusNanos(123_456_000)),
                        Edge.of(Duration.of(Long.MIN_VALUE, ChronoUnit.MICROS)),
                        Edge.of(Duration.of(Long.MAX_VALUE, ChronoUnit.MICROS)),
                        everywhere(
                                Duration.of(Long.MIN_VALUE, ChronoUnit.MICROS).minusNanos(1)),
                        everywhere(
                                Duration.of(Long.MAX_VALUE, ChronoUnit.MICROS).plusNanos(1000)),
                        everywhere(Duration.ofSeconds(Long.MAX_VALUE)),
                        everywhere(Duration.ofSeconds(Long.MIN_VALUE))));
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochSecond(
                random.nextLong(-62_135_000_000L, 253_402_000_000L), random.nextInt(1_000_000_000));
    }
}
