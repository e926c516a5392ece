package dev.aludel.jdbc.sqlite;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sqlite.Collation;
import org.sqlite.Function;

/**
 * Exact decimals for SQLite, which has none: the collation {@code decimal}, and functions named and meant like those of
 * SQLite's own extension {@code decimal.c} where that has them, so that its shell reads the same files. A NULL argument
 * gives NULL; aggregates skip NULLs and give NULL for no rows.
 */
final class JavaDecimals {
    /** Marks an error of these functions among SQLite's others. */
    static final String ERROR = "decimal: ";

    /** Begins what is said of a number that a type does not hold. */
    static final String TOO_LARGE = "a calculated number does not fit in decimal";

    private JavaDecimals() {}

    static void register(Connection connection) throws SQLException {
        Collation.create(connection, "decimal", new Order());
        binary(connection, "decimal_add", BigDecimal::add);
        binary(connection, "decimal_sub", BigDecimal::subtract);
        binary(connection, "decimal_mul", BigDecimal::multiply);
        binary(connection, "decimal_div", DecimalMath::divide);
        binary(connection, "decimal_mod", BigDecimal::remainder);
        scalar(connection, "decimal_cmp", 2, new Compare());
        scalar(connection, "decimal_key", 1, new SortKey());
        scalar(connection, "decimal_sum", 1, new Sum(false));
        scalar(connection, "decimal_avg", 1, new Sum(true));
        scalar(connection, "decimal_min", 1, new Extreme(-1));
        scalar(connection, "decimal_max", 1, new Extreme(1));
        scalar(connection, "decimal_min_over", 1, new SlidingExtreme(true));
        scalar(connection, "decimal_max_over", 1, new SlidingExtreme(false));
        unary(connection, "decimal_abs", BigDecimal::abs);
        unary(connection, "decimal_ceil", number -> number.setScale(0, RoundingMode.CEILING));
        unary(connection, "decimal_floor", number -> number.setScale(0, RoundingMode.FLOOR));
        scaled(connection, "decimal_round", RoundingMode.HALF_UP);
        scaled(connection, "decimal_trunc", RoundingMode.DOWN);
        JavaFunction.register(
                connection,
                "decimal_fit",
                3,
                f -> DecimalMath.text(
                        fit(number(f.text(0)), Math.toIntExact(f.whole(1)), Math.toIntExact(f.whole(2)))));
    }

    private static void unary(Connection connection, String name, UnaryOperator<BigDecimal> operator)
            throws SQLException {
        JavaFunction.register(connection, name, 1, f -> DecimalMath.text(operator.apply(number(f.text(0)))));
    }

    private static void scaled(Connection connection, String name, RoundingMode mode) throws SQLException {
        JavaFunction.register(
                connection,
                name,
                2,
                f -> DecimalMath.text(number(f.text(0)).setScale(Math.toIntExact(f.whole(1)), mode)));
    }

    /** Rounds, and refuses what has more digits than the precision leaves before the point. */
    private static BigDecimal fit(BigDecimal number, int precision, int scale) {
        var rounded = number.setScale(scale, RoundingMode.HALF_UP);
        if (rounded.signum() != 0 && rounded.precision() > precision) {
            throw new ArithmeticException(TOO_LARGE + "(" + precision + ", " + scale + ")");
        }
        return rounded;
    }

    private static BigDecimal number(String text) {
        var number = DecimalMath.parse(text);
        if (number == null) {
            throw new IllegalArgumentException("an argument is not a decimal number");
        }
        return number;
    }

    private static void binary(Connection connection, String name, BinaryOperator<BigDecimal> operator)
            throws SQLException {
        scalar(connection, name, 2, new Binary(operator));
    }

    private static void scalar(Connection connection, String name, int arguments, Function function)
            throws SQLException {
        Function.create(connection, name, function, arguments, Function.FLAG_DETERMINISTIC);
    }

    /** A whole number, a double by its shortest text, or text; what is no number is an error. */
    private static BigDecimal number(int type, String text) throws SQLException {
        var number = type == Cells.BLOB ? null : DecimalMath.parse(text);
        if (number == null) {
            throw new SQLException("an argument is not a decimal number");
        }
        return number;
    }

    private static final class Order extends Collation {
        @Override
        protected int xCompare(String left, String right) {
            return DecimalMath.compare(left, right);
        }
    }

    private static final class Binary extends Function {
        private final BinaryOperator<BigDecimal> operator;

        Binary(BinaryOperator<BigDecimal> operator) {
            this.operator = operator;
        }

        @Override
        protected void xFunc() throws SQLException {
            if (value_type(0) == Cells.NULL || value_type(1) == Cells.NULL) {
                result();
                return;
            }
            try {
                result(DecimalMath.text(
                        operator.apply(number(value_type(0), value_text(0)), number(value_type(1), value_text(1)))));
            } catch (ArithmeticException e) {
                error(ERROR + "division by zero");
            } catch (SQLException | RuntimeException e) {
                error(ERROR + e.getMessage());
            }
        }
    }

    private static final class Compare extends Function {
        @Override
        protected void xFunc() throws SQLException {
            if (value_type(0) == Cells.NULL || value_type(1) == Cells.NULL) {
                result();
            } else {
                result(DecimalMath.compare(value_text(0), value_text(1)));
            }
        }
    }

    /** The text of a number as bytes that sort like the numbers, for sorting without the collation. */
    private static final class SortKey extends Function {
        @Override
        protected void xFunc() throws SQLException {
            if (value_type(0) == Cells.NULL) {
                result();
            } else {
                result(DecimalKey.of(value_text(0)));
            }
        }
    }

    private static final class Sum extends Function.Window {
        private final boolean average;
        private BigDecimal total = BigDecimal.ZERO;
        private long count;

        Sum(boolean average) {
            this.average = average;
        }

        @Override
        protected void xStep() throws SQLException {
            add(1);
        }

        @Override
        protected void xInverse() throws SQLException {
            add(-1);
        }

        private void add(int sign) throws SQLException {
            if (value_type(0) == Cells.NULL) {
                return;
            }
            try {
                var number = number(value_type(0), value_text(0));
                total = count == 0 ? number : sign > 0 ? total.add(number) : total.subtract(number);
                count += sign;
            } catch (SQLException e) {
                error(ERROR + e.getMessage());
            }
        }

        @Override
        protected void xValue() throws SQLException {
            if (count == 0) {
                result();
            } else {
                result(DecimalMath.text(average ? DecimalMath.divide(total, BigDecimal.valueOf(count)) : total));
            }
        }

        @Override
        protected void xFinal() throws SQLException {
            xValue();
        }
    }

    private static final class Extreme extends Function.Aggregate {
        private final int sign;
        private @Nullable String best;

        Extreme(int sign) {
            this.sign = sign;
        }

        @Override
        protected void xStep() throws SQLException {
            if (value_type(0) != Cells.NULL) {
                var text = value_text(0);
                if (best == null || DecimalMath.compare(text, best) * sign > 0) {
                    best = text;
                }
            }
        }

        @Override
        protected void xFinal() throws SQLException {
            if (best == null) {
                result();
            } else {
                result(best);
            }
        }
    }

    /** The least or greatest of a window that moves, which has to remember all of its values. */
    private static final class SlidingExtreme extends Function.Window {
        private final boolean least;
        private @Nullable NavigableMap<String, Integer> values;

        SlidingExtreme(boolean least) {
            this.least = least;
        }

        @Override
        protected void xStep() throws SQLException {
            if (value_type(0) != Cells.NULL) {
                all().merge(value_text(0), 1, Integer::sum);
            }
        }

        @Override
        protected void xInverse() throws SQLException {
            if (value_type(0) != Cells.NULL) {
                all().computeIfPresent(value_text(0), (text, count) -> count == 1 ? null : count - 1);
            }
        }

        /** Not shared with the instance that was registered, of which each window is a copy. */
        private NavigableMap<String, Integer> all() {
            var known = values;
            if (known == null) {
                known = new TreeMap<>(DecimalMath::compare);
                values = known;
            }
            return known;
        }

        @Override
        protected void xValue() throws SQLException {
            if (all().isEmpty()) {
                result();
            } else {
                result(least ? all().firstKey() : all().lastKey());
            }
        }

        @Override
        protected void xFinal() throws SQLException {
            xValue();
        }
    }
}
