package dev.aludel.postgresql.type.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.DataException;
import dev.aludel.error.ParameterException;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.type.PgRange;
import dev.aludel.postgresql.type.PgTypes;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterPlanTest {
    private static final int[] NOT_DESCRIBED = {};

    private final TypeRegistry registry = new TypeRegistry(List.of());

    private String written(SqlType<?> type, Object value, int... described) {
        var out = new MessageWriter(16);
        ParameterPlan.of(List.of(type), registry).write(out, new Object[] {type.encode(value)}, described);
        return HexFormat.of().formatHex(Arrays.copyOf(out.array(), out.size()));
    }

    private static String binary(String hex) {
        return "0001" + "0001" + "0001" + "%08x".formatted(hex.length() / 2) + hex;
    }

    private static String text(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return "0001" + "0000" + "0001" + "%08x".formatted(bytes.length)
                + HexFormat.of().formatHex(bytes);
    }

    @Test
    void numbersAndTimesAreDeclaredAndTextsAreLeftToTheServer() {
        var plan = ParameterPlan.of(
                List.of(
                        SqlTypes.INTEGER,
                        SqlTypes.TEXT,
                        SqlTypes.INSTANT,
                        SqlTypes.array(SqlTypes.BIGINT),
                        SqlTypes.array(SqlTypes.TEXT),
                        PgTypes.JSONB,
                        PgTypes.vector(3),
                        PgTypes.DATERANGE,
                        SqlTypes.UNKNOWN),
                registry);
        assertThat(plan.declaredOids()).containsExactly(23, 0, 1184, 1016, 0, 3802, 0, 3912, 0);
    }

    @Test
    void valuesWithoutTypesAreDeclaredByTheirClass() {
        var values = new Object[] {
            1,
            2L,
            "x",
            new BigDecimal("1"),
            List.of(1),
            List.of("a"),
            new long[0],
            PgRange.closed(LocalDate.MIN, LocalDate.MAX),
            null
        };
        assertThat(ParameterPlan.ofValues(values, registry).declaredOids())
                .containsExactly(23, 20, 0, 1700, 1007, 0, 1016, 3912, 0);
    }

    @Test
    void aValueIsWrittenAsTheTypeThatTheServerDescribed() {
        assertThat(written(SqlTypes.INTEGER, 5)).isEqualTo(binary("00000005"));
        assertThat(written(SqlTypes.UNKNOWN, 5, Oids.INT8)).isEqualTo(binary("0000000000000005"));
        assertThat(written(SqlTypes.UNKNOWN, 5, Oids.NUMERIC)).isEqualTo(binary("0001000000000000" + "0005"));
        assertThat(written(SqlTypes.UNKNOWN, 5L, Oids.INT2)).isEqualTo(binary("0005"));
        assertThat(written(SqlTypes.TEXT, "{}", Oids.JSONB)).isEqualTo(text("{}"));
        assertThat(written(SqlTypes.TEXT, "ü")).isEqualTo(text("ü"));
        assertThat(written(SqlTypes.array(SqlTypes.TEXT), List.of("a\"b"))).isEqualTo(text("{\"a\\\"b\"}"));
        assertThat(written(PgTypes.vector(2), new float[] {1, 2})).isEqualTo(text("[1.0,2.0]"));
        assertThat(written(PgTypes.FLOAT_ARRAY, new float[] {1}))
                .isEqualTo(binary("0000000100000000000002bc0000000100000001" + "000000043f800000"));
    }

    @Test
    void whatHasNoSignIsWrittenFromAnyWholeNumberThatFits() {
        assertThat(written(SqlTypes.UNKNOWN, 5, Oids.OID)).isEqualTo(binary("00000005"));
        assertThat(written(SqlTypes.UNKNOWN, 0xFFFF_FFFFL, Oids.OID)).isEqualTo(binary("ffffffff"));
        assertThatThrownBy(() -> written(SqlTypes.UNKNOWN, 0x1_0000_0000L, Oids.OID))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("out of the range of oid");
        assertThatThrownBy(() -> written(SqlTypes.UNKNOWN, -1, Oids.OID)).isInstanceOf(DataException.class);
    }

    @Test
    void listsOfConvertedElementsAreEncodedOnce() {
        enum Size {
            S,
            L
        }
        assertThat(written(SqlTypes.array(SqlTypes.enumByOrdinal(Size.class)), Arrays.asList(Size.L, null)))
                .isEqualTo(binary("0000000100000001000000150000000200000001" + "000000020001" + "ffffffff"));
        assertThat(written(SqlTypes.array(SqlTypes.enumByName(Size.class)), List.of(Size.S)))
                .isEqualTo(text("{\"S\"}"));
    }

    @Test
    void aValueOfATypeThatOnlyTheServerKnowsIsItsText() {
        assertThat(written(SqlTypes.UNKNOWN, java.util.Map.of("a", "1"), 99_999))
                .isEqualTo(text("\"a\"=>\"1\""));
        assertThat(written(SqlTypes.UNKNOWN, dev.aludel.postgresql.type.PgComposite.of(1, null, "x,y"), 99_999))
                .isEqualTo(text("(\"1\",,\"x,y\")"));
        assertThat(written(PgTypes.range("span", SqlTypes.DOUBLE), PgRange.atLeast(1.5)))
                .isEqualTo(text("[\"1.5\",)"));
        assertThat(written(PgTypes.TSVECTOR, "a b", 3614)).isEqualTo(text("a b"));
        assertThat(written(PgTypes.listOf(PgTypes.TSVECTOR), List.of("a b"), 3643))
                .isEqualTo(text("{\"a b\"}"));
        assertThatThrownBy(() -> written(SqlTypes.UNKNOWN, new Object(), 99_999))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("parameter 1 is a java.lang.Object");
    }

    @Test
    void anErrorNamesThePositionOfTheParameter() {
        var plan = ParameterPlan.of(List.of(SqlTypes.INTEGER, SqlTypes.UNKNOWN), registry);
        assertThatThrownBy(() -> plan.write(
                        new MessageWriter(16), new Object[] {1, LocalDate.MIN}, new int[] {Oids.INT4, Oids.BOOL}))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("parameter 2 is a java.time.LocalDate, which does not become a boolean");
        assertThatThrownBy(() ->
                        plan.write(new MessageWriter(16), new Object[] {1, 1L << 40}, new int[] {Oids.INT4, Oids.INT4}))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("parameter 2 is out of the range of integer");
        assertThatThrownBy(() -> plan.write(new MessageWriter(16), new Object[] {1}, NOT_DESCRIBED))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("2 parameters, but 1 values");
    }

    @Test
    void textsThatHaveNoFormOnTheServerAreRefused() {
        assertThatThrownBy(() -> written(SqlTypes.TEXT, "a\0"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("NUL");
        assertThatThrownBy(() -> written(SqlTypes.TEXT, "\uD83D"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("surrogate");
    }

    @Test
    void infinityIsWrittenForTheEndsOfTheJavaClasses() {
        assertThat(written(SqlTypes.OFFSET_TIMESTAMP, OffsetDateTime.MAX)).isEqualTo(binary("7fffffffffffffff"));
        assertThat(written(SqlTypes.DATE, LocalDate.MIN)).isEqualTo(binary("80000000"));
        assertThatThrownBy(() -> written(SqlTypes.DATE, LocalDate.of(9_999_999, 1, 1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("parameter 1 lies outside");
    }

    @Test
    void moreParametersThanAMessageCountsAreRefused() {
        assertThatThrownBy(() -> ParameterPlan.ofValues(new Object[65_536], registry))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("65535");
        var out = new MessageWriter(16);
        ParameterPlan.ofValues(new Object[65_535], registry).write(out, new Object[65_535], NOT_DESCRIBED);
        assertThat(out.size()).isEqualTo(4 + 65_535 * 6);
    }

    @Test
    void listsOfListsAreDimensionsAndEquallyLong() {
        assertThat(written(SqlTypes.UNKNOWN, List.of(List.of(1, 2), List.of(3, 4)), 1007))
                .startsWith(binary("").substring(0, 12) + "%08x".formatted(12 + 16 + 32) + "00000002");
        assertThatThrownBy(() -> written(SqlTypes.UNKNOWN, List.of(List.of(1, 2), List.of(3)), 1007))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("different lengths");
        assertThatThrownBy(() -> written(SqlTypes.UNKNOWN, List.of(List.of(1), 3), 1007))
                .isInstanceOf(DataException.class);
    }
}
