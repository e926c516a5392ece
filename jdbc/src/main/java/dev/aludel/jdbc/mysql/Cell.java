package dev.aludel.jdbc.mysql;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the cells of a result column are read, without a conversion: each into the one class that holds all its values. */
enum Cell {
    /** Long. */
    INTEGER,
    /** Long, or BigDecimal beyond its range. */
    UNSIGNED,
    /** Long: its bits as a number. */
    BITS,
    /** BigDecimal. */
    DECIMAL,
    /** Float. */
    FLOAT,
    /** Double. */
    DOUBLE,
    /** String. */
    TEXT,
    /** byte[]. */
    BYTES,
    /** LocalDate. */
    DATE,
    /** LocalDateTime. */
    DATE_TIME,
    /** Duration, as it may be negative and longer than a day. */
    TIME,
    /** UUID. */
    UUID;

    /** In place of a date that no calendar has: {@code 0000-00-00}, of which the connector makes NULL, {@code 2026-00-01}. */
    enum NoDate {
        NONE
    }

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    static Cell of(ResultSetMetaData columns, int column) throws SQLException {
        var name = columns.getColumnTypeName(column).toUpperCase(Locale.ROOT);
        return switch (columns.getColumnType(column)) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BOOLEAN -> INTEGER;
            case Types.BIGINT -> name.endsWith("UNSIGNED") ? UNSIGNED : INTEGER;
            case Types.BIT -> BITS;
            case Types.DECIMAL, Types.NUMERIC -> DECIMAL;
            case Types.REAL, Types.FLOAT -> FLOAT;
            case Types.DOUBLE -> DOUBLE;
            case Types.DATE -> DATE;
            case Types.TIME -> TIME;
            case Types.TIMESTAMP -> DATE_TIME;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
            default -> name.equals("UUID") ? UUID : TEXT;
        };
    }

    /** The cell in its class, or null for NULL. Columns count from 1 here. */
    @Nullable Object read(ResultSet row, int column) throws SQLException {
        @Nullable Object value = switch (this) {
            case INTEGER -> row.getLong(column);
            case UNSIGNED -> narrowed(row.getBigDecimal(column));
            case BITS -> bits(row.getBytes(column));
            case DECIMAL -> row.getBigDecimal(column);
            case FLOAT -> row.getFloat(column);
            case DOUBLE -> row.getDouble(column);
            case TEXT -> row.getString(column);
            case BYTES -> row.getBytes(column);
            case DATE -> date(row, column, LocalDate.class);
            case DATE_TIME -> date(row, column, LocalDateTime.class);
            case TIME -> row.getObject(column, Duration.class);
            case UUID -> uuid(row.getString(column));
        };
        return row.wasNull() ? null : value;
    }

    private static @Nullable Object date(ResultSet row, int column, Class<?> type) throws SQLException {
        try {
            Object value = row.getObject(column, type);
            return value != null || row.getString(column) == null ? value : NoDate.NONE;
        } catch (SQLDataException e) {
            return NoDate.NONE;
        }
    }

    /** The cells of all columns of a result. */
    static Cell[] of(ResultSet result) throws SQLException {
        var columns = result.getMetaData();
        var cells = new Cell[columns.getColumnCount()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = of(columns, i + 1);
        }
        return cells;
    }

    private static @Nullable Object narrowed(@Nullable BigDecimal number) {
        return number != null && number.compareTo(LARGEST) <= 0 ? number.longValueExact() : number;
    }

    private static @Nullable Object bits(byte @Nullable [] bytes) {
        return bytes == null ? null : narrowed(new BigDecimal(new java.math.BigInteger(1, bytes)));
    }

    private static @Nullable Object uuid(@Nullable String text) {
        return text == null ? null : java.util.UUID.fromString(text);
    }
}
