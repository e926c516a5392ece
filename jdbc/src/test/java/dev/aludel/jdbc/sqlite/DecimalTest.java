package dev.aludel.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverConnection;
import dev.aludel.error.DataException;
import dev.aludel.error.UniqueException;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decimals are exact in SQLite, which has none of its own. */
class DecimalTest {
    private DriverConnection db;

    @BeforeEach
    void open() {
        db = Sqlite.memory();
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void arithmeticIsExact() {
        assertThat(value("decimal_add('0.1', '0.2')")).isEqualTo("0.3");
        assertThat(value("decimal_sub('1.00', '0.9')")).isEqualTo("0.10");
        assertThat(value("decimal_mul('1.10', '1.1')")).isEqualTo("1.210");
        assertThat(value("decimal_mod('-7.5', '2')")).isEqualTo("-1.5");
        assertThat(value("decimal_add(1, 2.5)")).isEqualTo("3.5");
        assertThat(value("decimal_mul('" + "9".repeat(60) + "', '" + "9".repeat(60) + "')"))
                .isEqualTo(new BigInteger("9".repeat(60)).pow(2).toString());
    }

    @Test
    void aQuotientHasSixteenDigitsAndNoFewerPlacesThanItsOperands() {
        assertThat(value("decimal_div('10', '4')")).isEqualTo("2.5");
        assertThat(value("decimal_div('10.00', '4')")).isEqualTo("2.50");
        assertThat(value("decimal_div('1', '3')")).isEqualTo("0.3333333333333333");
        assertThat(value("decimal_div('2', '3')")).isEqualTo("0.6666666666666667");
        assertThat(value("decimal_div('100', '3')")).isEqualTo("33.33333333333333");
        assertThat(value("decimal_div('1', '3000000')")).isEqualTo("0.0000003333333333333333");
        assertThat(value("decimal_div('100', '10')")).isEqualTo("10");
        assertThatThrownBy(() -> value("decimal_div('1', '0.0')"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("division by zero");
    }

    @Test
    void nullGivesNullAndWhatIsNoNumberFails() {
        for (var call : List.of(
                "decimal_add(NULL, '1')",
                "decimal_div('1', NULL)",
                "decimal_cmp('1', NULL)",
                "decimal_key(NULL)",
                "decimal_sum(NULL)",
                "decimal_avg(NULL)",
                "decimal_max(NULL)")) {
            assertThat(Sqlite.list(db, "SELECT " + call, row -> row.isNull(0))).containsExactly(true);
        }
        assertThatThrownBy(() -> value("decimal_add('1', 'one')"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("not a decimal number");
        assertThatThrownBy(() -> value("decimal_sum('one')")).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> value("decimal_mul('1E+90000', '1E+90000')")).isInstanceOf(DataException.class);
    }

    @Test
    void aSumOfTenThousandRowsIsExact() {
        var random = new Random(1);
        var numbers = new ArrayList<BigDecimal>();
        for (int i = 0; i < 10_000; i++) {
            numbers.add(new BigDecimal(new BigInteger(70, random), random.nextInt(12))
                    .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1)));
        }
        fill(numbers);
        Sqlite.run(db, "INSERT INTO d VALUES (NULL)");
        var sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(new BigDecimal(value("decimal_sum(v) FROM d"))).isEqualByComparingTo(sum);
        assertThat(new BigDecimal(value("decimal_avg(v) FROM d")))
                .isEqualTo(DecimalMath.divide(sum, BigDecimal.valueOf(10_000)));
        assertThat(value("decimal_max(v) FROM d"))
                .isEqualTo(Collections.max(numbers).toPlainString());
        assertThat(value("decimal_min(v) FROM d"))
                .isEqualTo(Collections.min(numbers).toPlainString());
        assertThat(value("count(v) FROM d")).isEqualTo("10000");
    }

    @Test
    void aggregatesStartAnewInEachGroup() {
        fill(List.of(new BigDecimal("1.5"), new BigDecimal("2.25"), new BigDecimal("10")));
        assertThat(Sqlite.list(
                        db,
                        "SELECT decimal_sum(v) FROM d GROUP BY decimal_cmp(v, '5') ORDER BY 1",
                        row -> row.stringAt(0)))
                .containsExactly("10", "3.75");
        assertThat(Sqlite.list(db, "SELECT decimal_sum(v) FROM d WHERE v > '100'", row -> row.isNull(0)))
                .containsExactly(true);
    }

    @Test
    void theCollationOrdersAndComparesByValue() {
        fill(numbers("10", "9", "-1", "-10", "0", "1.0", "100.5", "-0.5"));
        assertThat(Sqlite.list(db, "SELECT v FROM d ORDER BY v", row -> row.stringAt(0)))
                .containsExactly("-10", "-1", "-0.5", "0", "1.0", "9", "10", "100.5");
        assertThat(Sqlite.number(db, "SELECT count(*) FROM d WHERE v = '1.00'")).isEqualTo(1);
        assertThat(Sqlite.number(db, "SELECT count(*) FROM d WHERE v > '9.5'")).isEqualTo(2);
        Sqlite.run(db, "CREATE TABLE u (v DECIMAL_TEXT(5, 2) COLLATE decimal UNIQUE)");
        Sqlite.run(db, "INSERT INTO u VALUES ('1.0')");
        assertThatThrownBy(() -> Sqlite.run(db, "INSERT INTO u VALUES ('1.00')"))
                .isInstanceOf(UniqueException.class);
        assertThat(Sqlite.text(db, "SELECT v FROM u WHERE v = '1.000'")).isEqualTo("1.0");
    }

    @Test
    void keysSortLikeTheCollation() {
        var random = new Random(5);
        var texts =
                new ArrayList<>(List.of("0", "-0", "0.00", "1", "1.0", "10", "-1", "-1.5", "abc", "", "1E-50", "1E50"));
        for (int i = 0; i < 300; i++) {
            texts.add(new BigDecimal(new BigInteger(random.nextInt(40), random), random.nextInt(20) - 10)
                    .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1))
                    .toString());
        }
        for (var left : texts) {
            for (var right : texts) {
                assertThat(Integer.signum(Arrays.compareUnsigned(DecimalKey.of(left), DecimalKey.of(right))))
                        .as("%s and %s", left, right)
                        .isEqualTo(Integer.signum(DecimalMath.compare(left, right)));
            }
        }
    }

    @Test
    void tenThousandRowsSortByKey() {
        var random = new Random(9);
        var numbers = new ArrayList<BigDecimal>();
        for (int i = 0; i < 10_000; i++) {
            numbers.add(BigDecimal.valueOf(random.nextInt(), 2));
        }
        fill(numbers);
        assertThat(Sqlite.list(db, "SELECT v FROM d ORDER BY decimal_key(v)", row -> row.decimalAt(0)))
                .isEqualTo(numbers.stream().sorted().toList());
    }

    private static List<BigDecimal> numbers(String... texts) {
        return Arrays.stream(texts).map(BigDecimal::new).toList();
    }

    private void fill(List<BigDecimal> numbers) {
        Sqlite.run(db, "CREATE TABLE d (v DECIMAL_TEXT COLLATE decimal)");
        var rows = new ArrayList<@Nullable Object[]>();
        numbers.forEach(number -> rows.add(new Object[] {number}));
        db.executeBatch(
                        Sqlite.write("INSERT INTO d VALUES (?)", SqlTypes.DECIMAL),
                        rows,
                        (index, row) -> {},
                        Deadline.NEVER)
                .await();
    }

    private String value(String expression) {
        return Sqlite.text(db, "SELECT " + expression);
    }
}
