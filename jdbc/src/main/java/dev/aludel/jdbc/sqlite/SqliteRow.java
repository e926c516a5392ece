package dev.aludel.jdbc.sqlite;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.jdbc.ExactRow;
import dev.aludel.jdbc.WholeMicros;
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
final class SqliteRow extends ExactRow {
    private final Cells cells;

    SqliteRow(Cells cells) {
        this.cells = cells;
    }

    void enter() {
        current(true);
    }

    void leave() {
        current(false);
    }

    @Override
    public int columnCount() {
        return cells().count();
    }

    @Override
    protected String label(int column) throws SQLException {
        return cells().nameAt(column);
    }

    @Override
    public boolean isNull(int column) {
        return kind(column) == Cells.NULL;
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
        return WholeMicros.duration(longAt(column));
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
        requireCurrent();
        return cells;
    }

    private int kind(int column) {
        requireColumn(column, columnCount());
        return cells().kindAt(column);
    }

    private int notNull(int column) {
        var kind = kind(column);
        if (kind == Cells.NULL) {
            throw unexpectedNull(column);
        }
        return kind;
    }

    @Override
    protected String held(int column) {
        return switch (kind(column)) {
            case Cells.INTEGER -> "an integer";
            case Cells.REAL -> "a floating-point number";
            case Cells.TEXT -> "a text";
            default -> "a blob";
        };
    }
}
