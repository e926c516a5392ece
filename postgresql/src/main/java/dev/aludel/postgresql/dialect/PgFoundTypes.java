package dev.aludel.postgresql.dialect;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the names mean that PostgreSQL's {@code format_type} has for the types of columns. */
final class PgFoundTypes {
    private static final Pattern SIZED = Pattern.compile("(.+?)\\((\\d+)(?:,\\s*(-?\\d+))?\\)(.*)");

    private PgFoundTypes() {}

    /** The type of this name; one that is not known here keeps it. */
    static SqlType<?> of(String name) {
        if (name.endsWith("[]")) {
            return SqlTypes.array(of(name.substring(0, name.length() - 2)));
        }
        var sized = SIZED.matcher(name.strip());
        boolean limited = sized.matches();
        String word = (limited ? sized.group(1) + sized.group(4) : name).strip().toLowerCase(Locale.ROOT);
        int length = limited ? Integer.parseInt(sized.group(2)) : SqlType.UNLIMITED;
        return switch (word) {
            case "smallint", "int2" -> SqlTypes.SMALLINT;
            case "integer", "int", "int4" -> SqlTypes.INTEGER;
            case "bigint", "int8" -> SqlTypes.BIGINT;
            case "real", "float4" -> SqlTypes.REAL;
            case "double precision", "float8", "float" -> SqlTypes.DOUBLE;
            case "numeric", "decimal" -> limited ? decimal(name, length, sized.group(3)) : SqlTypes.DECIMAL;
            case "character varying", "varchar" ->
                limited ? SqlTypes.varchar(length) : SqlTypes.unknown("character varying");
            case "text" -> SqlTypes.TEXT;
            case "boolean", "bool" -> SqlTypes.BOOLEAN;
            case "bytea" -> SqlTypes.BYTES;
            case "date" -> SqlTypes.DATE;
            case "uuid" -> SqlTypes.UUID;
            case "jsonb" -> SqlTypes.JSON;
            case "interval" -> limited ? SqlTypes.unknown(name) : SqlTypes.DURATION;
            case "timestamp with time zone", "timestamptz" ->
                moment("timestamp", length, " with time zone", SqlTypes.INSTANT);
            case "timestamp without time zone", "timestamp" ->
                moment("timestamp", length, " without time zone", SqlTypes.TIMESTAMP);
            case "time without time zone", "time" -> moment("time", length, " without time zone", SqlTypes.TIME);
            case "time with time zone", "timetz" ->
                SqlTypes.unknown(limited ? "time(" + length + ") with time zone" : "time with time zone");
            case "character", "char", "bpchar" ->
                SqlTypes.unknown(limited ? "character(" + length + ")" : name.equals("bpchar") ? name : "character(1)");
            case "bit varying", "varbit" -> SqlTypes.unknown(limited ? "bit varying(" + length + ")" : "bit varying");
            default -> SqlTypes.unknown(name);
        };
    }

    private static SqlType<?> decimal(String name, int precision, String scale) {
        int digits = scale == null ? 0 : Integer.parseInt(scale);
        return digits < 0 || digits > precision ? SqlTypes.unknown(name) : SqlTypes.decimal(precision, digits);
    }

    /** Six digits behind the second are the usual, and what the type keeps. */
    private static SqlType<?> moment(String word, int digits, String zone, SqlType<?> usual) {
        return digits == SqlType.UNLIMITED || digits == 6 ? usual : SqlTypes.unknown(word + "(" + digits + ")" + zone);
    }
}
