package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.type.PgArray;
import dev.aludel.postgresql.type.PgBits;
import dev.aludel.postgresql.type.PgBox;
import dev.aludel.postgresql.type.PgCidr;
import dev.aludel.postgresql.type.PgCircle;
import dev.aludel.postgresql.type.PgInet;
import dev.aludel.postgresql.type.PgInterval;
import dev.aludel.postgresql.type.PgLine;
import dev.aludel.postgresql.type.PgLsn;
import dev.aludel.postgresql.type.PgMacAddress;
import dev.aludel.postgresql.type.PgNumeric;
import dev.aludel.postgresql.type.PgPath;
import dev.aludel.postgresql.type.PgPoint;
import dev.aludel.postgresql.type.PgPolygon;
import dev.aludel.postgresql.type.PgRange;
import dev.aludel.postgresql.type.PgSegment;
import dev.aludel.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which type of the database a parameter is declared as: by its SQL type, or by its class. */
final class JavaTypes {
    private JavaTypes() {}

    /** The OID to declare, {@link Oids#INFERRED} for texts and for types that only the server knows. */
    static int oidOf(SqlType<?> type, TypeRegistry registry) {
        var element = type.element();
        if (element != null) {
            while (element.element() != null) {
                element = element.element();
            }
            return BuiltIns.arrayOf(oidOf(element, registry));
        }
        if (!type.name().isEmpty()) {
            return registry.oid(type.name());
        }
        return switch (type.kind()) {
            case SMALLINT -> Oids.INT2;
            case INTEGER -> Oids.INT4;
            case BIGINT -> Oids.INT8;
            case REAL -> Oids.FLOAT4;
            case DOUBLE -> Oids.FLOAT8;
            case DECIMAL -> Oids.NUMERIC;
            case BOOLEAN -> Oids.BOOL;
            case BYTES -> Oids.BYTEA;
            case INSTANT, OFFSET_TIMESTAMP -> Oids.TIMESTAMPTZ;
            case DATE -> Oids.DATE;
            case TIME -> Oids.TIME;
            case TIMESTAMP -> Oids.TIMESTAMP;
            case DURATION -> Oids.INTERVAL;
            case UUID -> Oids.UUID;
            case JSON -> Oids.JSONB;
            case VARCHAR, TEXT, ARRAY, RANGE, NATIVE_ENUM, UNKNOWN -> Oids.INFERRED;
        };
    }

    /** The OID to declare for a value without a type. */
    static int oidOf(@Nullable Object value) {
        return switch (value) {
            case null -> Oids.INFERRED;
            case Integer number -> Oids.INT4;
            case Long number -> Oids.INT8;
            case Short number -> Oids.INT2;
            case Byte number -> Oids.INT2;
            case BigDecimal number -> Oids.NUMERIC;
            case BigInteger number -> Oids.NUMERIC;
            case PgNumeric number -> Oids.NUMERIC;
            case Double number -> Oids.FLOAT8;
            case Float number -> Oids.FLOAT4;
            case Boolean flag -> Oids.BOOL;
            case byte[] bytes -> Oids.BYTEA;
            case Instant time -> Oids.TIMESTAMPTZ;
            case OffsetDateTime time -> Oids.TIMESTAMPTZ;
            case ZonedDateTime time -> Oids.TIMESTAMPTZ;
            case LocalDate date -> Oids.DATE;
            case LocalTime time -> Oids.TIME;
            case LocalDateTime time -> Oids.TIMESTAMP;
            case OffsetTime time -> Oids.TIMETZ;
            case Duration duration -> Oids.INTERVAL;
            case Period period -> Oids.INTERVAL;
            case PgInterval interval -> Oids.INTERVAL;
            case UUID id -> Oids.UUID;
            case PgRange<?> range -> rangeOf(range);
            default -> ArrayValue.isArray(value) ? arrayOf(value) : own(value);
        };
    }

    private static int own(Object value) {
        return switch (value) {
            case PgInet inet -> 869;
            case InetAddress address -> 869;
            case PgCidr cidr -> 650;
            case PgMacAddress address -> address.length() == 6 ? 829 : 774;
            case PgBits bits -> 1562;
            case PgLsn lsn -> 3220;
            case PgPoint point -> 600;
            case PgSegment segment -> 601;
            case PgPath path -> 602;
            case PgBox box -> 603;
            case PgPolygon polygon -> 604;
            case PgLine line -> 628;
            case PgCircle circle -> 718;
            default -> Oids.INFERRED;
        };
    }

    private static int rangeOf(PgRange<?> range) {
        return switch (oidOf(range.lower() != null ? range.lower() : range.upper())) {
            case Oids.INT2, Oids.INT4 -> 3904;
            case Oids.INT8 -> 3926;
            case Oids.NUMERIC -> 3906;
            case Oids.TIMESTAMP -> 3908;
            case Oids.TIMESTAMPTZ -> 3910;
            case Oids.DATE -> 3912;
            default -> Oids.INFERRED;
        };
    }

    /** By the first element there is. An array of floats may be a vector as well: the server says. */
    private static int arrayOf(Object value) {
        return switch (value) {
            case int[] numbers -> BuiltIns.arrayOf(Oids.INT4);
            case long[] numbers -> BuiltIns.arrayOf(Oids.INT8);
            case short[] numbers -> BuiltIns.arrayOf(Oids.INT2);
            case double[] numbers -> BuiltIns.arrayOf(Oids.FLOAT8);
            case boolean[] flags -> BuiltIns.arrayOf(Oids.BOOL);
            case float[] numbers -> Oids.INFERRED;
            case PgArray<?> array -> ofFirst(array.elements());
            case Collection<?> list -> ofFirst(list);
            case Object[] array -> ofFirst(java.util.Arrays.asList(array));
            default -> Oids.INFERRED;
        };
    }

    private static int ofFirst(Collection<? extends @Nullable Object> elements) {
        for (var element : elements) {
            if (element instanceof PgRange<?>) {
                return Oids.INFERRED; // an array of ranges, or a multirange: the server says
            }
            if (element != null) {
                return ArrayValue.isArray(element) ? arrayOf(element) : BuiltIns.arrayOf(oidOf(element));
            }
        }
        return Oids.INFERRED;
    }
}
