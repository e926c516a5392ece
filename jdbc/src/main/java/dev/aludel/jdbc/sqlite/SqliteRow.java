package dev.aludel.jdbc.sqlite;

import dev.aludel.error.DataException;
import dev.aludel.error.ResultUseException;
import dev.aludel.error.UnexpectedNullException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.type.RowReader;
import dev.aludel.type.SqlType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The current row of a statement, read straight from SQLite's cells. SQLite keeps what it was given, whatever the column
 * says: each method looks at the cell's own kind, and takes no value that does not fit exactly.
 */
final class SqliteRow implements RowReader {
    private final Cells cells;
    private boolean current;

    SqliteRow(Cells cells) {
        this.cells = cells;
    }

    void enter() {
        current = true;
    }

    void leave() {
        current = false;
    }

    @Override
    public int columnCount() {
        return cells().count();
    }

    @Override
    public String nameAt(int column) {
        try {
            return cells().nameAt(column);
        } catch (SQLException e) {
            return String.valueOf(column);
        }
    }

    @Override
    public boolean isNull(int column) {
        return kind(column) == Cells.NULL;
    }

    @Override
    public boolean booleanAt(int column) {
        var number = longAt(column);
        if (number != 0 && number != 1) {
            throw misfit(column, "boolean");
        }
        return number == 1;
    }

    @Override
    public short shortAt(int column) {
        var number = longAt(column);
        if ((short) number != number) {
            throw misfit(column, "short");
        }
        return (short) number;
    }

    @Override
    public int intAt(int column) {
        var number = longAt(column);
        if ((int) number != number) {
            throw misfit(column, "int");
        }
        return (int) number;
    }

    @Override
    public long longAt(int column) {
        return switch (notNull(column)) {
            case Cells.INTEGER -> cells().longAt(column);
            case Cells.REAL -> {
                var number = cells().doubleAt(column);
                if (number != Math.rint(number) || Math.abs(number) > 1L << 53) {
                    throw misfit(column, "long");
                }
                yield (long) number;
            }
            default -> {
                try {
                    yield decimalAt(column).longValueExact();
                } catch (ArithmeticException e) {
                    throw misfit(column, "long");
                }
            }
        };
    }

    @Override
    public float floatAt(int column) {
        var number = doubleAt(column);
        if ((float) number != number) {
            throw misfit(column, "float");
        }
        return (float) number;
    }

    @Override
    public double doubleAt(int column) {
        return switch (notNull(column)) {
            case Cells.REAL -> cells().doubleAt(column);
            case Cells.INTEGER -> {
                var number = cells().longAt(column);
                if (Math.abs(number) > 1L << 53) {
                    throw misfit(column, "double");
                }
                yield number;
            }
            default -> throw misfit(column, "double");
        };
    }

    @Override
    public BigDecimal decimalAt(int column) {
        return switch (notNull(column)) {
            case Cells.INTEGER -> BigDecimal.valueOf(cells().longAt(column));
            case Cells.REAL -> {
                var number = cells().doubleAt(column);
                if (Double.isInfinite(number)) {
                    throw misfit(column, "decimal");
                }
                yield BigDecimal.valueOf(number);
            }
            case Cells.TEXT -> {
                try {
                    yield new BigDecimal(cells().textAt(column));
                } catch (NumberFormatException e) {
                    throw misfit(column, "decimal");
                }
            }
            default -> throw misfit(column, "decimal");
        };
    }

    @Override
    public String stringAt(int column) {
        return switch (notNull(column)) {
            case Cells.TEXT -> cells().textAt(column);
            case Cells.INTEGER -> Long.toString(cells().longAt(column));
            case Cells.REAL -> Double.toString(cells().doubleAt(column));
            default -> throw misfit(column, "text");
        };
    }

    @Override
    public byte[] bytesAt(int column) {
        if (notNull(column) != Cells.BLOB) {
            throw misfit(column, "bytes");
        }
        return cells().bytesAt(column);
    }

    @Override
    public Instant instantAt(int column) {
        return SqliteTimes.parseMoment(text(column, "moment"));
    }

    @Override
    public LocalDate dateAt(int column) {
        return SqliteTimes.parseDate(text(column, "date"));
    }

    @Override
    public LocalTime timeAt(int column) {
        return SqliteTimes.parseTime(text(column, "time"));
    }

    @Override
    public LocalDateTime dateTimeAt(int column) {
        return SqliteTimes.parseDateTime(text(column, "date and time"));
    }

    @Override
    public OffsetDateTime offsetDateTimeAt(int column) {
        return SqliteTimes.parseOffsetDateTime(text(column, "moment"));
    }

    @Override
    public Duration durationAt(int column) {
        var micros = longAt(column);
        return Duration.ofSeconds(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }

    @Override
    public UUID uuidAt(int column) {
        var text = text(column, "UUID");
        if (text.length() != 36) {
            throw misfit(column, "UUID");
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw misfit(column, "UUID");
        }
    }

    /** Long, Double, String or byte[], as the cell is. */
    @Override
    public @Nullable Object objectAt(int column) {
        return switch (kind(column)) {
            case Cells.NULL -> null;
            case Cells.INTEGER -> cells().longAt(column);
            case Cells.REAL -> cells().doubleAt(column);
            case Cells.TEXT -> cells().textAt(column);
            default -> cells().bytesAt(column);
        };
    }

    @Override
    public <T> T valueAt(int column, SqlType<T> type) {
        throw new UnsupportedFeatureException(
                "SQLite has no values of the type " + type, "keep them as text or bytes, with a converted type");
    }

    private String text(int column, String what) {
        if (notNull(column) != Cells.TEXT) {
            throw misfit(column, what);
        }
        return cells().textAt(column);
    }

    private Cells cells() {
        if (!current) {
            throw new ResultUseException(
                    "a row was read after its callback had ended", "copy what you need inside the callback");
        }
        return cells;
    }

    private int kind(int column) {
        if (column < 0 || column >= columnCount()) {
            throw new ResultUseException(
                    "there is no column " + column + " in a row of " + columnCount(), "columns count from 0");
        }
        return cells().kindAt(column);
    }

    private int notNull(int column) {
        var kind = kind(column);
        if (kind == Cells.NULL) {
            throw new UnexpectedNullException(
                    "the result column " + nameAt(column) + " is NULL",
                    "read it as an optional value, make the field of an entity @Nullable, or repair the row");
        }
        return kind;
    }

    private DataException misfit(int column, String wanted) {
        var kind = switch (kind(column)) {
            case Cells.INTEGER -> "an integer";
            case Cells.REAL -> "a floating-point number";
            case Cells.TEXT -> "a text";
            default -> "a blob";
        };
        return new DataException(
                "the result column " + nameAt(column) + " holds " + kind + " that is no exact " + wanted,
                "read it as another type, or repair the row",
                "22018",
                null);
    }
}
