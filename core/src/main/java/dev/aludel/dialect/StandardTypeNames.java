package dev.aludel.dialect;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.type.SqlType;

/** The names that standard SQL has for the types, and the usual ones where it has none. */
final class StandardTypeNames {
    private StandardTypeNames() {}

    static String of(SqlType<?> type, String database) {
        return switch (type.kind()) {
            case SMALLINT -> "SMALLINT";
            case INTEGER -> "INTEGER";
            case BIGINT -> "BIGINT";
            case REAL -> "REAL";
            case DOUBLE -> "DOUBLE PRECISION";
            case DECIMAL ->
                type.length() == SqlType.UNLIMITED ? "DECIMAL" : "DECIMAL(" + type.length() + ", " + type.scale() + ")";
            case VARCHAR -> "VARCHAR(" + type.length() + ")";
            case TEXT -> "TEXT";
            case BOOLEAN -> "BOOLEAN";
            case BYTES -> "BLOB";
            case INSTANT, OFFSET_TIMESTAMP -> "TIMESTAMP(6) WITH TIME ZONE";
            case DATE -> "DATE";
            case TIME -> "TIME(6)";
            case TIMESTAMP -> "TIMESTAMP(6)";
            case DURATION -> "INTERVAL DAY TO SECOND(6)";
            case UUID -> "UUID";
            case JSON -> type.name().isEmpty() ? "JSON" : type.name();
            case ARRAY, RANGE, NATIVE_ENUM, UNKNOWN -> named(type, database);
        };
    }

    private static String named(SqlType<?> type, String database) {
        if (type.name().isEmpty()) {
            throw new UnsupportedFeatureException(
                    database + " has no type for a column of kind " + type.kind(),
                    "give the column a type that this database has, or a converter to one");
        }
        return type.name();
    }
}
