package dev.aludel.jdbc.mysql;

import dev.aludel.error.DataException;
import dev.aludel.error.ParameterException;
import dev.aludel.jdbc.Utf8Length;
import dev.aludel.jdbc.WholeMicros;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives values to prepared statements, each in its own binary form. See {@code docs/types.md}. Immutable.
 *
 * @param kind the server that takes them
 * @param limit how many bytes it takes in one statement
 */
record MySqlValues(ServerKind kind, long limit) {
    /** The protocol counts parameters in 16 bits. */
    private static final int MOST = 65_535;

    /** Of DECIMAL(65, 30). */
    private static final int DIGITS = 65;

    private static final int PLACES = 30;

    /**
     * Binds all values, and says about how many bytes they take.
     *
     * @param types the types of the values, as far as they are known
     */
    long bind(PreparedStatement statement, List<SqlType<?>> types, @Nullable Object[] values) throws SQLException {
        if (values.length > MOST) {
            throw new ParameterException(
                    "the statement has " + values.length + " values, and MySQL and MariaDB take " + MOST,
                    "send fewer at a time: split the list, or write them to a table and join it");
        }
        long size = 0;
        for (int i = 0; i < values.length; i++) {
            var value = values[i];
            if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else {
                if (value instanceof BigDecimal number) {
                    checkPlaces(number, i < types.size() ? types.get(i) : SqlTypes.DECIMAL, i);
                }
                if (value instanceof Duration time && i < types.size() && Times.is(types.get(i))) {
                    // Connector/J makes 0 of every negative one. The compiler writes a cast around it.
                    statement.setString(i + 1, Times.text(time));
                    size += 40;
                } else {
                    size += bind(statement, i, value);
                }
            }
        }
        if (size > limit - 1024) {
            throw new DataException(
                    "the statement has " + size + " bytes of values, and the server takes " + limit
                            + " in one (max_allowed_packet)",
                    "raise max_allowed_packet on the server, or split the value",
                    "22001",
                    null);
        }
        return size;
    }

    /** Binds one value and says about how many bytes it takes. */
    private int bind(PreparedStatement statement, int index, Object value) throws SQLException {
        int at = index + 1;
        switch (value) {
            case Integer number -> statement.setInt(at, number);
            case Long number -> statement.setLong(at, number);
            case Short number -> statement.setShort(at, number);
            case Boolean flag -> statement.setBoolean(at, flag);
            case Double number -> statement.setDouble(at, finite(number, index));
            case Float number -> {
                finite(number.doubleValue(), index);
                statement.setFloat(at, number);
            }
            case BigDecimal number -> statement.setBigDecimal(at, number);
            case String text -> {
                statement.setString(at, text);
                return Utf8Length.of(text, index) + 9;
            }
            case byte[] bytes -> {
                statement.setBytes(at, bytes);
                return bytes.length + 9;
            }
            case Instant moment -> statement.setObject(at, utc(moment));
            case OffsetDateTime moment -> statement.setObject(at, utc(moment.toInstant()));
            case LocalDateTime time -> statement.setObject(at, stored(time));
            case LocalDate date -> {
                checkYear(date.getYear());
                // Connector/J sends a date with a time of day, which MySQL 9 refuses; a text means the same to it.
                switch (kind) {
                    case MARIADB -> statement.setObject(at, date);
                    case MYSQL -> statement.setString(at, date.toString());
                }
            }
            case LocalTime time -> statement.setObject(at, time.truncatedTo(ChronoUnit.MICROS));
            case Duration duration -> statement.setLong(at, WholeMicros.micros(duration));
            case UUID uuid -> statement.setString(at, uuid.toString());
            default ->
                throw new ParameterException(
                        "parameter " + at + " is a " + value.getClass().getName()
                                + ", which MySQL and MariaDB have no form for",
                        "convert it, or give its column a converted type");
        }
        return 40;
    }

    private static double finite(double number, int index) {
        if (!Double.isFinite(number)) {
            throw new DataException(
                    "parameter " + (index + 1) + " is " + number + ", which MySQL and MariaDB do not keep",
                    "use NULL if that is meant",
                    "22003",
                    null);
        }
        return number;
    }

    /** A column that limits no digits has 30 places, and the server would round without a word. */
    private static void checkPlaces(BigDecimal number, SqlType<?> type, int index) {
        if ((long) number.precision() - number.scale() > DIGITS && number.signum() != 0) {
            throw new DataException(
                    "parameter " + (index + 1) + " has more than the " + DIGITS
                            + " digits that MySQL and MariaDB keep of a decimal",
                    "round it, or keep it as text",
                    "22003",
                    null);
        }
        if (type.scale() == SqlType.UNLIMITED
                && number.scale() > PLACES
                && number.stripTrailingZeros().scale() > PLACES) {
            throw new DataException(
                    "parameter " + (index + 1) + " has more than the " + PLACES
                            + " decimal places that MySQL and MariaDB keep of a decimal without a precision",
                    "round it, or give the column a precision",
                    "22003",
                    null);
        }
    }

    private static LocalDateTime utc(Instant moment) {
        try {
            return stored(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw outOfRange(e);
        }
    }

    private static LocalDateTime stored(LocalDateTime time) {
        checkYear(time.getYear());
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private static void checkYear(int year) {
        if (year < 1 || year > 9999) {
            throw outOfRange(null);
        }
    }

    private static DataException outOfRange(@Nullable Throwable cause) {
        return new DataException(
                "the date lies outside of the years 1 to 9999, which MySQL and MariaDB keep",
                "use NULL, or a date within them, for \"never\"",
                "22008",
                cause);
    }
}
