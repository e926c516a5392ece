package dev.aludel.postgresql.type.codec;

import dev.aludel.error.DataException;
import dev.aludel.error.ResultUseException;
import dev.aludel.error.UnexpectedNullException;
import dev.aludel.postgresql.protocol.WireBytes;
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

/**
 * The current row, read where it lies in the bytes received. One object serves all rows of an execution: {@link #enter} puts
 * it on a row, {@link #leave} takes it off, and what is read after that fails. Not thread-safe.
 *
 * <p>The usual types are read straight from the bytes; all else takes the way over the value in its natural class.
 */
public final class PgRow implements RowReader {
    private static final byte[] NOTHING = {};

    private final String[] names;
    private final Codec[] codecs;
    private final byte[] kinds;
    private final int[] starts;
    private final int[] lengths;
    private byte[] bytes = NOTHING;
    /** The number of columns while the row is on a row, otherwise 0: one comparison answers both questions. */
    private int readable;

    PgRow(String[] names, Codec[] codecs, byte[] kinds) {
        this.names = names;
        this.codecs = codecs;
        this.kinds = kinds;
        starts = new int[kinds.length];
        lengths = new int[kinds.length];
    }

    /**
     * Puts it on the row in the body of a DataRow message. The bytes must stay as they are until {@link #leave()}.
     *
     * @throws DataException if this is no row of as many columns as were described
     */
    public void enter(byte[] chunk, int from, int to) {
        int count = kinds.length;
        if (to - from < 2 || WireBytes.uint16(chunk, from) != count) {
            throw Malformed.bytes("row", "has not the " + count + " columns that were described");
        }
        int at = from + 2;
        for (int i = 0; i < count; i++) {
            if (to - at < 4) {
                throw Malformed.bytes("row", "ends too early");
            }
            int length = WireBytes.int32(chunk, at);
            at += 4;
            if (length < -1 || length > to - at) {
                throw Malformed.bytes("row", "has a column of " + length + " bytes");
            }
            starts[i] = at;
            lengths[i] = kinds[i] == CellKind.VOID ? -1 : length;
            at += Math.max(length, 0);
        }
        if (at != to) {
            throw Malformed.bytes("row", "goes on after its end");
        }
        bytes = chunk;
        readable = count;
    }

    /** Takes it off the row. */
    public void leave() {
        readable = 0;
        bytes = NOTHING;
    }

    /** Puts it on a value inside of another one: the only column. */
    void cell(byte[] chunk, int from, int length) {
        bytes = chunk;
        starts[0] = from;
        lengths[0] = length;
        readable = 1;
    }

    @Override
    public int columnCount() {
        if (readable != kinds.length) {
            throw late();
        }
        return readable;
    }

    @Override
    public String nameAt(int column) {
        return names[column];
    }

    @Override
    public boolean isNull(int column) {
        if (column < 0 || column >= readable) {
            throw noColumn(column);
        }
        return lengths[column] < 0;
    }

    @Override
    public boolean booleanAt(int column) {
        int at = notNull(column);
        if (kinds[column] == CellKind.BOOL) {
            return Scalars.bool(bytes, at, lengths[column]);
        }
        if (natural(column) instanceof Boolean flag) {
            return flag;
        }
        throw misfit(column, "boolean");
    }

    @Override
    public short shortAt(int column) {
        long number = longAt(column);
        if ((short) number != number) {
            throw misfit(column, "short");
        }
        return (short) number;
    }

    @Override
    public int intAt(int column) {
        int at = notNull(column);
        if (kinds[column] == CellKind.INT4) {
            return Scalars.int4(bytes, at, lengths[column]);
        }
        long number = longAt(column);
        if ((int) number != number) {
            throw misfit(column, "int");
        }
        return (int) number;
    }

    @Override
    public long longAt(int column) {
        int at = notNull(column);
        return switch (kinds[column]) {
            case CellKind.INT8 -> Scalars.int8(bytes, at, lengths[column]);
            case CellKind.INT4 -> Scalars.int4(bytes, at, lengths[column]);
            case CellKind.INT2 -> Scalars.int2(bytes, at, lengths[column]);
            default -> wholeAt(column);
        };
    }

    private long wholeAt(int column) {
        var number = Numbers.exactLong(natural(column));
        if (number == null) {
            throw misfit(column, "long");
        }
        return number;
    }

    @Override
    public float floatAt(int column) {
        int at = notNull(column);
        if (kinds[column] == CellKind.FLOAT4) {
            return Scalars.float4(bytes, at, lengths[column]);
        }
        var number = Numbers.exactFloat(natural(column));
        if (number == null) {
            throw misfit(column, "float");
        }
        return number;
    }

    @Override
    public double doubleAt(int column) {
        int at = notNull(column);
        if (kinds[column] == CellKind.FLOAT8) {
            return Scalars.float8(bytes, at, lengths[column]);
        }
        var number = Numbers.exactDouble(natural(column));
        if (number == null) {
            throw misfit(column, "double");
        }
        return number;
    }

    @Override
    public BigDecimal decimalAt(int column) {
        int at = notNull(column);
        if (kinds[column] == CellKind.NUMERIC) {
            return Numerics.decimal(bytes, at, lengths[column]);
        }
        var number = Numbers.decimal(natural(column));
        if (number == null) {
            throw misfit(column, "decimal");
        }
        return number;
    }

    @Override
    public String stringAt(int column) {
        int at = notNull(column);
        if (kinds[column] == CellKind.TEXT) {
            return Utf8.read(bytes, at, at + lengths[column]);
        }
        var text = TextOf.value(kinds[column], codecs[column], bytes, at, at + lengths[column]);
        if (text == null) {
            throw misfit(column, "text");
        }
        return text;
    }

    @Override
    public byte[] bytesAt(int column) {
        int at = notNull(column);
        if (kinds[column] == CellKind.BYTEA) {
            return Scalars.bytea(bytes, at, lengths[column]);
        }
        if (natural(column) instanceof byte[] value) {
            return value;
        }
        throw misfit(column, "array of bytes");
    }

    @Override
    public Instant instantAt(int column) {
        int at = notNull(column);
        if (kinds[column] == CellKind.TIMESTAMPTZ) {
            return Times.instant(bytes, at, lengths[column]);
        }
        if (natural(column) instanceof Instant moment) {
            return moment;
        }
        throw misfit(column, "moment");
    }

    @Override
    public LocalDate dateAt(int column) {
        int at = notNull(column);
        if (kinds[column] == CellKind.DATE) {
            return Times.date(bytes, at, lengths[column]);
        }
        if (natural(column) instanceof LocalDate date) {
            return date;
        }
        throw misfit(column, "date");
    }

    @Override
    public LocalTime timeAt(int column) {
        if (natural(column) instanceof LocalTime time) {
            return time;
        }
        throw misfit(column, "time of day");
    }

    @Override
    public LocalDateTime dateTimeAt(int column) {
        int at = notNull(column);
        if (kinds[column] == CellKind.TIMESTAMP) {
            return Times.dateTime(bytes, at, lengths[column]);
        }
        if (natural(column) instanceof LocalDateTime time) {
            return time;
        }
        throw misfit(column, "date and time without a zone");
    }

    /** The moment at UTC: PostgreSQL keeps no offset. */
    @Override
    public OffsetDateTime offsetDateTimeAt(int column) {
        return Times.atUtc(instantAt(column));
    }

    @Override
    public Duration durationAt(int column) {
        if (natural(column) instanceof dev.aludel.postgresql.type.PgInterval interval) {
            return interval.toDuration();
        }
        throw misfit(column, "duration");
    }

    @Override
    public UUID uuidAt(int column) {
        int at = notNull(column);
        if (kinds[column] == CellKind.UUID) {
            return Scalars.uuid(bytes, at, lengths[column]);
        }
        if (natural(column) instanceof UUID id) {
            return id;
        }
        throw misfit(column, "UUID");
    }

    @Override
    public @Nullable Object objectAt(int column) {
        return isNull(column) ? null : natural(column);
    }

    @Override
    public <T> T valueAt(int column, SqlType<T> type) {
        int at = notNull(column);
        int to = at + lengths[column];
        var codec = codecs[column];
        Object value = switch (kinds[column]) {
            case CellKind.TEXT -> Utf8.read(bytes, at, to);
            case CellKind.PARSED -> Typed.parse(codec, type, Utf8.read(bytes, at, to));
            default -> Typed.read(codec, type, bytes, at, to);
        };
        if (!type.javaType().isInstance(value)) {
            throw misfit(column, type.toString());
        }
        return type.javaType().cast(value);
    }

    /** The value in the class natural to its type; not for NULL. */
    private Object natural(int column) {
        int at = notNull(column);
        int to = at + lengths[column];
        return switch (kinds[column]) {
            case CellKind.TEXT -> Utf8.read(bytes, at, to);
            case CellKind.PARSED -> Typed.parse(codecs[column], Utf8.read(bytes, at, to));
            default -> codecs[column].read(bytes, at, to);
        };
    }

    private int notNull(int column) {
        if (column < 0 || column >= readable) {
            throw noColumn(column);
        }
        if (lengths[column] < 0) {
            throw new UnexpectedNullException(
                    "the result column " + names[column] + " is NULL",
                    "read it as an optional value, make the field of an entity @Nullable, or repair the row");
        }
        return starts[column];
    }

    private ResultUseException noColumn(int column) {
        return readable != kinds.length
                ? late()
                : new ResultUseException(
                        "there is no column " + column + " in a row of " + readable, "columns count from 0");
    }

    private static ResultUseException late() {
        return new ResultUseException(
                "a row was read after its callback had ended", "copy what you need inside the callback");
    }

    private DataException misfit(int column, String wanted) {
        return new DataException(
                "the result column " + names[column] + " is of the type " + codecs[column].typeName()
                        + " and holds no exact " + wanted,
                "read it as another type, or cast it in the SQL",
                "22018",
                null);
    }
}
