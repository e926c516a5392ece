package dev.aludel.jdbc.sqlite;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.type.EnumLabels;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of types whose affinity keeps what is stored as it is, and what they mean; see {@code docs/types.md}. */
final class SqliteTypes {
    /** The type of a drawn key. */
    static final SqlType<Integer> KEY = SqlTypes.INTEGER;

    /** What a column is said to be of that was declared without a type, or as ANY in a strict table. */
    static final String TYPELESS = "ANY";

    private static final Pattern SIZED = Pattern.compile("([^(]+?)\\s*\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\)(.*)");

    private SqliteTypes() {}

    static String name(SqlType<?> type) {
        return switch (type.kind()) {
            case SMALLINT -> "SMALLINT";
            case INTEGER -> "INTEGER";
            case BIGINT, DURATION -> "BIGINT";
            case REAL -> "REAL";
            case DOUBLE -> "DOUBLE";
            case DECIMAL ->
                "DECIMAL_TEXT"
                        + (type.length() == SqlType.UNLIMITED ? "" : "(" + type.length() + ", " + type.scale() + ")")
                        + " COLLATE decimal";
            case VARCHAR -> type.length() == SqlType.UNLIMITED ? "VARCHAR" : "VARCHAR(" + type.length() + ")";
            case TEXT -> "TEXT";
            case BOOLEAN -> "BOOLEAN";
            case BYTES -> "BLOB";
            case INSTANT, OFFSET_TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case TIMESTAMP -> "TIMESTAMP";
            case UUID -> "CHAR(36)";
            case NATIVE_ENUM -> "VARCHAR(" + longest(type) + ")";
            case JSON -> "JSON_TEXT"; // plain JSON would have numbers made of documents that look like some
            case UNKNOWN -> type.name().isEmpty() ? refuse(type) : type.name();
            case ARRAY, RANGE -> refuse(type);
        };
    }

    /** The one of the five types of a strict table that keeps such values. */
    static String strict(SqlType<?> type) {
        return switch (type.kind()) {
            case SMALLINT, INTEGER, BIGINT, DURATION, BOOLEAN -> "INTEGER";
            case REAL, DOUBLE -> "REAL";
            case BYTES -> "BLOB";
            case DECIMAL -> "TEXT COLLATE decimal";
            case VARCHAR, TEXT, INSTANT, OFFSET_TIMESTAMP, TIMESTAMP, DATE, TIME, UUID, JSON, NATIVE_ENUM -> "TEXT";
            case UNKNOWN -> "ANY";
            case ARRAY, RANGE -> refuse(type);
        };
    }

    /** The type of a column from its name in CREATE TABLE; one without a name that is known here keeps it. */
    static SqlType<?> of(String name) {
        var sized = SIZED.matcher(name.strip());
        boolean limited = sized.matches();
        String word = (limited ? sized.group(1) : name).strip().toUpperCase(Locale.ROOT);
        int length = limited ? Integer.parseInt(sized.group(2)) : 0;
        return switch (word) {
            case "SMALLINT" -> SqlTypes.SMALLINT;
            case "INT", "INTEGER", "MEDIUMINT" -> SqlTypes.INTEGER;
            case "BIGINT" -> SqlTypes.BIGINT;
            case "REAL" -> SqlTypes.REAL;
            case "DOUBLE", "DOUBLE PRECISION", "FLOAT" -> SqlTypes.DOUBLE;
            case "DECIMAL_TEXT" -> limited ? SqlTypes.decimal(length, scale(sized.group(3))) : SqlTypes.DECIMAL;
            case "VARCHAR" -> limited ? SqlTypes.varchar(length) : SqlTypes.TEXT;
            case "TEXT" -> SqlTypes.TEXT;
            case "BOOLEAN" -> SqlTypes.BOOLEAN;
            case "BLOB" -> SqlTypes.BYTES;
            case "TIMESTAMP WITH TIME ZONE" -> SqlTypes.INSTANT;
            case "TIMESTAMP", "DATETIME" -> SqlTypes.TIMESTAMP;
            case "DATE" -> SqlTypes.DATE;
            case "TIME" -> SqlTypes.TIME;
            case "JSON_TEXT" -> SqlTypes.JSON;
            case "CHAR" -> length == 36 ? SqlTypes.UUID : SqlTypes.unknown(name);
            default -> SqlTypes.unknown(name);
        };
    }

    /**
     * What SQLite keeps in a column of a type that is not known here, told by the rules for its name; null where that may be
     * anything.
     */
    static @Nullable SqlType<?> byAffinity(String name) {
        String word = name.toUpperCase(Locale.ROOT);
        if (word.contains("INT")) {
            return SqlTypes.BIGINT;
        }
        if (word.contains("CHAR") || word.contains("CLOB") || word.contains("TEXT")) {
            return SqlTypes.TEXT;
        }
        if (word.contains("REAL") || word.contains("FLOA") || word.contains("DOUB")) {
            return SqlTypes.DOUBLE;
        }
        return word.startsWith("BLOB") ? SqlTypes.BYTES : null;
    }

    private static int scale(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int longest(SqlType<?> type) {
        return type.form() instanceof EnumLabels labels
                ? labels.labels().stream()
                        .mapToInt(label -> label.codePointCount(0, label.length()))
                        .max()
                        .orElse(1)
                : 1;
    }

    private static String refuse(SqlType<?> type) {
        throw new UnsupportedFeatureException(
                "SQLite has no type for a column of kind " + type.kind(),
                "keep it as text or bytes, with a converted type");
    }
}
