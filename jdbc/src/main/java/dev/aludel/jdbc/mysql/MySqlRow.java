package dev.aludel.jdbc.mysql;

import dev.aludel.error.DataException;
import dev.aludel.error.DatabaseException;
import dev.aludel.error.ResultUseException;
import dev.aludel.error.UnexpectedNullException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.type.RowReader;
import dev.aludel.type.SqlType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The current row of a result. A cell is taken out once, as what it is, and given only as a type that it fits exactly. */
final class MySqlRow implements RowReader {
    private static final Object UNREAD = new Object();
    private static final long EXACT_IN_DOUBLE = 1L << 53;
    private static final Duration DAY = Duration.ofDays(1);

    private final ResultSet rows;
    private final Cell[] kinds;
    private final @Nullable Object[] values;
    private boolean current;

    MySqlRow(ResultSet rows) throws SQLException {
        this.rows = rows;
        this.kinds = Cell.of(rows);
        this.values = new @Nullable Object[kinds.length];
    }

    /** The result stands on another row, which may be read until {@link #leave()}. */
    void enter() {
        Arrays.fill(values, UNREAD);
        current = true;
    }

    /** Takes the next row of a spool in place of one of the result; false when there is none. */
    boolean enter(Spool spool) {
        current = spool.take(values);
        return current;
    }

    /** Puts the row on which the result stands into a spool. */
    void moveTo(Spool spool) {
        enter();
        for (int i = 0; i < values.length; i++) {
            values[i] = read(i);
        }
        spool.add(values);
        leave();
    }

    void leave() {
        current = false;
        Arrays.fill(values, null);
    }

    @Override
    public int columnCount() {
        return kinds.length;
    }

    @Override
    public String nameAt(int column) {
        try {
            return rows.getMetaData().getColumnLabel(column + 1);
        } catch (SQLException e) {
            return String.valueOf(column);
        }
    }

    @Override
    public boolean isNull(int column) {
        return cell(column) == null;
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
        try {
            return switch (notNull(column)) {
                case Long number -> number;
                case BigDecimal number -> number.longValueExact();
                case Double number -> whole(number);
                case Float number -> whole(number);
                default -> throw misfit(column, "long");
            };
        } catch (ArithmeticException e) {
            throw misfit(column, "long");
        }
    }

    private static long whole(double number) {
        if (number != Math.rint(number) || Math.abs(number) > EXACT_IN_DOUBLE) {
            throw new ArithmeticException("not a whole number");
        }
        return (long) number;
    }

    @Override
    public float floatAt(int column) {
        if (notNull(column) instanceof Float number) {
            return number;
        }
        var number = doubleAt(column);
        if ((float) number != number) {
            throw misfit(column, "float");
        }
        return (float) number;
    }

    @Override
    public double doubleAt(int column) {
        return switch (notNull(column)) {
            case Double number -> number;
            case Float number -> number;
            case Long number when Math.abs(number) <= EXACT_IN_DOUBLE -> number;
            case BigDecimal number when exact(number) -> number.doubleValue();
            default -> throw misfit(column, "double");
        };
    }

    private static boolean exact(BigDecimal number) {
        var nearest = number.doubleValue();
        return Double.isFinite(nearest) && BigDecimal.valueOf(nearest).compareTo(number) == 0;
    }

    @Override
    public BigDecimal decimalAt(int column) {
        return switch (notNull(column)) {
            case BigDecimal number -> number;
            case Long number -> BigDecimal.valueOf(number);
            case Double number -> BigDecimal.valueOf(number);
            case Float number -> new BigDecimal(number.toString());
            default -> throw misfit(column, "decimal");
        };
    }

    @Override
    public String stringAt(int column) {
        return switch (notNull(column)) {
            case String text -> text;
            case Long number -> number.toString();
            case BigDecimal number -> number.toPlainString();
            case Double number -> number.toString();
            case Float number -> number.toString();
            case UUID uuid -> uuid.toString();
            default -> throw misfit(column, "text");
        };
    }

    @Override
    public byte[] bytesAt(int column) {
        if (notNull(column) instanceof byte[] bytes) {
            return bytes;
        }
        throw misfit(column, "bytes");
    }

    @Override
    public Instant instantAt(int column) {
        return dateTimeAt(column).toInstant(ZoneOffset.UTC);
    }

    @Override
    public LocalDate dateAt(int column) {
        return switch (notNull(column)) {
            case LocalDate date -> date;
            case LocalDateTime time when time.toLocalTime().equals(LocalTime.MIDNIGHT) -> time.toLocalDate();
            default -> throw misfit(column, "date");
        };
    }

    @Override
    public LocalTime timeAt(int column) {
        if (notNull(column) instanceof Duration time && !time.isNegative() && time.compareTo(DAY) < 0) {
            return LocalTime.ofNanoOfDay(time.toNanos());
        }
        throw misfit(column, "time of day");
    }

    @Override
    public LocalDateTime dateTimeAt(int column) {
        return switch (notNull(column)) {
            case LocalDateTime time -> time;
            case LocalDate date -> date.atStartOfDay();
            default -> throw misfit(column, "date and time");
        };
    }

    @Override
    public OffsetDateTime offsetDateTimeAt(int column) {
        return dateTimeAt(column).atOffset(ZoneOffset.UTC);
    }

    @Override
    public Duration durationAt(int column) {
        return notNull(column) instanceof Duration time ? time : MySqlTimes.duration(longAt(column));
    }

    @Override
    public UUID uuidAt(int column) {
        return switch (notNull(column)) {
            case UUID uuid -> uuid;
            case byte[] bytes
            when bytes.length == 16 -> {
                var halves = ByteBuffer.wrap(bytes);
                yield new UUID(halves.getLong(), halves.getLong());
            }
            case String text
            when text.length() == 36 -> {
                try {
                    yield UUID.fromString(text);
                } catch (IllegalArgumentException e) {
                    throw misfit(column, "UUID");
                }
            }
            default -> throw misfit(column, "UUID");
        };
    }

    /** Long, BigDecimal, Double, Float, String, byte[], LocalDate, LocalTime, LocalDateTime or UUID, as the cell is. */
    @Override
    public @Nullable Object objectAt(int column) {
        var value = cell(column);
        return value instanceof Duration time && !time.isNegative() && time.compareTo(DAY) < 0
                ? LocalTime.ofNanoOfDay(time.toNanos())
                : value;
    }

    @Override
    public <T> T valueAt(int column, SqlType<T> type) {
        throw new UnsupportedFeatureException(
                "MySQL and MariaDB have no values of the type " + type,
                "keep them as JSON, text or bytes, with a converted type");
    }

    private @Nullable Object cell(int column) {
        if (!current) {
            throw new ResultUseException(
                    "a row was read after its callback had ended", "copy what you need inside the callback");
        }
        if (column < 0 || column >= kinds.length) {
            throw new ResultUseException(
                    "there is no column " + column + " in a row of " + kinds.length, "columns count from 0");
        }
        var value = values[column];
        if (value == UNREAD) {
            value = read(column);
            values[column] = value;
        }
        if (value == Cell.ZeroDate.ZERO) {
            throw new DataException(
                    "the result column " + nameAt(column) + " holds a date with zeros in it, such as 0000-00-00",
                    "repair the row, or read the column as text with CAST(.. AS CHAR)",
                    "22007",
                    null);
        }
        return value;
    }

    private @Nullable Object read(int column) {
        try {
            return kinds[column].read(rows, column + 1);
        } catch (SQLException e) {
            throw new DatabaseException(
                    "the result column " + nameAt(column) + " cannot be read", "see the cause", e.getSQLState(), e);
        }
    }

    private Object notNull(int column) {
        var value = cell(column);
        if (value == null) {
            throw new UnexpectedNullException(
                    "the result column " + nameAt(column) + " is NULL",
                    "read it as an optional value, make the field of an entity @Nullable, or repair the row");
        }
        return value;
    }

    private DataException misfit(int column, String wanted) {
        var held = switch (kinds[column]) {
            case INTEGER, UNSIGNED, BITS -> "an integer";
            case DECIMAL -> "a decimal";
            case FLOAT, DOUBLE -> "a floating-point number";
            case TEXT -> "a text";
            case BYTES -> "bytes";
            case DATE -> "a date";
            case DATE_TIME -> "a date and time";
            case TIME -> "a time";
            case UUID -> "a UUID";
        };
        return new DataException(
                "the result column " + nameAt(column) + " holds " + held + " that is no exact " + wanted,
                "read it as another type, or repair the row",
                "22018",
                null);
    }
}
