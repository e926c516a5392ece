package dev.aludel.jdbc.mysql;

import dev.aludel.error.DataException;
import dev.aludel.error.DatabaseException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.jdbc.ExactRow;
import dev.aludel.jdbc.WholeMicros;
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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The current row of a result. A cell is taken out once, as what it is, and given only as a type that it fits exactly. */
final class MySqlRow extends ExactRow {
    private static final Object UNREAD = new Object();
    private static final long EXACT_IN_DOUBLE = 1L << 53;
    private static final Duration DAY = Duration.ofDays(1);

    private final @Nullable ResultSet rows;
    private final Cell[] kinds;
    private final @Nullable Object[] values;

    MySqlRow(ResultSet rows) throws SQLException {
        this.rows = rows;
        this.kinds = Cell.of(rows);
        this.values = new @Nullable Object[kinds.length];
    }

    /** A row of one column that holds keys, and that no result has. */
    MySqlRow() {
        this.rows = null;
        this.kinds = new Cell[] {Cell.UNSIGNED};
        this.values = new @Nullable Object[1];
    }

    /** Takes a key, to be read until {@link #leave()}. */
    void enter(long key) {
        values[0] = key >= 0 ? (Object) key : new BigDecimal(Long.toUnsignedString(key));
        current(true);
    }

    /** The result stands on another row, which may be read until {@link #leave()}. */
    void enter() {
        Arrays.fill(values, UNREAD);
        current(true);
    }

    /** Takes the next row of a spool in place of one of the result; false when there is none. */
    boolean enter(Spool spool) {
        boolean taken = spool.take(values);
        current(taken);
        return taken;
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
        current(false);
        Arrays.fill(values, null);
    }

    @Override
    public int columnCount() {
        return kinds.length;
    }

    @Override
    protected String label(int column) throws SQLException {
        return rows == null ? "insert_id" : rows.getMetaData().getColumnLabel(column + 1);
    }

    @Override
    public boolean isNull(int column) {
        return cell(column) == null;
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
        return notNull(column) instanceof Duration time ? time : WholeMicros.duration(longAt(column));
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
        requireCurrent();
        requireColumn(column, kinds.length);
        var value = values[column];
        if (value == UNREAD) {
            value = read(column);
            values[column] = value;
        }
        if (value == Cell.NoDate.NONE) {
            throw new DataException(
                    "the result column " + nameAt(column) + " holds a date that no calendar has, such as 0000-00-00",
                    "repair the row, or read the column as text with CAST(.. AS CHAR)",
                    "22007",
                    null);
        }
        return value;
    }

    private @Nullable Object read(int column) {
        try {
            return kinds[column].read(Objects.requireNonNull(rows), column + 1);
        } catch (SQLException e) {
            throw new DatabaseException(
                    "the result column " + nameAt(column) + " cannot be read", "see the cause", e.getSQLState(), e);
        }
    }

    private Object notNull(int column) {
        var value = cell(column);
        if (value == null) {
            throw unexpectedNull(column);
        }
        return value;
    }

    @Override
    protected String held(int column) {
        return switch (kinds[column]) {
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
    }
}
