package dev.aludel.jdbc.sqlite;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.sqlite.Collation;
import org.sqlite.Function;

/**
 * Exact decimals for SQLite, which has none: the collation {@code decimal}, and functions named and meant like those of
 * SQLite's own extension {@code decimal.c} where that has them, so that its shell reads the same files. A NULL argument
 * gives NULL; aggregates skip NULLs and give NULL for no rows.
 */
final class DecimalFunctions {
    /** Marks an error of these functions among SQLite's others. */
    static final String ERROR = "decimal: ";

    private DecimalFunctions() {}

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

    private static final class Sum extends Function.Aggregate {
        private final boolean average;
        private @Nullable BigDecimal total;
        private long count;

        Sum(boolean average) {
            this.average = average;
        }

        @Override
        protected void xStep() throws SQLException {
            if (value_type(0) == Cells.NULL) {
                return;
            }
            try {
                var number = number(value_type(0), value_text(0));
                total = total == null ? number : total.add(number);
                count++;
            } catch (SQLException e) {
                error(ERROR + e.getMessage());
            }
        }

        @Override
        protected void xFinal() throws SQLException {
            if (total == null) {
                result();
            } else {
                result(DecimalMath.text(average ? DecimalMath.divide(total, BigDecimal.valueOf(count)) : total));
            }
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
}
