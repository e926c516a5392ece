package dev.aludel.conformance;

import static dev.aludel.conformance.StoredTypes.MARIADB;
import static dev.aludel.conformance.StoredTypes.POSTGRESQL;
import static dev.aludel.conformance.StoredTypes.SQLITE;
import static dev.aludel.conformance.StoredTypes.edges;
import static dev.aludel.conformance.StoredTypes.everywhere;
import static dev.aludel.conformance.StoredTypes.type;

import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/** Numbers and truth values with the values at their edges. */
final class NumberTypes {
    private NumberTypes() {}

    static List<TypeCase<?>> all() {
        return List.of(
                type(
                        "smallint",
                        SqlTypes.SMALLINT,
                        random -> (short) random.nextInt(),
                        Short.MIN_VALUE,
                        (short) -1,
                        (short) 0,
                        Short.MAX_VALUE),
                type("integer", SqlTypes.INTEGER, Random::nextInt, Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE),
                type(
                        "bigint",
                        SqlTypes.BIGINT,
                        Random::nextLong,
                        Long.MIN_VALUE,
                        -1L,
                        0L,
                        (1L << 53) + 1,
                        Long.MAX_VALUE),
                edges(
                        "real",
                        SqlTypes.REAL,
                        random -> (random.nextFloat() - 0.5f) * 1e6f,
                        Edge.of(0f),
                        Edge.of(0.1f),
                        Edge.of(16777216f),
                        Edge.of(Float.MIN_NORMAL),
                        Edge.of(Float.MIN_VALUE),
                        Edge.of(Float.MAX_VALUE),
                        Edge.of(-Float.MAX_VALUE),
                        Edge.of(-0f).becomes(0f, SQLITE),
                        Edge.of(Float.NaN).refusedOn(SQLITE, MARIADB),
                        Edge.of(Float.POSITIVE_INFINITY).refusedOn(MARIADB),
                        Edge.of(Float.NEGATIVE_INFINITY).refusedOn(MARIADB)),
                edges(
                        "double",
                        SqlTypes.DOUBLE,
                        random -> (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-300, 300)),
                        Edge.of(0.0),
                        Edge.of(0.1),
                        Edge.of(1.0 / 3),
                        Edge.of(1e15),
                        Edge.of((double) Long.MAX_VALUE),
                        Edge.of(Double.MIN_NORMAL),
                        Edge.of(Double.MIN_VALUE),
                        Edge.of(Double.MAX_VALUE),
                        Edge.of(-Double.MAX_VALUE),
                        Edge.of(-0.0).becomes(0.0, SQLITE),
                        Edge.of(Double.NaN).refusedOn(SQLITE, MARIADB),
                        Edge.of(Double.POSITIVE_INFINITY).refusedOn(MARIADB),
                        Edge.of(Double.NEGATIVE_INFINITY).refusedOn(MARIADB)),
                edges(
                        "decimal(12, 2)",
                        SqlTypes.decimal(12, 2),
                        random -> BigDecimal.valueOf(random.nextLong(-999_999_999_999L, 999_999_999_999L), 2),
                        Edge.of(new BigDecimal("0.00")),
                        Edge.of(new BigDecimal("1")),
                        Edge.of(new BigDecimal("1E+3")),
                        Edge.of(new BigDecimal("-0.01")),
                        Edge.of(new BigDecimal("9999999999.99")),
                        Edge.of(new BigDecimal("-9999999999.99")),
                        everywhere(new BigDecimal("10000000000.00")),
                        everywhere(new BigDecimal("0.001")),
                        // Small to write, and larger than memory with all its digits.
                        everywhere(new BigDecimal("1E+1000000000")),
                        everywhere(new BigDecimal("1E-1000000000"))),
                edges(
                        "decimal(65, 30)",
                        SqlTypes.decimal(65, 30),
                        random -> new BigDecimal(new BigInteger(210, random), 30),
                        Edge.of(new BigDecimal("9".repeat(35) + "." + "9".repeat(30))),
                        Edge.of(new BigDecimal("-" + "9".repeat(35) + "." + "9".repeat(30))),
                        Edge.of(new BigDecimal("1E-30")),
                        everywhere(new BigDecimal("1E+35"))),
                edges(
                        "decimal",
                        SqlTypes.DECIMAL,
                        random -> new BigDecimal(new BigInteger(80, random), random.nextInt(0, 20)),
                        Edge.of(BigDecimal.ZERO),
                        Edge.of(new BigDecimal("-1.5")),
                        Edge.of(new BigDecimal("1E-30")),
                        Edge.of(new BigDecimal("1E-31")).refusedOn(MARIADB),
                        Edge.of(new BigDecimal("9".repeat(35))),
                        Edge.of(new BigDecimal("1E+35")).refusedOn(MARIADB),
                        Edge.of(new BigDecimal(new BigInteger("7".repeat(500)), 250))
                                .refusedOn(MARIADB),
                        Edge.of(sevens(16_383, 16_383)).refusedOn(MARIADB),
                        Edge.of(sevens(16_384, 16_384)).refusedOn(POSTGRESQL, MARIADB),
                        Edge.of(sevens(100_000, 0)).refusedOn(MARIADB),
                        Edge.of(sevens(100_001, 0)).refusedOn(SQLITE, MARIADB),
                        Edge.of(sevens(131_072, 0)).refusedOn(SQLITE, MARIADB),
                        everywhere(sevens(131_073, 0)),
                        everywhere(new BigDecimal("1E+1000000000")),
                        everywhere(new BigDecimal("-1E-1000000000"))),
                type("boolean", SqlTypes.BOOLEAN, Random::nextBoolean, true, false));
    }

    /** So many digits, the last of them so many places behind the point. */
    private static BigDecimal sevens(int digits, int places) {
        return new BigDecimal(new BigInteger("7".repeat(digits)), places);
    }
}
