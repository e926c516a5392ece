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
import org.jspecify.annotations.Nullable;

/** A row whose columns are read in another order. Valid as long as the row that it stands before. */
@SuppressWarnings("ArrayRecordComponent") // a short-lived view that nobody compares
record ReorderedRow(RowReader row, int[] positions) implements RowReader {
    @Override
    public int columnCount() {
        return positions.length;
    }

    @Override
    public String nameAt(int column) {
        return row.nameAt(positions[column]);
    }

    @Override
    public boolean isNull(int column) {
        return row.isNull(positions[column]);
    }

    @Override
    public boolean booleanAt(int column) {
        return row.booleanAt(positions[column]);
    }

    @Override
    public short shortAt(int column) {
        return row.shortAt(positions[column]);
    }

    @Override
    public int intAt(int column) {
        return row.intAt(positions[column]);
    }

    @Override
    public long longAt(int column) {
        return row.longAt(positions[column]);
    }

    @Override
    public float floatAt(int column) {
        return row.floatAt(positions[column]);
    }

    @Override
    public double doubleAt(int column) {
        return row.doubleAt(positions[column]);
    }

    @Override
    public BigDecimal decimalAt(int column) {
        return row.decimalAt(positions[column]);
    }

    @Override
    public String stringAt(int column) {
        return row.stringAt(positions[column]);
    }

    @Override
    public byte[] bytesAt(int column) {
        return row.bytesAt(positions[column]);
    }

    @Override
    public Instant instantAt(int column) {
        return row.instantAt(positions[column]);
    }

    @Override
    public LocalDate dateAt(int column) {
        return row.dateAt(positions[column]);
    }

    @Override
    public LocalTime timeAt(int column) {
        return row.timeAt(positions[column]);
    }

    @Override
    public LocalDateTime dateTimeAt(int column) {
        return row.dateTimeAt(positions[column]);
    }

    @Override
    public OffsetDateTime offsetDateTimeAt(int column) {
        return row.offsetDateTimeAt(positions[column]);
    }

    @Override
    public Duration durationAt(int column) {
        return row.durationAt(positions[column]);
    }

    @Override
    public UUID uuidAt(int column) {
        return row.uuidAt(positions[column]);
    }

    @Override
    public @Nullable Object objectAt(int column) {
        return row.objectAt(positions[column]);
    }

    @Override
    public <T> T valueAt(int column, SqlType<T> type) {
        return row.valueAt(positions[column], type);
    }
}
