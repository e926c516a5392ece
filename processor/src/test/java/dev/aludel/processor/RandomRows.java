package dev.aludel.processor;

import dev.aludel.sql.ColumnExpression;
import dev.aludel.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Values that columns of a table can store, at random, edge cases often. */
final class RandomRows {
    private final Random random;

    RandomRows(long seed) {
        this.random = new Random(seed);
    }

    /** What the table's columns store, in their order, behind some columns of other tables. */
    ArrayRow row(int before, List<ColumnExpression<?>> columns) {
        var stored = new Object[before + columns.size()];
        for (int column = 0; column < before; column++) {
            stored[column] = "another table's";
        }
        for (int column = 0; column < columns.size(); column++) {
            stored[before + column] = stored(columns.get(column));
        }
        return new ArrayRow(stored);
    }

    Object stored(ColumnExpression<?> column) {
        return column.nullable() && random.nextInt(4) == 0 ? null : stored(column.type());
    }

    private <T> Object stored(SqlType<T> type) {
        if (type.javaType().isEnum()) {
            var constants = type.javaType().getEnumConstants();
            return type.encode(constants[random.nextInt(constants.length)]);
        }
        return switch (type.kind()) {
            case SMALLINT -> any(Short.MIN_VALUE, Short.MAX_VALUE, (short) 0, (short) random.nextInt());
            case INTEGER -> any(Integer.MIN_VALUE, Integer.MAX_VALUE, 0, 127, 128, random.nextInt());
            case BIGINT -> any(Long.MIN_VALUE, Long.MAX_VALUE, 0L, 127L, 128L, random.nextLong());
            case REAL -> any(0f, -0f, Float.NaN, Float.MIN_VALUE, Float.NEGATIVE_INFINITY, random.nextFloat());
            case DOUBLE -> any(0d, -0d, Double.NaN, Double.MIN_VALUE, Double.POSITIVE_INFINITY, random.nextDouble());
            case DECIMAL -> new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(30));
            case VARCHAR, TEXT ->
                any("", " ", "a'b\"c\\", "\u00e4\u20ac\ud83d\ude00", Long.toString(random.nextLong(), 36));
            case BOOLEAN -> random.nextBoolean();
            case BYTES -> {
                var bytes = new byte[random.nextInt(20)];
                random.nextBytes(bytes);
                yield bytes;
            }
            case INSTANT -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            case DATE -> LocalDate.ofEpochDay(random.nextInt(1_000_000));
            case TIME -> any(LocalTime.MIDNIGHT, LocalTime.MAX, LocalTime.ofSecondOfDay(random.nextInt(86_400)));
            case TIMESTAMP -> LocalDateTime.ofEpochSecond(random.nextInt(), 0, ZoneOffset.UTC);
            case OFFSET_TIMESTAMP ->
                OffsetDateTime.of(LocalDateTime.ofEpochSecond(random.nextInt(), 0, ZoneOffset.UTC), ZoneOffset.UTC);
            case DURATION -> any(Duration.ZERO, Duration.ofMillis(random.nextInt()));
            case UUID -> new UUID(random.nextLong(), random.nextLong());
            default -> throw new AssertionError(type + " is not a type of generated columns");
        };
    }

    private Object any(Object... values) {
        return values[random.nextInt(values.length)];
    }
}
