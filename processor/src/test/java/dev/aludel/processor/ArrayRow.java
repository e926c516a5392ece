package dev.aludel.processor;

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
import java.util.UUID;

/** A row as a driver would hand it out, out of an array of stored values. As strict about NULL as drivers are. */
record ArrayRow(Object... stored) implements RowReader {
    @Override
    public int columnCount() {
        return stored.length;
    }

    @Override
    public String nameAt(int column) {
        return "column" + column;
    }

    @Override
    public boolean isNull(int column) {
        return stored[column] == null;
    }

    private <T> T value(Class<T> type, int column) {
        if (stored[column] == null) {
            throw new UnexpectedNullException("column " + column + " is NULL", "ask isNull first");
        }
        return type.cast(stored[column]);
    }

    @Override
    public boolean booleanAt(int column) {
        return value(Boolean.class, column);
    }

    @Override
    public short shortAt(int column) {
        return value(Number.class, column).shortValue();
    }

    @Override
    public int intAt(int column) {
        return value(Number.class, column).intValue();
    }

    @Override
    public long longAt(int column) {
        return value(Number.class, column).longValue();
    }

    @Override
    public float floatAt(int column) {
        return value(Float.class, column);
    }

    @Override
    public double doubleAt(int column) {
        return value(Double.class, column);
    }

    @Override
    public BigDecimal decimalAt(int column) {
        return value(BigDecimal.class, column);
    }

    @Override
    public String stringAt(int column) {
        return value(String.class, column);
    }

    @Override
    public byte[] bytesAt(int column) {
        return value(byte[].class, column).clone();
    }

    @Override
    public Instant instantAt(int column) {
        return value(Instant.class, column);
    }

    @Override
    public LocalDate dateAt(int column) {
        return value(LocalDate.class, column);
    }

    @Override
    public LocalTime timeAt(int column) {
        return value(LocalTime.class, column);
    }

    @Override
    public LocalDateTime dateTimeAt(int column) {
        return value(LocalDateTime.class, column);
    }

    @Override
    public OffsetDateTime offsetDateTimeAt(int column) {
        return value(OffsetDateTime.class, column);
    }

    @Override
    public Duration durationAt(int column) {
        return value(Duration.class, column);
    }

    @Override
    public UUID uuidAt(int column) {
        return value(UUID.class, column);
    }

    @Override
    public Object objectAt(int column) {
        return stored[column];
    }

    @Override
    public <T> T valueAt(int column, SqlType<T> type) {
        throw new AssertionError("generated code reads no types of drivers");
    }
}
