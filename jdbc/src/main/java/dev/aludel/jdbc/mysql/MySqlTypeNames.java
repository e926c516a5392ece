package dev.aludel.jdbc.mysql;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.type.SqlType;

/** The names of the column types; see {@code docs/types.md}. */
final class MySqlTypeNames {
    /** What an index of InnoDB takes at most: 3,072 bytes, 4 for each character. */
    static final String KEY_TEXT = "VARCHAR(768)";

    /** More characters of utf8mb4 than this do not fit into a row. */
    private static final int LONGEST_VARCHAR = 16_383;

    private MySqlTypeNames() {}

    static String of(SqlType<?> type, ServerKind kind) {
        if (!type.name().isEmpty()) {
            return type.name();
        }
        boolean unlimited = type.length() == SqlType.UNLIMITED;
        return switch (type.kind()) {
            case SMALLINT -> "SMALLINT";
            case INTEGER -> "INT";
            case BIGINT, DURATION -> "BIGINT";
            case REAL -> "FLOAT";
            case DOUBLE -> "DOUBLE";
            case DECIMAL -> unlimited ? "DECIMAL(65, 30)" : "DECIMAL(" + type.length() + ", " + type.scale() + ")";
            case VARCHAR ->
                unlimited || type.length() > LONGEST_VARCHAR ? "LONGTEXT" : "VARCHAR(" + type.length() + ")";
            case TEXT -> "LONGTEXT";
            case BOOLEAN -> "BOOLEAN";
            case BYTES -> "LONGBLOB";
            case INSTANT, OFFSET_TIMESTAMP, TIMESTAMP -> "DATETIME(6)";
            case DATE -> "DATE";
            case TIME -> "TIME(6)";
            case UUID -> kind == ServerKind.MARIADB ? "UUID" : "CHAR(36)";
            case JSON -> "JSON";
            case ARRAY, RANGE, NATIVE_ENUM, UNKNOWN ->
                throw new UnsupportedFeatureException(
                        kind.title() + " has no type for a column of kind " + type.kind(),
                        "keep it as JSON, text or bytes, with a converted type");
        };
    }
}
