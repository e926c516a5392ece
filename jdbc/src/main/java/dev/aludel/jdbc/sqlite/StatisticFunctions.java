package dev.aludel.jdbc.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.Function;

/** The variance family, which SQLite lacks, by Welford's method; also for windows. Each group has a copy of its own. */
final class StatisticFunctions extends Function.Window {
    private final boolean sample;
    private final boolean root;
    private long count;
    private double mean;
    private double squares;

    private StatisticFunctions(boolean sample, boolean root) {
        this.sample = sample;
        this.root = root;
    }

    static void register(Connection connection) throws SQLException {
        Function.create(connection, "var_pop", new StatisticFunctions(false, false), 1, Function.FLAG_DETERMINISTIC);
        Function.create(connection, "var_samp", new StatisticFunctions(true, false), 1, Function.FLAG_DETERMINISTIC);
        Function.create(connection, "stddev_pop", new StatisticFunctions(false, true), 1, Function.FLAG_DETERMINISTIC);
        Function.create(connection, "stddev_samp", new StatisticFunctions(true, true), 1, Function.FLAG_DETERMINISTIC);
    }

    @Override
    protected void xStep() throws SQLException {
        if (value_type(0) != Cells.NULL) {
            double value = value_double(0);
            count++;
            double away = value - mean;
            mean += away / count;
            squares += away * (value - mean);
        }
    }

    @Override
    protected void xInverse() throws SQLException {
        if (value_type(0) != Cells.NULL) {
            double value = value_double(0);
            count--;
            if (count == 0) {
                mean = 0;
                squares = 0;
                return;
            }
            double away = value - mean;
            mean -= away / count;
            squares -= away * (value - mean);
        }
    }

    @Override
    protected void xValue() throws SQLException {
        long divisor = sample ? count - 1 : count;
        if (divisor <= 0) {
            result();
        } else {
            double variance = Math.max(squares, 0) / divisor;
            result(root ? Math.sqrt(variance) : variance);
        }
    }

    @Override
    protected void xFinal() throws SQLException {
        xValue();
    }
}
