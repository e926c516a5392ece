package dev.aludel.testkit;

import dev.aludel.error.DataException;
import dev.aludel.error.UnexpectedNullException;
import dev.aludel.type.RowReader;
import dev.aludel.type.SqlType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row given as a list of values, each of the very class it is read as; integers of any width that fits. */
final class ScriptedRow implements RowReader {
    private final List<? extends @Nullable Object> values;

    ScriptedRow(List<? extends @Nullable Object> values) {
        this.values = values;
    }

    @Override
    public int columnCount() {
        return values.size();
    }

    @Override
    public String nameAt(int column) {
        return String.valueOf(column);
    }

    @Override
    public boolean isNull(int column) {
        return values.get(column) == null;
    }

    @Override
    public boolean booleanAt(int column) {
        return value(column, Boolean.class);
    }

    @Override
    public short shortAt(int column) {
        return (short) integer(column, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    @Override
    public int intAt(int column) {
        return (int) integer(column, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public long longAt(int column) {
        return integer(column, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @Override
    public float floatAt(int column) {
        return value(column, Float.class);
    }

    @Override
    public double doubleAt(int column) {
        return value(column, Double.class);
    }

    @Override
    public BigDecimal decimalAt(int column) {
        return value(column, BigDecimal.class);
    }

    @Override
    public String stringAt(int column) {
        return value(column, String.class);
    }

    @Override
    public byte[] bytesAt(int column) {
        return value(column, byte[].class);
    }

    @Override
    public Instant instantAt(int column) {
        return value(column, Instant.class);
    }

    @Override
    public LocalDate dateAt(int column) {
        return value(column, LocalDate.class);
    }

    @Override
    public LocalTime timeAt(int column) {
        return value(column, LocalTime.class);
    }

    @Override
    public LocalDateTime dateTimeAt(int column) {
        return value(column, LocalDateTime.class);
    }

    @Override
    public OffsetDateTime offsetDateTimeAt(int column) {
        return value(column, OffsetDateTime.class);
    }

    @Override
    public Duration durationAt(int column) {
        return value(column, Duration.class);
    }

    @Override
    public UUID uuidAt(int column) {
        return value(column, UUID.class);
    }

    @Override
    public @Nullable Object objectAt(int column) {
        return values.get(column);
    }

    @Override
    public <T> T valueAt(int column, SqlType<T> type) {
        return value(column, type.javaType());
    }

    private long integer(int column, long least, long greatest) {
        Object value = values.get(column);
        if (value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            if (number >= least && number <= greatest) {
                return number;
            }
        }
        throw misfit(column, "an integer from " + least + " to " + greatest);
    }

    private <T> T value(int column, Class<T> type) {
        Object value = values.get(column);
        if (!type.isInstance(value)) {
            throw misfit(column, type.getSimpleName());
        }
        return type.cast(value);
    }

    private RuntimeException misfit(int column, String wanted) {
        Object value = values.get(column);
        if (value == null) {
            return new UnexpectedNullException("column " + column + " is NULL", "ask isNull first");
        }
        return new DataException(
                "column " + column + " holds a " + value.getClass().getSimpleName() + ", not " + wanted,
                "script a value of that class");
    }
}
