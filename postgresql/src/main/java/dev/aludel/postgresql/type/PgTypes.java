package dev.aludel.postgresql.type;

import dev.aludel.postgresql.type.form.Form;
import dev.aludel.type.GenericType;
import dev.aludel.type.JsonCodec;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import dev.aludel.type.TypeKind;
import java.lang.invoke.MethodHandles;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The types that PostgreSQL has and other databases have not, for columns of tables, {@code Row} lookups and parameters of
 * raw SQL. Thread-safe, stateless. Which Java class stands for what is in {@code docs/postgresql-types.md}.
 */
public final class PgTypes {
    /** JSON as the text it was stored with. */
    public static final SqlType<String> JSON = plain(TypeKind.JSON, "json", String.class);

    /** JSON as PostgreSQL keeps it best; read and written as text. */
    public static final SqlType<String> JSONB = plain(TypeKind.JSON, "jsonb", String.class);

    public static final SqlType<String> JSONPATH = named("jsonpath", String.class);
    public static final SqlType<String> XML = named("xml", String.class);
    /** Text without regard to case, of the extension citext. */
    public static final SqlType<String> CITEXT = named("citext", String.class);

    public static final SqlType<String> NAME = named("name", String.class);
    /** One ASCII character. */
    public static final SqlType<String> CHAR = named("\"char\"", String.class);
    /** An amount in the server's currency, as the server writes it. */
    public static final SqlType<String> MONEY = named("money", String.class);
    /** A numeric that may be NaN or infinite. */
    public static final SqlType<PgNumeric> NUMERIC = named("numeric", PgNumeric.class);

    /** Months, days and microseconds; see {@link PgInterval} for what {@code SqlTypes.DURATION} takes of them. */
    public static final SqlType<PgInterval> INTERVAL = named("interval", PgInterval.class);

    public static final SqlType<OffsetTime> TIMETZ = named("timetz", OffsetTime.class);
    public static final SqlType<PgInet> INET = named("inet", PgInet.class);
    /** {@code inet} that is a single host. */
    public static final SqlType<InetAddress> INET_ADDRESS = named("inet", InetAddress.class);

    public static final SqlType<PgCidr> CIDR = named("cidr", PgCidr.class);
    public static final SqlType<PgMacAddress> MACADDR = named("macaddr", PgMacAddress.class);
    public static final SqlType<PgMacAddress> MACADDR8 = named("macaddr8", PgMacAddress.class);
    public static final SqlType<PgBits> VARBIT = named("varbit", PgBits.class);
    public static final SqlType<PgPoint> POINT = named("point", PgPoint.class);
    public static final SqlType<PgLine> LINE = named("line", PgLine.class);
    public static final SqlType<PgSegment> SEGMENT = named("lseg", PgSegment.class);
    public static final SqlType<PgBox> BOX = named("box", PgBox.class);
    public static final SqlType<PgPath> PATH = named("path", PgPath.class);
    public static final SqlType<PgPolygon> POLYGON = named("polygon", PgPolygon.class);
    public static final SqlType<PgCircle> CIRCLE = named("circle", PgCircle.class);
    public static final SqlType<String> TSVECTOR = named("tsvector", String.class);
    public static final SqlType<String> TSQUERY = named("tsquery", String.class);
    /** A label path, of the extension ltree. */
    public static final SqlType<String> LTREE = named("ltree", String.class);

    public static final SqlType<String> LQUERY = named("lquery", String.class);
    public static final SqlType<PgLsn> LSN = named("pg_lsn", PgLsn.class);
    public static final SqlType<Long> OID = named("oid", Long.class);
    public static final SqlType<Long> XID8 = named("xid8", Long.class);

    /** Texts by texts, of the extension hstore; values may be null. */
    public static final SqlType<Map<String, String>> HSTORE = named("hstore", generic(Map.class));

    public static final SqlType<short[]> SHORT_ARRAY = primitives("smallint[]", short[].class);
    public static final SqlType<int[]> INT_ARRAY = primitives("integer[]", int[].class);
    public static final SqlType<long[]> LONG_ARRAY = primitives("bigint[]", long[].class);
    public static final SqlType<float[]> FLOAT_ARRAY = primitives("real[]", float[].class);
    public static final SqlType<double[]> DOUBLE_ARRAY = primitives("double precision[]", double[].class);
    public static final SqlType<boolean[]> BOOLEAN_ARRAY = primitives("boolean[]", boolean[].class);
    public static final SqlType<String[]> TEXT_ARRAY = primitives("text[]", String[].class);

    public static final SqlType<PgRange<Integer>> INT4RANGE = range("int4range", SqlTypes.INTEGER);
    public static final SqlType<PgRange<Long>> INT8RANGE = range("int8range", SqlTypes.BIGINT);
    public static final SqlType<PgRange<java.math.BigDecimal>> NUMRANGE = range("numrange", SqlTypes.DECIMAL);
    public static final SqlType<PgRange<LocalDate>> DATERANGE = range("daterange", SqlTypes.DATE);
    public static final SqlType<PgRange<LocalDateTime>> TSRANGE = range("tsrange", SqlTypes.TIMESTAMP);
    public static final SqlType<PgRange<Instant>> TSTZRANGE = range("tstzrange", SqlTypes.INSTANT);
    public static final SqlType<List<PgRange<Integer>>> INT4MULTIRANGE = multirange("int4multirange", SqlTypes.INTEGER);
    public static final SqlType<List<PgRange<Long>>> INT8MULTIRANGE = multirange("int8multirange", SqlTypes.BIGINT);
    public static final SqlType<List<PgRange<java.math.BigDecimal>>> NUMMULTIRANGE =
            multirange("nummultirange", SqlTypes.DECIMAL);
    public static final SqlType<List<PgRange<LocalDate>>> DATEMULTIRANGE = multirange("datemultirange", SqlTypes.DATE);
    public static final SqlType<List<PgRange<LocalDateTime>>> TSMULTIRANGE =
            multirange("tsmultirange", SqlTypes.TIMESTAMP);
    public static final SqlType<List<PgRange<Instant>>> TSTZMULTIRANGE = multirange("tstzmultirange", SqlTypes.INSTANT);

    private PgTypes() {}

    /** Values kept as JSON in a column of type {@code json}, which keeps the text as it was written; {@code jsonb} is usual. */
    public static <T> SqlType<T> json(GenericType<T> type, JsonCodec codec) {
        return SqlTypes.json(type, codec, JSON);
    }

    /** {@code bit(n)}. */
    public static SqlType<PgBits> bit(int length) {
        return named("bit(" + length + ")", PgBits.class);
    }

    /** {@code vector(n)} of the extension pgvector. */
    public static SqlType<float[]> vector(int dimensions) {
        return named("vector(" + dimensions + ")", float[].class);
    }

    /** {@code halfvec(n)} of the extension pgvector: what does not fit 16 bits is rounded. */
    public static SqlType<float[]> halfVector(int dimensions) {
        return named("halfvec(" + dimensions + ")", float[].class);
    }

    /**
     * A type of any name, read as the class natural to it or that of a {@link PgCodec} of your own.
     *
     * @param name the type's name, as SQL spells it
     */
    public static <T> SqlType<T> named(String name, Class<T> javaType) {
        return plain(TypeKind.UNKNOWN, name, javaType);
    }

    /** An array of one dimension, whatever subscript it starts at; its elements may be null. */
    public static <T> SqlType<List<T>> listOf(SqlType<T> element) {
        return SqlTypes.array(element);
    }

    /** An array of any dimensions and subscripts. */
    public static <T> SqlType<PgArray<T>> arrayOf(SqlType<T> element) {
        return SqlTypes.ofDriver(
                TypeKind.ARRAY,
                generic(PgArray.class),
                typeName(element) + "[]",
                new Form.ArrayOf(element, PgParts.ARRAY));
    }

    /**
     * A range type.
     *
     * @param name the type's name, as SQL spells it
     * @param bound the type of its bounds
     */
    public static <T> SqlType<PgRange<T>> range(String name, SqlType<T> bound) {
        return SqlTypes.ofDriver(TypeKind.RANGE, generic(PgRange.class), name, new Form.RangeOf(bound, PgParts.RANGE));
    }

    /** A multirange type (from PostgreSQL 14). */
    public static <T> SqlType<List<PgRange<T>>> multirange(String name, SqlType<T> bound) {
        return SqlTypes.ofDriver(
                TypeKind.RANGE, generic(List.class), name, new Form.MultirangeOf(bound, PgParts.MULTIRANGE));
    }

    /** An enumeration of the database's, whose labels are the names of the constants. */
    public static <E extends Enum<E>> SqlType<E> enumOf(String name, Class<E> javaType) {
        return enumOf(name, javaType, Enum::name);
    }

    /**
     * An enumeration of the database's.
     *
     * @param label the label of each constant
     * @throws IllegalArgumentException if two constants have the same label
     */
    public static <E extends Enum<E>> SqlType<E> enumOf(
            String name, Class<E> javaType, Function<? super E, String> label) {
        var byLabel = new HashMap<String, E>();
        for (var constant : javaType.getEnumConstants()) {
            if (byLabel.put(label.apply(constant), constant) != null) {
                throw new IllegalArgumentException("two constants have the label " + label.apply(constant));
            }
        }
        return SqlTypes.converted(javaType, plain(TypeKind.NATIVE_ENUM, name, String.class), label, text -> {
            var constant = byLabel.get(text);
            if (constant == null) {
                throw new dev.aludel.error.DataException(
                        javaType.getSimpleName() + " has no constant for the label " + text + " of " + name,
                        "bring the enumeration up to date, or read the column as text");
            }
            return constant;
        });
    }

    /** A composite type, its attributes in the classes natural to them. */
    public static SqlType<PgComposite> composite(String name) {
        return named(name, PgComposite.class);
    }

    /**
     * A composite type as a Java record: each component is read from the attribute of its name ({@code zipCode} from
     * {@code zip_code}).
     *
     * @throws IllegalArgumentException if the record is not public, or a component's class has no type
     */
    public static <R extends Record> SqlType<R> composite(String name, Class<R> javaType) {
        return SqlTypes.ofDriver(TypeKind.UNKNOWN, javaType, name, new Form.RecordOf(ComponentTypes.shapeOf(javaType)));
    }

    /**
     * The same for records that are not public, or of a module that does not export them.
     *
     * @param lookup {@code MethodHandles.lookup()} of a class that may use the record
     */
    public static <R extends Record> SqlType<R> composite(String name, Class<R> javaType, MethodHandles.Lookup lookup) {
        return SqlTypes.ofDriver(
                TypeKind.UNKNOWN, javaType, name, new Form.RecordOf(ComponentTypes.shapeOf(javaType, lookup)));
    }

    /** What PostgreSQL calls a type, limits included. */
    public static String typeName(SqlType<?> type) {
        var element = type.element();
        if (element != null) {
            return typeName(element) + "[]";
        }
        if (!type.name().isEmpty()) {
            return type.name();
        }
        boolean limited = type.length() != SqlType.UNLIMITED;
        return switch (type.kind()) {
            case SMALLINT -> "smallint";
            case INTEGER -> "integer";
            case BIGINT -> "bigint";
            case REAL -> "real";
            case DOUBLE -> "double precision";
            case DECIMAL -> limited ? "numeric(" + type.length() + "," + type.scale() + ")" : "numeric";
            case VARCHAR -> limited ? "varchar(" + type.length() + ")" : "varchar";
            case BOOLEAN -> "boolean";
            case BYTES -> "bytea";
            case INSTANT, OFFSET_TIMESTAMP -> "timestamptz";
            case DATE -> "date";
            case TIME -> "time";
            case TIMESTAMP -> "timestamp";
            case DURATION -> "interval";
            case UUID -> "uuid";
            case JSON -> "jsonb";
            case TEXT, ARRAY, RANGE, NATIVE_ENUM, UNKNOWN -> "text";
        };
    }

    private static <T> SqlType<T> plain(TypeKind kind, String name, Class<T> javaType) {
        return SqlTypes.ofDriver(kind, javaType, name, new Form.Plain());
    }

    private static <T> SqlType<T> primitives(String name, Class<T> javaType) {
        return plain(TypeKind.ARRAY, name, javaType);
    }

    /** The class of a generic type says nothing of its arguments. */
    @SuppressWarnings("unchecked")
    private static <T> Class<T> generic(Class<?> type) {
        return (Class<T>) type;
    }
}
