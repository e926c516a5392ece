package dev.aludel.postgresql.type;

import dev.aludel.postgresql.type.form.Form;
import dev.aludel.postgresql.type.form.RecordShape;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import dev.aludel.type.TypeKind;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The SQL types of a record's components, by their Java types. */
final class ComponentTypes {
    private static final Map<Class<?>, SqlType<?>> PLAIN = Map.ofEntries(
            Map.entry(short.class, SqlTypes.SMALLINT),
            Map.entry(Short.class, SqlTypes.SMALLINT),
            Map.entry(int.class, SqlTypes.INTEGER),
            Map.entry(Integer.class, SqlTypes.INTEGER),
            Map.entry(long.class, SqlTypes.BIGINT),
            Map.entry(Long.class, SqlTypes.BIGINT),
            Map.entry(float.class, SqlTypes.REAL),
            Map.entry(Float.class, SqlTypes.REAL),
            Map.entry(double.class, SqlTypes.DOUBLE),
            Map.entry(Double.class, SqlTypes.DOUBLE),
            Map.entry(boolean.class, SqlTypes.BOOLEAN),
            Map.entry(Boolean.class, SqlTypes.BOOLEAN),
            Map.entry(BigDecimal.class, SqlTypes.DECIMAL),
            Map.entry(String.class, SqlTypes.TEXT),
            Map.entry(byte[].class, SqlTypes.BYTES),
            Map.entry(Instant.class, SqlTypes.INSTANT),
            Map.entry(OffsetDateTime.class, SqlTypes.OFFSET_TIMESTAMP),
            Map.entry(LocalDate.class, SqlTypes.DATE),
            Map.entry(LocalTime.class, SqlTypes.TIME),
            Map.entry(LocalDateTime.class, SqlTypes.TIMESTAMP),
            Map.entry(Duration.class, SqlTypes.DURATION),
            Map.entry(UUID.class, SqlTypes.UUID),
            Map.entry(Object.class, SqlTypes.UNKNOWN));

    /** Public records, taken apart once. */
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return shapeOf(type, MethodHandles.publicLookup());
        }
    };

    private ComponentTypes() {}

    static RecordShape shapeOf(Class<?> type) {
        return SHAPES.get(type);
    }

    static RecordShape shapeOf(Class<?> type, MethodHandles.Lookup lookup) {
        return RecordShape.of(type, lookup, component -> of(component.getGenericType(), lookup));
    }

    private static SqlType<?> of(Type type, MethodHandles.Lookup lookup) {
        if (type instanceof Class<?> plain) {
            return ofClass(plain, lookup);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            if (raw == Map.class) {
                return PgTypes.HSTORE;
            }
            var argument = generic.getActualTypeArguments()[0];
            if (raw == PgRange.class) {
                return PgTypes.range("", of(argument, lookup));
            }
            if (raw == PgArray.class) {
                return PgTypes.arrayOf(of(argument, lookup));
            }
            if (raw == List.class
                    && argument instanceof ParameterizedType inner
                    && inner.getRawType() == PgRange.class) {
                return PgTypes.multirange("", of(inner.getActualTypeArguments()[0], lookup));
            }
            if (raw == List.class) {
                return PgTypes.listOf(of(argument, lookup));
            }
        }
        throw new IllegalArgumentException("a component of the type " + type.getTypeName()
                + " has no SQL type: use a class of docs/postgresql-types.md");
    }

    private static SqlType<?> ofClass(Class<?> type, MethodHandles.Lookup lookup) {
        var plain = PLAIN.get(type);
        if (plain != null) {
            return plain;
        }
        if (type.isEnum()) {
            return byName(type);
        }
        if (type.isRecord() && type.getPackage() != PgTypes.class.getPackage()) {
            return SqlTypes.ofDriver(TypeKind.UNKNOWN, type, "", new Form.RecordOf(shapeOf(type, lookup)));
        }
        return PgTypes.named("", type);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an enumeration's class is a Class<E>, which wildcards cannot say
    private static SqlType<?> byName(Class<?> type) {
        return SqlTypes.enumByName((Class) type);
    }
}
