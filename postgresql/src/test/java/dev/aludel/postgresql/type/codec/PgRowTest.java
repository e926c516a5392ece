package dev.aludel.postgresql.type.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.DataException;
import dev.aludel.error.ResultUseException;
import dev.aludel.error.UnexpectedNullException;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.type.PgNumeric;
import dev.aludel.postgresql.type.PgTypes;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PgRowTest {
    private final TypeRegistry registry = new TypeRegistry(java.util.List.of());

    private PgRow row(int oid, java.util.function.Consumer<MessageWriter> value) {
        var out = new MessageWriter(16);
        value.accept(out);
        return Server.on(
                RowPlan.of(Server.description(oid), registry, column -> true).row(),
                Arrays.copyOf(out.array(), out.size()));
    }

    @Test
    void numbersAreReadAsWhateverHoldsThemExactly() {
        var four = row(Oids.INT4, out -> out.int32(70_000));
        assertThat(four.longAt(0)).isEqualTo(70_000);
        assertThat(four.doubleAt(0)).isEqualTo(70_000);
        assertThat(four.decimalAt(0)).isEqualTo(new BigDecimal(70_000));
        assertThat(four.stringAt(0)).isEqualTo("70000");
        assertThatThrownBy(() -> four.shortAt(0))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no exact short");

        var big = row(Oids.INT8, out -> out.int64(Long.MAX_VALUE));
        assertThatThrownBy(() -> big.intAt(0)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> big.doubleAt(0)).isInstanceOf(DataException.class);

        var half = row(Oids.FLOAT8, out -> out.float64(0.5));
        assertThat(half.floatAt(0)).isEqualTo(0.5f);
        assertThatThrownBy(() -> half.longAt(0)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> row(Oids.FLOAT8, out -> out.float64(0.1)).floatAt(0))
                .isInstanceOf(DataException.class);

        var price = row(Oids.NUMERIC, out -> Numerics.write(out, new BigDecimal("0.10")));
        assertThat(price.doubleAt(0)).isEqualTo(0.1);
        assertThatThrownBy(() -> row(Oids.NUMERIC, out -> Numerics.write(out, new BigDecimal("0.1234567890123456789")))
                        .doubleAt(0))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> row(Oids.TEXT, out -> out.text("1")).intAt(0)).isInstanceOf(DataException.class);
    }

    @Test
    void aNumericThatIsNoNumberIsAnErrorUnlessAskedForAsWhatItIs() {
        var row = row(Oids.NUMERIC, out -> Numerics.write(out, PgNumeric.NAN));
        assertThatThrownBy(() -> row.decimalAt(0))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("NaN")
                .hasMessageContaining("PgNumeric");
        assertThat(PgTypes.NUMERIC.read(row, 0)).isEqualTo(PgNumeric.NAN);
        assertThat(row.stringAt(0)).isEqualTo("NaN");
    }

    @Test
    void theEndOfTheDayIsATextButNoLocalTime() {
        var row = row(Oids.TIME, out -> out.int64(86_400_000_000L));
        assertThatThrownBy(() -> row.timeAt(0))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("24:00");
        assertThat(row.stringAt(0)).isEqualTo("24:00:00");
    }

    @Test
    void anIntervalIsADurationUnlessItHasMonths() {
        assertThat(row(Oids.INTERVAL, out -> out.int64(-1).int32(1).int32(0)).durationAt(0))
                .isEqualTo(Duration.ofDays(1).minusNanos(1000));
        assertThatThrownBy(() -> row(Oids.INTERVAL, out -> out.int64(0).int32(0).int32(1))
                        .durationAt(0))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("months");
    }

    @Test
    void infinityIsTheEndOfTheJavaClassInEachClass() {
        var row = row(Oids.TIMESTAMPTZ, out -> out.int64(Long.MAX_VALUE));
        assertThat(row.offsetDateTimeAt(0)).isEqualTo(OffsetDateTime.MAX);
        assertThat(SqlTypes.OFFSET_TIMESTAMP.checked(OffsetDateTime.MAX, "t.c")).isEqualTo(OffsetDateTime.MAX);
    }

    @Test
    void aMomentIsNoLocalTime() {
        var row = row(Oids.TIMESTAMPTZ, out -> out.int64(0));
        assertThatThrownBy(() -> row.dateTimeAt(0))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("c0")
                .hasMessageContaining("timestamp with time zone");
    }

    @Test
    void nothingIsReadAfterTheRowWasLeftAndNoColumnThatIsNotThere() {
        var row = row(Oids.INT4, out -> out.int32(1));
        assertThatThrownBy(() -> row.intAt(1))
                .isInstanceOf(ResultUseException.class)
                .hasMessageContaining("no column 1");
        row.leave();
        assertThatThrownBy(() -> row.intAt(0))
                .isInstanceOf(ResultUseException.class)
                .hasMessageContaining("callback");
        assertThatThrownBy(row::columnCount).isInstanceOf(ResultUseException.class);
    }

    @Test
    void nullIsAskedForFirst() {
        var row = Server.on(RowPlan.of(Server.description(Oids.INT4), registry).row(), new byte[1][]);
        assertThat(row.isNull(0)).isTrue();
        assertThat(row.objectAt(0)).isNull();
        assertThatThrownBy(() -> row.intAt(0))
                .isInstanceOf(UnexpectedNullException.class)
                .hasMessageContaining("c0");
    }

    @Test
    void whatAFunctionReturnsThatReturnsNothingIsNull() {
        var row = row(Oids.VOID, out -> {});
        assertThat(row.isNull(0)).isTrue();
        assertThat(row.objectAt(0)).isNull();
    }

    @Test
    void textThatIsNoUtf8IsRefused() {
        assertThatThrownBy(() -> row(Oids.TEXT, out -> out.int8('a').int8(0xC3)).stringAt(0))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("not UTF-8");
        assertThat(row(Oids.TEXT, out -> out.text("\uFFFD")).stringAt(0)).isEqualTo("\uFFFD");
    }
}
