package dev.aludel.postgresql.type.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.error.AludelException;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.type.PgArray;
import dev.aludel.postgresql.type.PgInterval;
import dev.aludel.postgresql.type.PgRange;
import dev.aludel.postgresql.type.PgTypes;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Rules that hold for all values, without a server. */
class CodecPropertiesTest {
    private final TypeRegistry registry = new TypeRegistry(List.of());

    private byte[] written(int oid, Object value) {
        var out = new MessageWriter(16);
        registry.codec(oid).write(out, value, null);
        return Arrays.copyOf(out.array(), out.size());
    }

    private Object reread(int oid, Object value) {
        var bytes = written(oid, value);
        return registry.codec(oid).read(bytes, 0, bytes.length);
    }

    private Object reparsed(int oid, Object value) {
        return registry.codec(oid).parse(Literals.of(value, registry.codec(oid), null));
    }

    @Property
    void decimalsComeBackDigitForDigitWithTheirScale(
            @ForAll @BigRange(min = "-1000000000000000000000000000000", max = "1000000000000000000000000000000")
                    BigInteger digits,
            @ForAll @IntRange(min = 0, max = 60) int scale) {
        var number = new BigDecimal(digits, scale);
        assertThat(reread(Oids.NUMERIC, number)).isEqualTo(number);
    }

    @Property
    void smallDecimalsTakeTheShortWayWithTheSameResult(
            @ForAll long digits, @ForAll @IntRange(min = -5, max = 20) int scale) {
        var number = BigDecimal.valueOf(digits, scale);
        assertThat((BigDecimal) reread(Oids.NUMERIC, number)).isEqualTo(scale < 0 ? number.setScale(0) : number);
    }

    @Property
    void momentsComeBackToTheMicrosecond(
            @ForAll @LongRange(min = -211_813_488_000L + 946_684_800L, max = 9_224_318_015_999L) long second,
            @ForAll @IntRange(min = 0, max = 999_999_999) int nanos) {
        var moment = Instant.ofEpochSecond(second, nanos);
        var kept = moment.truncatedTo(ChronoUnit.MICROS);
        assertThat(reread(Oids.TIMESTAMPTZ, moment)).isEqualTo(kept);
        assertThat(reparsed(Oids.TIMESTAMPTZ, kept)).isEqualTo(kept);
        var local = LocalDateTime.ofInstant(kept, ZoneOffset.UTC);
        assertThat(reread(Oids.TIMESTAMP, local)).isEqualTo(local);
        assertThat(reparsed(Oids.TIMESTAMP, local)).isEqualTo(local);
    }

    @Property
    void datesComeBackInEveryEra(@ForAll @LongRange(min = -2_440_588, max = 2_145_042_905L) long day) {
        var date = LocalDate.ofEpochDay(day);
        assertThat(reread(Oids.DATE, date)).isEqualTo(date);
        assertThat(reparsed(Oids.DATE, date)).isEqualTo(date);
    }

    @Property
    void intervalsComeBackInBothForms(@ForAll int months, @ForAll int days, @ForAll long micros) {
        var interval = new PgInterval(months, days, micros);
        assertThat(reread(Oids.INTERVAL, interval)).isEqualTo(interval);
        assertThat(PgInterval.parse(interval.toString())).isEqualTo(interval);
    }

    @Property
    void textsComeBackOrAreRefused(@ForAll String text) {
        boolean whole = StandardCharsets.UTF_8.newEncoder().canEncode(text) && text.indexOf('\0') < 0;
        try {
            assertThat(reread(Oids.TEXT, text)).isEqualTo(text);
            assertThat(whole).isTrue();
        } catch (UnfitValue e) {
            assertThat(whole).isFalse();
        }
    }

    @Provide
    Arbitrary<String> kept() {
        return Arbitraries.strings()
                .ofMaxLength(8)
                .withChars('a', '"', '\\', '{', '}', ',', ' ', '(', ')', 'ü')
                .withChars("NULL");
    }

    @Property
    void arraysOfTextsComeBackInBothForms(@ForAll @Size(max = 6) List<@net.jqwik.api.From("kept") String> texts) {
        assertThat(reread(1009, texts)).isEqualTo(texts);
        assertThat(reparsed(1009, texts)).isEqualTo(texts);
    }

    @Property
    void arraysOfManyDimensionsComeBackInBothForms(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 3) Integer> dimensions, @ForAll int lower) {
        int count = dimensions.stream().reduce(1, (a, b) -> a * b);
        var array = new PgArray<>(
                numbers(count),
                dimensions,
                Collections.nCopies(dimensions.size(), Math.min(lower, Integer.MAX_VALUE - 10)));
        var type = PgTypes.arrayOf(SqlTypes.INTEGER);
        var codec = registry.codec(1007);
        var bytes = written(1007, array);
        assertThat(Typed.read(codec, type, bytes, 0, bytes.length)).isEqualTo(array);
        assertThat(Typed.parse(codec, type, Literals.of(array, codec, type))).isEqualTo(array);
    }

    private static List<Integer> numbers(int count) {
        var numbers = new java.util.ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            numbers.add(i % 5 == 4 ? null : i);
        }
        return numbers;
    }

    @Property
    void rangesComeBackInBothForms(
            @ForAll int lower,
            @ForAll int upper,
            @ForAll boolean from,
            @ForAll boolean to,
            @ForAll @IntRange(max = 3) int kind) {
        var range = new PgRange<>(kind == 1 ? null : lower, kind == 2 ? null : upper, from, to, false);
        assertThat(reread(3904, range)).isEqualTo(range);
        assertThat(reparsed(3904, range)).isEqualTo(range);
    }

    /** Whatever the bytes are: a value or an error of ours, at once, without much memory. */
    @Property(tries = 3000)
    void noBytesMakeACodecFailInAnotherWay(@ForAll("types") int oid, @ForAll @Size(max = 60) byte[] bytes) {
        try {
            var row = Server.on(
                    RowPlan.of(Server.description(oid), registry, column -> true)
                            .row(),
                    bytes);
            row.objectAt(0);
            row.stringAt(0);
        } catch (AludelException e) {
            assertThat(e.remedy()).isNotEmpty();
        }
    }

    /** Bytes of a real value with one changed. */
    @Property(tries = 3000)
    void noChangedByteMakesACodecFailInAnotherWay(
            @ForAll @IntRange(max = 7) int which, @ForAll @IntRange(max = 80) int at, @ForAll byte value) {
        var values = List.of(
                List.of(1007, List.of(1, 2, 3)),
                List.of(1009, List.of("a", "bc")),
                List.of(3904, PgRange.closed(1, 2)),
                List.of(4451, List.of(PgRange.closed(1, 2), PgRange.all())),
                List.of(Oids.NUMERIC, new BigDecimal("12345678901234567890.123")),
                List.of(
                        604,
                        new dev.aludel.postgresql.type.PgPolygon(
                                List.of(new dev.aludel.postgresql.type.PgPoint(1, 2)))),
                List.of(869, dev.aludel.postgresql.type.PgInet.parse("::1")),
                List.of(1562, dev.aludel.postgresql.type.PgBits.parse("101")));
        int oid = (int) values.get(which).getFirst();
        var bytes = written(oid, values.get(which).getLast());
        bytes[at % bytes.length] = value;
        noBytesMakeACodecFailInAnotherWay(oid, bytes);
    }

    @Property(tries = 3000)
    void noTextMakesAParserFailInAnotherWay(
            @ForAll("types") int oid,
            @ForAll
                    @net.jqwik.api.constraints.Chars({
                        '{', '}', '(', ')', '[', ']', ',', '"', '\\', '1', ':', '-', ' ', '.', 'P', '/', '='
                    })
                    String text) {
        try {
            var row = Server.on(
                    RowPlan.of(Server.description(oid), registry, column -> false)
                            .row(),
                    text.getBytes(StandardCharsets.UTF_8));
            row.objectAt(0);
        } catch (AludelException e) {
            assertThat(e.remedy()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<Integer> types() {
        return Arbitraries.of(BuiltIns.all().keySet());
    }

    @Property(tries = 50)
    void hugeClaimsTakeNoMemory(@ForAll @IntRange(min = 1, max = 6) int dimensions, @ForAll int length) {
        var out = new MessageWriter(64);
        out.int32(dimensions).int32(0).int32(Oids.INT4);
        for (int i = 0; i < dimensions; i++) {
            out.int32(Math.max(3, length & Integer.MAX_VALUE)).int32(1);
        }
        noBytesMakeACodecFailInAnotherWay(1007, Arrays.copyOf(out.array(), out.size()));
    }
}
