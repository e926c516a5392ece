package dev.aludel.postgresql.dialect;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.type.SqlType;

/** PostgreSQL's names of the types. */
final class PgTypeNames {
    private PgTypeNames() {}

    /** The type of a column. */
    static String column(SqlType<?> type) {
        boolean unlimited = type.length() == SqlType.UNLIMITED;
        if (!type.name().isEmpty()) {
            return type.name();
        }
        return switch (type.kind()) {
            case DECIMAL -> unlimited ? "NUMERIC" : "NUMERIC(" + type.length() + ", " + type.scale() + ")";
            case VARCHAR -> unlimited ? "VARCHAR" : "VARCHAR(" + type.length() + ")";
            case ARRAY -> array(element(type), column(element(type)));
            default -> cast(type);
        };
    }

    /** The type without its limits: what a value is cast to, because a cast to a limited type cuts values off silently. */
    static String cast(SqlType<?> type) {
        if (!type.name().isEmpty()) {
            return type.name();
        }
        return switch (type.kind()) {
            case SMALLINT -> "SMALLINT";
            case INTEGER -> "INTEGER";
            case BIGINT -> "BIGINT";
            case REAL -> "REAL";
            case DOUBLE -> "DOUBLE PRECISION";
            case DECIMAL -> "NUMERIC";
            case VARCHAR, TEXT, UNKNOWN -> "TEXT";
            case BOOLEAN -> "BOOLEAN";
            case BYTES -> "BYTEA";
            case INSTANT, OFFSET_TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case TIMESTAMP -> "TIMESTAMP";
            case DURATION -> "INTERVAL";
            case UUID -> "UUID";
            case JSON -> "JSONB";
            case ARRAY -> array(element(type), cast(element(type)));
            case RANGE, NATIVE_ENUM -> throw nameless(type);
        };
    }

    /** PostgreSQL keeps no number of dimensions: lists of lists have the type of a list. */
    static String array(SqlType<?> element, String name) {
        return element.element() == null ? name + "[]" : name;
    }

    private static SqlType<?> element(SqlType<?> type) {
        SqlType<?> element = type.element();
        if (element == null) {
            throw nameless(type);
        }
        return element;
    }

    private static UnsupportedFeatureException nameless(SqlType<?> type) {
        return new UnsupportedFeatureException(
                "a column of kind " + type.kind() + " has no name of a type of PostgreSQL",
                "say which type of the database it is");
    }
}
