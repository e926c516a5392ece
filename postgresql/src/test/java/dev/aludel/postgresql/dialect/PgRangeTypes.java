package dev.aludel.postgresql.dialect;

import dev.aludel.conformance.Edge;
import dev.aludel.conformance.TypeCase;
import dev.aludel.postgresql.type.PgRange;
import dev.aludel.postgresql.type.PgTypes;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Ranges and multiranges of every kind: empty, without bounds, with infinite ones, with each kind of bound. PostgreSQL brings those
 * of whole numbers and days to one form, and joins the ranges of a multirange; what it makes of each is said beside it.
 */
final class PgRangeTypes {
    private static final String POSTGRESQL = "postgresql";

    private PgRangeTypes() {}

    /** Three bounds that follow upon each other, and any number of others. */
    private record Bounds<T extends Comparable<? super T>>(T first, T second, T third, Function<Random, T> random) {}

    static List<TypeCase<?>> all() {
        var ints = new Bounds<>(1, 2, 5, random -> random.nextInt(-1_000_000, 1_000_000));
        var longs = new Bounds<>(1L, 2L, 5L, random -> random.nextLong() / 2);
        var days = new Bounds<>(day(1), day(2), day(5), random -> day(random.nextInt(-700_000, 2_900_000)));
        var decimals = new Bounds<>(
                new BigDecimal("-1.50"), new BigDecimal("0"), new BigDecimal("1E-10"), PgRangeTypes::decimal);
        var moments =
                new Bounds<>(moment(1), moment(2), moment(5), random -> moment(random.nextLong(-1L << 55, 1L << 55)));
        var times = new Bounds<>(local(1), local(2), local(5), random -> local(random.nextLong(-1L << 55, 1L << 55)));
        var floats = new Bounds<>(-0.5, 0.0, Double.MAX_VALUE, Random::nextGaussian);
        var floatRange = PgTypes.range("floatrange", SqlTypes.DOUBLE);
        List<TypeCase<?>> all = new ArrayList<>();
        all.add(steps("int4range", PgTypes.INT4RANGE, ints, Integer.MIN_VALUE, Integer.MAX_VALUE));
        all.add(steps("int8range", PgTypes.INT8RANGE, longs, Long.MIN_VALUE, Long.MAX_VALUE));
        all.add(steps(
                "daterange", PgTypes.DATERANGE, days, LocalDate.of(-4713, 11, 24), LocalDate.of(5874897, 12, 31)));
        all.add(dense(
                "numrange",
                PgTypes.NUMRANGE,
                decimals,
                new BigDecimal("-1E+20").setScale(0),
                new BigDecimal("1E+20").setScale(3)));
        all.add(dense("tstzrange", PgTypes.TSTZRANGE, moments, Instant.MIN, Instant.MAX));
        all.add(dense("tsrange", PgTypes.TSRANGE, times, LocalDateTime.MIN, LocalDateTime.MAX));
        all.add(dense("floatrange", floatRange, floats, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                .sentWithCast());
        all.add(infiniteDays());
        all.add(partOfMicroseconds());
        all.add(many("int4multirange", PgTypes.INT4MULTIRANGE, ints, true));
        all.add(many("int8multirange", PgTypes.INT8MULTIRANGE, longs, true));
        all.add(many("datemultirange", PgTypes.DATEMULTIRANGE, days, true));
        all.add(many("nummultirange", PgTypes.NUMMULTIRANGE, decimals, false));
        all.add(many("tstzmultirange", PgTypes.TSTZMULTIRANGE, moments, false));
        all.add(many("tsmultirange", PgTypes.TSMULTIRANGE, times, false));
        all.add(many("floatmultirange", PgTypes.multirange("floatmultirange", SqlTypes.DOUBLE), floats, false)
                .sentWithCast());
        all.add(listOf("array of ranges", SqlTypes.array(PgTypes.NUMRANGE), decimals));
        return all;
    }

    /** Whose values follow upon each other in steps: {@code [lower, upper)}, always. */
    private static <T extends Comparable<? super T>> TypeCase<PgRange<T>> steps(
            String name, SqlType<PgRange<T>> type, Bounds<T> bounds, T least, T most) {
        T first = bounds.first();
        T second = bounds.second();
        T third = bounds.third();
        return TypeCase.of(
                name,
                type,
                random -> closedOpen(bounds, random),
                Edge.of(PgRange.emptyRange()),
                Edge.of(PgRange.all()),
                Edge.of(PgRange.atLeast(first)),
                Edge.of(PgRange.lessThan(first)),
                Edge.of(PgRange.closedOpen(first, third)),
                Edge.of(PgRange.closed(first, first)).becomes(PgRange.closedOpen(first, second), POSTGRESQL),
                Edge.of(PgRange.open(first, third)).becomes(PgRange.closedOpen(second, third), POSTGRESQL),
                Edge.of(range(first, third, false, false)).becomes(PgRange.closedOpen(second, third), POSTGRESQL),
                Edge.of(range(null, first, false, true)).becomes(PgRange.lessThan(second), POSTGRESQL),
                Edge.of(range(first, null, false, false)).becomes(PgRange.atLeast(second), POSTGRESQL),
                Edge.of(PgRange.closedOpen(first, first)).becomes(PgRange.emptyRange(), POSTGRESQL),
                Edge.of(PgRange.open(first, second)).becomes(PgRange.emptyRange(), POSTGRESQL),
                Edge.of(PgRange.closedOpen(least, most)),
                Edge.of(PgRange.closed(first, most)).refusedOn(POSTGRESQL),
                Edge.of(PgRange.closedOpen(third, first)).refusedOn(POSTGRESQL));
    }

    /** Whose bounds stay as they are. */
    private static <T extends Comparable<? super T>> TypeCase<PgRange<T>> dense(
            String name, SqlType<PgRange<T>> type, Bounds<T> bounds, T least, T most) {
        T first = bounds.first();
        T third = bounds.third();
        return TypeCase.of(
                name,
                type,
                random -> any(bounds, random),
                Edge.of(PgRange.emptyRange()),
                Edge.of(PgRange.all()),
                Edge.of(PgRange.closed(first, third)),
                Edge.of(PgRange.closedOpen(first, third)),
                Edge.of(range(first, third, false, true)),
                Edge.of(PgRange.open(first, third)),
                Edge.of(PgRange.atLeast(first)),
                Edge.of(range(first, null, false, false)),
                Edge.of(PgRange.lessThan(third)),
                Edge.of(range(null, third, false, true)),
                Edge.of(PgRange.closed(first, first)),
                Edge.of(PgRange.open(first, first)).becomes(PgRange.emptyRange(), POSTGRESQL),
                Edge.of(PgRange.closedOpen(first, first)).becomes(PgRange.emptyRange(), POSTGRESQL),
                Edge.of(PgRange.closed(least, most)),
                Edge.of(PgRange.open(least, most)),
                Edge.of(PgRange.closedOpen(third, first)).refusedOn(POSTGRESQL));
    }

    /** Days without end are bounds like others, and no missing ones. */
    private static TypeCase<PgRange<LocalDate>> infiniteDays() {
        return TypeCase.of(
                "daterange with infinite days",
                PgTypes.DATERANGE,
                random -> PgRange.closedOpen(LocalDate.MIN, day(random.nextInt(1_000_000))),
                Edge.of(PgRange.closedOpen(LocalDate.MIN, LocalDate.MAX)),
                Edge.of(PgRange.closed(LocalDate.MIN, LocalDate.MAX)),
                Edge.of(PgRange.atLeast(LocalDate.MIN)),
                Edge.of(PgRange.closedOpen(LocalDate.MAX, LocalDate.MAX)).becomes(PgRange.emptyRange(), POSTGRESQL));
    }

    private static TypeCase<PgRange<Instant>> partOfMicroseconds() {
        var exact = Instant.parse("2026-11-21T01:12:00.123456Z");
        return TypeCase.of(
                "tstzrange with nanoseconds",
                PgTypes.TSTZRANGE,
                random -> PgRange.atLeast(moment(random.nextInt())),
                Edge.of(PgRange.closed(exact.plusNanos(789), exact.plusNanos(999)))
                        .becomes(PgRange.closed(exact, exact), POSTGRESQL));
    }

    private static <T extends Comparable<? super T>> TypeCase<List<PgRange<T>>> many(
            String name, SqlType<List<PgRange<T>>> type, Bounds<T> bounds, boolean steps) {
        T first = bounds.first();
        T second = bounds.second();
        T third = bounds.third();
        return TypeCase.of(
                name,
                type,
                random -> apart(bounds, random),
                Edge.of(List.of()),
                Edge.of(List.of(PgRange.all())),
                Edge.of(List.of(PgRange.<T>emptyRange())).becomes(List.of(), POSTGRESQL),
                Edge.of(List.of(PgRange.closedOpen(first, second))),
                Edge.of(List.of(PgRange.lessThan(first), PgRange.atLeast(third))),
                Edge.of(List.of(PgRange.atLeast(third), PgRange.lessThan(first)))
                        .becomes(List.of(PgRange.lessThan(first), PgRange.atLeast(third)), POSTGRESQL),
                Edge.of(List.of(PgRange.closedOpen(first, second), PgRange.closedOpen(second, third)))
                        .becomes(List.of(PgRange.closedOpen(first, third)), POSTGRESQL),
                Edge.of(List.of(PgRange.lessThan(third), PgRange.atLeast(first)))
                        .becomes(List.of(PgRange.all()), POSTGRESQL),
                Edge.of(List.of(PgRange.open(first, third)))
                        .becomes(
                                List.of(steps ? PgRange.closedOpen(second, third) : PgRange.open(first, third)),
                                POSTGRESQL));
    }

    private static <T extends Comparable<? super T>> TypeCase<List<PgRange<T>>> listOf(
            String name, SqlType<List<PgRange<T>>> type, Bounds<T> bounds) {
        return TypeCase.of(
                name,
                type,
                random -> List.of(any(bounds, random), any(bounds, random)),
                Edge.of(List.of()),
                Edge.of(List.of(PgRange.emptyRange(), PgRange.all(), PgRange.emptyRange())),
                Edge.of(List.of(
                        PgRange.closed(bounds.first(), bounds.third()),
                        PgRange.closed(bounds.first(), bounds.third()))));
    }

    private static <T extends Comparable<? super T>> PgRange<T> closedOpen(Bounds<T> bounds, Random random) {
        var any = any(bounds, random);
        return new PgRange<>(any.lower(), any.upper(), true, false, any.empty());
    }

    private static <T extends Comparable<? super T>> PgRange<T> any(Bounds<T> bounds, Random random) {
        T one = bounds.random().apply(random);
        T other = bounds.random().apply(random);
        int order = one.compareTo(other);
        return switch (order == 0 ? 0 : random.nextInt(8)) {
            case 0 -> PgRange.emptyRange();
            case 1 -> PgRange.all();
            case 2 -> range(one, null, random.nextBoolean(), false);
            case 3 -> range(null, one, false, random.nextBoolean());
            default ->
                range(order < 0 ? one : other, order < 0 ? other : one, random.nextBoolean(), random.nextBoolean());
        };
    }

    /** Ranges in their order that do not touch each other. */
    private static <T extends Comparable<? super T>> List<PgRange<T>> apart(Bounds<T> bounds, Random random) {
        var all = random.ints(2L * random.nextInt(1, 4), 0, 1)
                .mapToObj(i -> bounds.random().apply(random))
                .sorted()
                .distinct()
                .toList();
        List<PgRange<T>> ranges = new ArrayList<>();
        for (int i = 0; i + 1 < all.size(); i += 2) {
            ranges.add(PgRange.closedOpen(all.get(i), all.get(i + 1)));
        }
        return ranges;
    }

    private static <T> PgRange<T> range(@Nullable T lower, @Nullable T upper, boolean from, boolean to) {
        return new PgRange<>(lower, upper, from, to, false);
    }

    private static BigDecimal decimal(Random random) {
        return BigDecimal.valueOf(random.nextLong(), random.nextInt(12));
    }

    private static LocalDate day(int number) {
        return LocalDate.ofEpochDay(number);
    }

    private static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static LocalDateTime local(long micros) {
        return LocalDateTime.ofInstant(moment(micros), ZoneOffset.UTC);
    }
}
