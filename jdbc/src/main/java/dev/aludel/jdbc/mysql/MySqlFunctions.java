package dev.aludel.jdbc.mysql;

import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.DatePart;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.TimeField;
import dev.aludel.sql.tree.TimeFormatNode;
import dev.aludel.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** How MySQL and MariaDB write functions that they spell otherwise than most. */
final class MySqlFunctions {
    /** Where the day of the week stands in a format. */
    private static final String DAY_OF_WEEK = "%w";

    private MySqlFunctions() {}

    /** Whether there is nothing like it. */
    static boolean lacking(FunctionNode node) {
        return switch (node.function()) {
            case PERCENTILE_CONT, PERCENTILE_DISC, MODE -> true;
            default -> false;
        };
    }

    /** The template, or null for those that are written as in standard SQL. */
    static @Nullable String template(ServerKind kind, FunctionNode node) {
        return switch (node.function()) {
            case BOOL_AND -> "min({0})";
            case BOOL_OR -> "max({0})";
            case STRING_AGG -> "group_concat({0} SEPARATOR {1})";
            case LENGTH -> "char_length({0})";
            case OCTET_LENGTH -> "length({0})";
            case POSITION -> "locate({0}, {1})";
            case SHA256 -> "sha2({0}, 256)";
            case REGEX_REPLACE -> "regexp_replace({0}, concat('(?-i)', {1}), " + replacement(kind) + ")";
            case ROUND -> rounded(node);
            case TRUNC -> "truncate({0}, {1})";
            // It is written with six digits otherwise.
            case PI -> "acos(-1)";
            case RANDOM -> "rand()";
            case BIT_AND -> "CAST({0p} & {1p} AS SIGNED)";
            case BIT_OR -> "CAST({0p} | {1p} AS SIGNED)";
            case BIT_XOR -> "CAST({0p} ^ {1p} AS SIGNED)";
            case BIT_NOT -> "CAST(~{0p} AS SIGNED)";
            case SHIFT_LEFT -> "CAST({0p} << {1p} AS SIGNED)";
            case SHIFT_RIGHT -> "CAST(if({0p} < 0, ~(~{0p} >> {1p}), {0p} >> {1p}) AS SIGNED)";
            case NOW -> "utc_timestamp(6)";
            case CURRENT_DATE -> "utc_date()";
            case DATE_TRUNC -> truncated(node);
            case EXTRACT -> extracted(node);
            case DATE_PLUS -> plus(node, "+", part(node).name());
            case PLUS_DURATION -> plus(node, "+", "MICROSECOND");
            case MINUS_DURATION -> plus(node, "-", "MICROSECOND");
            case UNTIL -> "timestampdiff(" + part(node) + ", {0}, {1})";
            case DURATION_BETWEEN -> "timestampdiff(MICROSECOND, {0}, {1})";
            case MAKE_DATE -> "CAST(concat_ws('-', lpad({0}, 4, '0'), {1}, {2}) AS DATE)";
            case TIME_OF -> "CAST({0} AS TIME(6))";
            case EPOCH_SECONDS -> "timestampdiff(SECOND, '1970-01-01 00:00:00', date_format({0}, '%Y-%m-%d %H:%i:%s'))";
            case FROM_EPOCH_SECONDS -> "CAST('1970-01-01 00:00:00' + INTERVAL {0} SECOND AS DATETIME(6))";
            case JSON_OBJECT -> json("json_object", node);
            case JSON_ARRAY -> json("json_array", node);
            case JSON_PATH -> "json_extract({0}, " + path(node) + ")";
            case JSON_TEXT -> scalar(kind, "json_extract({0}, " + path(node) + ")");
            default -> null;
        };
    }

    /** Of floating-point numbers by way of exact ones, which round halves away from zero; large ones have no fraction. */
    private static String rounded(FunctionNode node) {
        return switch (node.type().kind()) {
            case DOUBLE, REAL -> "if(abs({0}) < 1e15, CAST(round(CAST({0} AS DECIMAL(65, 30)), {1}) AS DOUBLE), {0})";
            default -> "round({0}, {1})";
        };
    }

    private static String truncated(FunctionNode node) {
        String pattern = switch (part(node)) {
            case YEAR -> "%Y-01-01";
            case MONTH -> "%Y-%m-01";
            case HOUR -> "%Y-%m-%d %H:00:00.000000";
            case MINUTE -> "%Y-%m-%d %H:%i:00.000000";
            case SECOND -> "%Y-%m-%d %H:%i:%s.000000";
            case MICROSECOND -> "%Y-%m-%d %H:%i:%s.%f";
            default -> "%Y-%m-%d";
        };
        String text = switch (part(node)) {
            case QUARTER -> "makedate(year({0}), 1) + INTERVAL (quarter({0}) - 1) * 3 MONTH";
            case WEEK -> "CAST({0} AS DATE) - INTERVAL weekday({0}) DAY";
            default ->
                node.type().kind() == TypeKind.TIME
                        ? "time_format({0}, '" + pattern.substring(pattern.indexOf(' ') + 1) + "')"
                        : "date_format({0}, '" + pattern + "')";
        };
        return "CAST(" + text + " AS " + type(node.type().kind()) + ")";
    }

    private static String extracted(FunctionNode node) {
        return switch (part(node)) {
            case WEEK -> "week({0}, 3)";
            case DAY_OF_WEEK -> "(weekday({0}) + 1)";
            case DAY_OF_YEAR -> "dayofyear({0})";
            default -> "extract(" + part(node) + " FROM {0})";
        };
    }

    /** With a cast, because a value that is added to is a text to these servers. */
    private static String plus(FunctionNode node, String sign, String unit) {
        TypeKind kind = node.type().kind();
        String time = kind == TypeKind.TIME ? "timestamp('2000-01-01', {0})" : "{0p}";
        return "CAST(" + time + " " + sign + " INTERVAL {1p} " + unit + " AS " + type(kind) + ")";
    }

    /** A time as text, in the words of {@code date_format}. */
    static String format(TimeFormatNode node) {
        var words = new StringBuilder();
        for (TimeField field : node.fields()) {
            words.append(
                    switch (field) {
                        case YEAR -> "%Y";
                        case MONTH -> "%m";
                        case DAY -> "%d";
                        case DAY_OF_YEAR -> "%j";
                        case WEEK_YEAR -> "%x";
                        case WEEK -> "%v";
                        case DAY_OF_WEEK -> DAY_OF_WEEK;
                        case HOUR -> "%H";
                        case MINUTE -> "%i";
                        case SECOND -> "%s";
                        case MICROSECOND -> "%f";
                        default -> field.text();
                    });
        }
        String function = node.operand().type().kind() == TypeKind.TIME ? "time_format" : "date_format";
        // Sunday is 0 to it, and nothing else is.
        String pattern = words.indexOf(DAY_OF_WEEK) < 0
                ? "'" + words + "'"
                : "concat('" + words.toString().replace(DAY_OF_WEEK, "', weekday({0}) + 1, '") + "')";
        return function + "({0}, " + pattern + ")";
    }

    private static String type(TypeKind kind) {
        return switch (kind) {
            case DATE -> "DATE";
            case TIME -> "TIME(6)";
            default -> "DATETIME(6)";
        };
    }

    /** MySQL's groups are {@code $1}; in a replacement {@code \\1} is one here, and a dollar is a dollar. */
    private static String replacement(ServerKind kind) {
        return switch (kind) {
            case MARIADB -> "{2}";
            case MYSQL -> "regexp_replace(replace({2}, '$', '\\$'), '\\\\([0-9])', '\\$$1')";
        };
    }

    /**
     * The null of JSON would come as a text; a cast gives other texts the collation that all others have. MySQL's type of a document
     * has JSON's own collation.
     */
    private static String scalar(ServerKind kind, String json) {
        String nothing = kind == ServerKind.MYSQL ? "'NULL' COLLATE utf8mb4_bin" : "'NULL'";
        return "CASE json_type(" + json + ") WHEN " + nothing + " THEN NULL ELSE CAST(json_unquote(" + json
                + ") AS CHAR) END";
    }

    /** A path made of its steps: keys are quoted as JSON texts. */
    private static String path(FunctionNode node) {
        var path = new StringBuilder("concat('$'");
        for (int i = 1; i < node.arguments().size(); i++) {
            path.append(
                    node.arguments().get(i).type().kind() == TypeKind.INTEGER
                            ? ", '[', {" + i + "}, ']'"
                            : ", '.', CAST(json_quote({" + i + "}) AS CHAR)");
        }
        return path.append(")").toString();
    }

    /** JSON that is a value of the statement is a text until it is parsed. */
    private static String json(String name, FunctionNode node) {
        var call = new StringBuilder(name).append('(');
        for (int i = 0; i < node.arguments().size(); i++) {
            var argument = node.arguments().get(i);
            boolean parsed = argument instanceof BindNode && argument.type().kind() == TypeKind.JSON;
            call.append(i == 0 ? "" : ", ")
                    .append(parsed ? "json_extract({" : "{")
                    .append(i)
                    .append(parsed ? "}, '$')" : "}");
        }
        return call.append(')').toString();
    }

    private static DatePart part(FunctionNode node) {
        DatePart part = node.part();
        return part == null ? DatePart.DAY : part;
    }
}
