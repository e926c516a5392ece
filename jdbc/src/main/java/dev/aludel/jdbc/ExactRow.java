package dev.aludel.jdbc;

import dev.aludel.error.DataException;
import dev.aludel.error.ResultUseException;
import dev.aludel.error.UnexpectedNullException;
import dev.aludel.type.RowReader;
import java.sql.SQLException;

/**
 * A row of a result that gives a value only as a type that it fits exactly, and only inside of its callback. What is the same for
 * all databases: narrower numbers, and the errors. Used on the lane alone.
 */
public abstract class ExactRow implements RowReader {
    private boolean current;

    /** Whether the row may be read now. */
    protected final void current(boolean now) {
        current = now;
    }

    /** The database's name of the column. */
    protected abstract String label(int column) throws SQLException;

    /** What the cell holds, as a message says it: {@code an integer}. */
    protected abstract String held(int column);

    @Override
    public final String nameAt(int column) {
        try {
            return label(column);
        } catch (SQLException e) {
            return String.valueOf(column);
        }
    }

    @Override
    public final boolean booleanAt(int column) {
        var number = longAt(column);
        if (number != 0 && number != 1) {
            throw misfit(column, "boolean");
        }
        return number == 1;
    }

    @Override
    public final short shortAt(int column) {
        var number = longAt(column);
        if ((short) number != number) {
            throw misfit(column, "short");
        }
        return (short) number;
    }

    @Override
    public final int intAt(int column) {
        var number = longAt(column);
        if ((int) number != number) {
            throw misfit(column, "int");
        }
        return (int) number;
    }

    protected final void requireCurrent() {
        if (!current) {
            throw new ResultUseException(
                    "a row was read after its callback had ended", "copy what you need inside the callback");
        }
    }

    protected static void requireColumn(int column, int count) {
        if (column < 0 || column >= count) {
            throw new ResultUseException(
                    "there is no column " + column + " in a row of " + count, "columns count from 0");
        }
    }

    protected final UnexpectedNullException unexpectedNull(int column) {
        return new UnexpectedNullException(
                "the result column " + nameAt(column) + " is NULL",
                "read it as an optional value, make the field of an entity @Nullable, or repair the row");
    }

    protected final DataException misfit(int column, String wanted) {
        return new DataException(
                "the result column " + nameAt(column) + " holds " + held(column) + " that is no exact " + wanted,
                "read it as another type, or repair the row",
                "22018",
                null);
    }
}
