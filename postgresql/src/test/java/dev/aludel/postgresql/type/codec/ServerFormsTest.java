package dev.aludel.postgresql.type.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.type.PgBits;
import dev.aludel.postgresql.type.PgBox;
import dev.aludel.postgresql.type.PgCidr;
import dev.aludel.postgresql.type.PgCircle;
import dev.aludel.postgresql.type.PgInet;
import dev.aludel.postgresql.type.PgInterval;
import dev.aludel.postgresql.type.PgLine;
import dev.aludel.postgresql.type.PgLsn;
import dev.aludel.postgresql.type.PgMacAddress;
import dev.aludel.postgresql.type.PgPath;
import dev.aludel.postgresql.type.PgPoint;
import dev.aludel.postgresql.type.PgPolygon;
import dev.aludel.postgresql.type.PgRange;
import dev.aludel.postgresql.type.PgSegment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each type's codec against the bytes and the text that a server itself makes of the same value. */
class ServerFormsTest {
    static Stream<Arguments> values() {
        return Stream.of(
                of("bool", "true", true),
                of("int2", "-32768", (short) -32768),
                of("int4", "2147483647", 2147483647),
                of("int8", "-9223372036854775808", Long.MIN_VALUE),
                of("float4", "1.5", 1.5f),
                of("float4", "Infinity", Float.POSITIVE_INFINITY),
                of("float8", "-0.1", -0.1),
                of("float8", "NaN", Double.NaN),
                of("oid", "4294967295", 4294967295L),
                of("xid", "3000000000", 3000000000L),
                of("cid", "7", 7L),
                of("xid8", "12345678901234", 12345678901234L),
                of("numeric", "0", new BigDecimal("0")),
                of("numeric", "0.00", new BigDecimal("0.00")),
                of("numeric", "-1.50", new BigDecimal("-1.50")),
                of("numeric", "10000", new BigDecimal("10000")),
                of("numeric", "0.00012", new BigDecimal("0.00012")),
                of("numeric", "99999999999999.9999", new BigDecimal("99999999999999.9999")),
                of(
                        "numeric",
                        "123456789012345678901234567890.00100",
                        new BigDecimal("123456789012345678901234567890.00100")),
                of("text", "grün 🐘", "grün 🐘"),
                of("varchar", "", ""),
                of("bpchar", "ab  ", "ab  "),
                of("name", "pg_class", "pg_class"),
                of("\"char\"", "x", "x"),
                of("xml", "<a>b</a>", "<a>b</a>"),
                of("json", "{\"a\": 1}", "{\"a\": 1}"),
                of("jsonb", "{\"a\": 1}", "{\"a\": 1}"),
                of("jsonpath", "$.\"a\"", "$.\"a\""),
                of("bytea", "\\x00ff10", new byte[] {0, -1, 16}),
                of("date", "2024-02-29", LocalDate.of(2024, 2, 29)),
                of("date", "0044-03-15 BC", LocalDate.of(-43, 3, 15)),
                of("date", "infinity", LocalDate.MAX),
                of("date", "-infinity", LocalDate.MIN),
                of("date", "5874897-12-31", LocalDate.of(5874897, 12, 31)),
                of("date", "4714-11-24 BC", LocalDate.of(-4713, 11, 24)),
                of("time", "23:59:59.999999", LocalTime.of(23, 59, 59, 999_999_000)),
                of("timetz", "04:05:06-08", OffsetTime.parse("04:05:06-08:00")),
                of("timestamp", "1999-12-31 23:59:59.5", LocalDateTime.of(1999, 12, 31, 23, 59, 59, 500_000_000)),
                of("timestamp", "0001-01-01 00:00:00 BC", LocalDateTime.of(0, 1, 1, 0, 0)),
                of("timestamp", "infinity", LocalDateTime.MAX),
                of("timestamp", "-infinity", LocalDateTime.MIN),
                of("timestamptz", "2024-06-01 12:00:00.000001+00", Instant.parse("2024-06-01T12:00:00.000001Z")),
                of("timestamptz", "4713-01-01 00:00:00+00 BC", Instant.parse("-4712-01-01T00:00:00Z")),
                of("timestamptz", "infinity", Instant.MAX),
                of("timestamptz", "-infinity", Instant.MIN),
                of("interval", "P1Y2M3DT4H5M6.789S", new PgInterval(14, 3, 14_706_789_000L)),
                of("interval", "P-1M-1DT-0.5S", new PgInterval(-1, -1, -500_000)),
                of("interval", "PT0S", PgInterval.ZERO),
                of("interval", "infinity", PgInterval.INFINITY),
                of(
                        "uuid",
                        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
                        UUID.fromString("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")),
                of("inet", "10.1.2.3", PgInet.parse("10.1.2.3")),
                of("inet", "10.1.2.3/8", PgInet.parse("10.1.2.3/8")),
                of("inet", "2001:db8::1/64", PgInet.parse("2001:db8::1/64")),
                of("inet", "::ffff:1.2.3.4", PgInet.parse("::ffff:1.2.3.4")),
                of("cidr", "192.168.0.0/16", PgCidr.parse("192.168.0.0/16")),
                of("macaddr", "08:00:2b:01:02:03", PgMacAddress.parse("08:00:2b:01:02:03")),
                of("macaddr8", "08:00:2b:01:02:03:04:05", PgMacAddress.parse("08:00:2b:01:02:03:04:05")),
                of("varbit", "10110", PgBits.parse("10110")),
                of("varbit", "", PgBits.parse("")),
                of("point", "(1.5,-2)", new PgPoint(1.5, -2)),
                of("line", "{1,2,3}", new PgLine(1, 2, 3)),
                of("lseg", "[(0,1),(2,3)]", new PgSegment(new PgPoint(0, 1), new PgPoint(2, 3))),
                of("box", "(3,4),(1,2)", new PgBox(new PgPoint(3, 4), new PgPoint(1, 2))),
                of("path", "[(0,0),(1,1)]", new PgPath(false, List.of(new PgPoint(0, 0), new PgPoint(1, 1)))),
                of("path", "((0,0),(1,1))", new PgPath(true, List.of(new PgPoint(0, 0), new PgPoint(1, 1)))),
                of("polygon", "((0,0),(1,1))", new PgPolygon(List.of(new PgPoint(0, 0), new PgPoint(1, 1)))),
                of("circle", "<(1,2),3>", new PgCircle(new PgPoint(1, 2), 3)),
                of("pg_lsn", "16/B374D848", PgLsn.parse("16/B374D848")),
                of("tid", "(7,3)", "(7,3)"),
                of("int4range", "[1,10)", PgRange.closedOpen(1, 10)),
                of("int4range", "empty", PgRange.emptyRange()),
                of("int8range", "(,)", PgRange.all()),
                of(
                        "numrange",
                        "(1.5,2.5]",
                        new PgRange<>(new BigDecimal("1.5"), new BigDecimal("2.5"), false, true, false)),
                of("daterange", "[2024-01-01,)", PgRange.atLeast(LocalDate.of(2024, 1, 1))),
                of(
                        "tsrange",
                        "[\"2024-01-01 00:00:00\",infinity]",
                        PgRange.closed(LocalDateTime.of(2024, 1, 1, 0, 0), LocalDateTime.MAX)),
                of("int4multirange", "{[1,3),[5,7)}", List.of(PgRange.closedOpen(1, 3), PgRange.closedOpen(5, 7))),
                of("int4multirange", "{}", List.of()),
                of("int4[]", "{1,NULL,3}", Arrays.asList(1, null, 3)),
                of("int4[]", "{}", List.of()),
                of("int4[]", "{{1,2},{3,4}}", List.of(List.of(1, 2), List.of(3, 4))),
                of(
                        "text[]",
                        "{\"a b\",\"\",\"NULL\",NULL,\"q\\\"\\\\\"}",
                        Arrays.asList("a b", "", "NULL", null, "q\"\\")),
                of("bytea[]", "{\"\\\\x01\"}", List.of(new byte[] {1})),
                of(
                        "box[]",
                        "{(3,4),(1,2);(1,1),(0,0)}",
                        List.of(
                                new PgBox(new PgPoint(3, 4), new PgPoint(1, 2)),
                                new PgBox(new PgPoint(1, 1), new PgPoint(0, 0)))),
                of("numeric[]", "{1.10,2}", List.of(new BigDecimal("1.10"), new BigDecimal("2"))),
                of("int4range[]", "{\"[1,2)\",empty}", List.of(PgRange.closedOpen(1, 2), PgRange.emptyRange())));
    }

    private static Arguments of(String type, String text, Object value) {
        return Arguments.of(type, text, value);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("values")
    void readsWhatTheServerSends(String type, String text, Object value) {
        var server = Server.shared();
        var bytes = server.binary(type, "'" + text.replace("'", "''") + "'::" + type);
        assertThat(deep(server.cell(server.oid(type), bytes).objectAt(0))).isEqualTo(deep(value));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("values")
    void writesWhatTheServerWouldSend(String type, String text, Object value) {
        var server = Server.shared();
        var out = new MessageWriter(16);
        server.registry.codec(server.oid(type)).write(out, value, null);
        assertThat(Arrays.copyOf(out.array(), out.size()))
                .isEqualTo(server.binary(type, "'" + text.replace("'", "''") + "'::" + type));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("values")
    void readsTheServersText(String type, String text, Object value) {
        var server = Server.shared();
        var own = server.text("select ('" + text.replace("'", "''") + "'::" + type + ")::text");
        if (!type.equals("bpchar")) {
            assertThat(deep(server.cell(server.oid(type), own).objectAt(0))).isEqualTo(deep(value));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("values")
    void writesTextThatTheServerReadsAsTheSameValue(String type, String text, Object value) {
        var server = Server.shared();
        var literal = Literals.of(value, server.registry.codec(server.oid(type)), null);
        assertThat(server.binary(type, "'" + literal.replace("'", "''") + "'::" + type))
                .isEqualTo(server.binary(type, "'" + text.replace("'", "''") + "'::" + type));
    }

    /** Arrays as lists, so that they are equal when their elements are. */
    private static Object deep(Object value) {
        if (value instanceof byte[] bytes) {
            return java.util.HexFormat.of().formatHex(bytes);
        }
        return value instanceof List<?> list
                ? list.stream()
                        .map(part -> part == null ? "(null)" : deep(part))
                        .toList()
                : value;
    }
}
