package dev.aludel.processor.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The classes of values that a column can hold as they are, and what the library calls each. */
public enum PlainKind {
    SHORT("java.lang.Short", "short", "ShortColumn", "shortColumn", "shortAt", "SMALLINT"),
    INT("java.lang.Integer", "int", "IntColumn", "intColumn", "intAt", "INTEGER"),
    LONG("java.lang.Long", "long", "LongColumn", "longColumn", "longAt", "BIGINT"),
    FLOAT("java.lang.Float", "float", "FloatColumn", "floatColumn", "floatAt", "REAL"),
    DOUBLE("java.lang.Double", "double", "DoubleColumn", "doubleColumn", "doubleAt", "DOUBLE"),
    BOOLEAN("java.lang.Boolean", "boolean", "BooleanColumn", "booleanColumn", "booleanAt", "BOOLEAN"),
    DECIMAL("java.math.BigDecimal", null, "DecimalColumn", "decimalColumn", "decimalAt", "DECIMAL"),
    TEXT("java.lang.String", null, "TextColumn", "textColumn", "stringAt", "TEXT"),
    BYTES("byte[]", null, "ValueColumn", "valueColumn", "bytesAt", "BYTES"),
    INSTANT("java.time.Instant", null, "TemporalColumn", "temporalColumn", "instantAt", "INSTANT"),
    DATE("java.time.LocalDate", null, "TemporalColumn", "temporalColumn", "dateAt", "DATE"),
    TIME("java.time.LocalTime", null, "TemporalColumn", "temporalColumn", "timeAt", "TIME"),
    DATE_TIME("java.time.LocalDateTime", null, "TemporalColumn", "temporalColumn", "dateTimeAt", "TIMESTAMP"),
    OFFSET_DATE_TIME(
            "java.time.OffsetDateTime",
            null,
            "TemporalColumn",
            "temporalColumn",
            "offsetDateTimeAt",
            "OFFSET_TIMESTAMP"),
    DURATION("java.time.Duration", null, "ComparableColumn", "column", "durationAt", "DURATION"),
    UUID("java.util.UUID", null, "ComparableColumn", "column", "uuidAt", "UUID");

    /** As it stands in errors that list what is possible. */
    public static final String LIST =
            "short, int, long, float, double, boolean and their boxes, BigDecimal, String, byte[],"
                    + " Instant, LocalDate, LocalTime, LocalDateTime, OffsetDateTime, Duration, UUID, enums";

    private final String javaType;
    private final @Nullable String primitive;
    private final String columnClass;
    private final String factory;
    private final String accessor;
    private final String constant;

    PlainKind(
            String javaType,
            @Nullable String primitive,
            String columnClass,
            String factory,
            String accessor,
            String constant) {
        this.javaType = javaType;
        this.primitive = primitive;
        this.columnClass = columnClass;
        this.factory = factory;
        this.accessor = accessor;
        this.constant = constant;
    }

    /** The kind that holds values of a Java type, named as in source, primitive or qualified. */
    public static Optional<PlainKind> of(String javaType) {
        return List.of(values()).stream()
                .filter(kind -> kind.javaType.equals(javaType) || javaType.equals(kind.primitive))
                .findFirst();
    }

    /** The class of values, boxed: a qualified name, or {@code byte[]}. */
    public String javaType() {
        return javaType;
    }

    /** The primitive that the class boxes, or null. */
    public @Nullable String primitive() {
        return primitive;
    }

    /** Simple name of the metamodel's column class. */
    public String columnClass() {
        return columnClass;
    }

    /** Whether the column class has the class of values as its type parameter. */
    public boolean generic() {
        return columnClass.equals("ComparableColumn")
                || columnClass.equals("TemporalColumn")
                || columnClass.equals("ValueColumn");
    }

    /** The method of a table that makes such a column. */
    public String factory() {
        return factory;
    }

    /** The method of a row reader that reads one. */
    public String accessor() {
        return accessor;
    }

    /** The constant of SqlTypes. */
    public String constant() {
        return constant;
    }

    public boolean counts() {
        return this == SHORT || this == INT || this == LONG;
    }
}
