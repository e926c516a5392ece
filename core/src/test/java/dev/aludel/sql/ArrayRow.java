package dev.aludel.sql;

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

/** A row of given values, as a driver would show it: each value is of the class that is asked for, or the test fails. */
record ArrayRow(Object... values) implements RowReader {
    @Override
    public int columnCount() {
        return values.length;
    }

    @Override
    public String nameAt(int column) {
        return "column" + column;
    }

    @Override
    public boolean isNull(int column) {
        return values[column] == null;
    }

    @Override
    public boolean booleanAt(int column) {
        return (boolean) values[column];
    }

    @Override
    public short shortAt(int column) {
        return (short) values[column];
    }

    @Override
    public int intAt(int column) {
        return (int) values[column];
    }

    @Override
    public long longAt(int column) {
        return (long) values[column];
    }

    @Override
    public float floatAt(int column) {
        return (float) values[column];
    }

    @Override
    public double doubleAt(int column) {
        return (double) values[column];
    }

    @Override
    public BigDecimal decimalAt(int column) {
        return (BigDecimal) values[column];
    }

    @Override
    public String stringAt(int column) {
        return (String) values[column];
    }

    @Override
    public byte[] bytesAt(int column) {
        return (byte[]) values[column];
    }

    @Override
    public Instant instantAt(int column) {
        return (Instant) values[column];
    }

    @Override
    public LocalDate dateAt(int column) {
        return (LocalDate) values[column];
    }

    @Override
    public LocalTime timeAt(int column) {
        return (LocalTime) values[column];
    }

    @Override
    public LocalDateTime dateTimeAt(int column) {
        return (LocalDateTime) values[column];
    }

    @Override
    public OffsetDateTime offsetDateTimeAt(int column) {
        return (OffsetDateTime) values[column];
    }

    @Override
    public Duration durationAt(int column) {
        return (Duration) values[column];
    }

    @Override
    public UUID uuidAt(int column) {
        return (UUID) values[column];
    }

    @Override
    public Object objectAt(int column) {
        return values[column];
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T valueAt(int column, SqlType<T> type) {
        return (T) values[column];
    }
}
