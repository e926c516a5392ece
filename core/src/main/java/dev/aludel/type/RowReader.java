package dev.aludel.type;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The current row of a result, read by column index (from 0) straight from where the driver received it.
 *
 * <p>Valid only inside the callback it is handed to, on that thread; a later use fails. The typed methods must not be
 * called for a NULL (ask {@link #isNull(int)} first): they throw {@link dev.aludel.error.UnexpectedNullException}. A
 * value that does not fit the asked type exactly is a {@link dev.aludel.error.DataException}, never a truncated value.
 */
public interface RowReader {
    int columnCount();

    /** What the result calls a column, for messages. */
    String nameAt(int column);

    boolean isNull(int column);

    boolean booleanAt(int column);

    short shortAt(int column);

    int intAt(int column);

    long longAt(int column);

    float floatAt(int column);

    double doubleAt(int column);

    BigDecimal decimalAt(int column);

    String stringAt(int column);

    byte[] bytesAt(int column);

    Instant instantAt(int column);

    LocalDate dateAt(int column);

    LocalTime timeAt(int column);

    LocalDateTime dateTimeAt(int column);

    OffsetDateTime offsetDateTimeAt(int column);

    Duration durationAt(int column);

    UUID uuidAt(int column);

    /** The value in the class that the driver considers natural for the column, or null: for raw SQL without types. */
    @Nullable Object objectAt(int column);

    /** The value of a type that only this driver knows (arrays, ranges, JSON, enumerations of the database). */
    <T> T valueAt(int column, SqlType<T> type);
}
