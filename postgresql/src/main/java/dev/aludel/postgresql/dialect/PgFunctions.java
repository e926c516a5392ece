package dev.aludel.postgresql.dialect;

import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.DatePart;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.sql.tree.TimeField;
import dev.aludel.sql.tree.TimeFormatNode;
import dev.aludel.type.TypeKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How PostgreSQL writes functions that it spells otherwise than most. Moments are cut and taken apart in UTC. */
final class PgFunctions {
    private PgFunctions() {}

    /** The template, or null for those that are written as in standard SQL. */
    static @Nullable String template(FunctionNode node) {
        return switch (node.function()) {
            // The sum of REALs would be a REAL, which loses digits as it grows.
            case SUM -> kind(node, 0) == TypeKind.REAL ? "sum(CAST({0} AS DOUBLE PRECISION))" : null;
            case BOOL_AND -> "bool_and({0})";
            case BOOL_OR -> "bool_or({0})";
            case VAR_POP, VAR_SAMP, STDDEV_POP, STDDEV_SAMP ->
                node.function().label() + "(CAST({0} AS DOUBLE PRECISION))";
            case STRING_AGG -> "string_agg({0}, {1})";
            case JSON_ARRAY_AGG -> "jsonb_agg({0!})";
            case JSON_OBJECT_AGG -> "jsonb_object_agg({0!}, {1!})";
            case GREATEST, LEAST -> ifAllKnown(node);
            case TRIM -> "btrim({*})";
            case SHA256 -> "encode(sha256(convert_to({0}, 'UTF8')), 'hex')";
            case REGEX_REPLACE -> "regexp_replace({0}, {1}, {2}, 'g')";
            case ROUND, TRUNC -> rounded(node);
            case SIGN -> "CAST(sign({0}) AS INTEGER)";
            case POWER, SQRT, EXP, LN, LOG10, SIN, COS, TAN, ASIN, ACOS, ATAN, ATAN2, DEGREES, RADIANS -> real(node);
            case BIT_XOR -> "({0p} # {1p})";
            case NOW -> "now()";
            case CURRENT_DATE -> "CAST(now() AT TIME ZONE 'UTC' AS DATE)";
            case DATE_TRUNC -> truncated(node);
            case EXTRACT -> extracted(node);
            case DATE_PLUS -> plus(node);
            case PLUS_DURATION -> "({0p} + {1p})";
            case MINUS_DURATION -> "({0p} - {1p})";
            case UNTIL -> until(node);
            case DURATION_BETWEEN ->
                kind(node, 0) == TypeKind.DATE ? "(({1p} - {0p}) * INTERVAL '1 day')" : "({1p} - {0p})";
            case MAKE_DATE -> "make_date({*})";
            case DATE_OF -> "CAST(" + utc(node, 0) + " AS DATE)";
            case TIME_OF -> "CAST(" + utc(node, 0) + " AS TIME)";
            case EPOCH_SECONDS -> "CAST(floor(extract(EPOCH FROM {0})) AS BIGINT)";
            case FROM_EPOCH_SECONDS -> "to_timestamp({0})";
            case JSON_PATH -> steps(node, " -> ");
            case JSON_TEXT -> steps(node, " ->> ");
            case JSON_OBJECT -> "jsonb_build_object({*!})";
            case JSON_ARRAY -> "jsonb_build_array({*!})";
            case JSON_CONTAINS -> "(" + jsonb(node, 0) + " @> " + jsonb(node, 1) + ")";
            case JSON_LENGTH -> "jsonb_array_length(" + jsonb(node, 0) + ")";
            default -> null;
        };
    }

    /** The function leaves NULL out, where other databases let it win. */
    private static String ifAllKnown(FunctionNode node) {
        var condition = new StringBuilder();
        for (int i = 0; i < node.arguments().size(); i++) {
            // The server learns a value's type from a cast, as nothing else stands beside it.
            boolean value = node.arguments().get(i) instanceof BindNode;
            condition.append(i == 0 ? "" : " AND ").append("{").append(i).append(value ? "!" : "p");
            condition.append("} IS NOT NULL");
        }
        return "CASE WHEN " + condition + " THEN " + node.function().label() + "({*}) END";
    }

    /** Of floating-point numbers by way of exact ones, because the function for them has no digits and rounds halves to even. */
    private static String rounded(FunctionNode node) {
        String name = node.function().label();
        return switch (node.type().kind()) {
            case DOUBLE, REAL -> "CAST(" + name + "(CAST({0} AS NUMERIC), {1}) AS DOUBLE PRECISION)";
            default -> name + "({0}, {1})";
        };
    }

    private static String real(FunctionNode node) {
        var arguments = new StringBuilder();
        for (int i = 0; i < node.arguments().size(); i++) {
            boolean exact = kind(node, i) == TypeKind.DECIMAL || kind(node, i) == TypeKind.BIGINT;
            arguments
                    .append(i == 0 ? "" : ", ")
                    .append(exact ? "CAST({" + i + "} AS DOUBLE PRECISION)" : "{" + i + "}");
        }
        return (node.function() == StandardFunction.LOG10
                        ? "log"
                        : node.function().label()) + "(" + arguments + ")";
    }

    private static String truncated(FunctionNode node) {
        return switch (node.type().kind()) {
            case DATE -> "CAST(date_trunc('" + word(node) + "', CAST({0} AS TIMESTAMP)) AS DATE)";
            case TIME -> "CAST(date_trunc('" + word(node) + "', CAST({0} AS INTERVAL)) AS TIME)";
            case TIMESTAMP -> "date_trunc('" + word(node) + "', {0})";
            default -> "date_trunc('" + word(node) + "', {0}, 'UTC')";
        };
    }

    private static String extracted(FunctionNode node) {
        // The server takes no hours from a date, of which there are none.
        boolean hours = switch (part(node)) {
            case HOUR, MINUTE, SECOND, MICROSECOND -> true;
            default -> false;
        };
        String time = hours && kind(node, 0) == TypeKind.DATE ? "CAST({0} AS TIMESTAMP)" : utc(node, 0);
        return switch (part(node)) {
            case DAY_OF_WEEK -> "CAST(extract(ISODOW FROM " + time + ") AS INTEGER)";
            case DAY_OF_YEAR -> "CAST(extract(DOY FROM " + time + ") AS INTEGER)";
            case SECOND -> "CAST(floor(extract(SECOND FROM " + time + ")) AS INTEGER)";
            case MICROSECOND -> "(CAST(extract(MICROSECONDS FROM " + time + ") AS INTEGER) % 1000000)";
            default -> "CAST(extract(" + part(node) + " FROM " + time + ") AS INTEGER)";
        };
    }

    private static String plus(FunctionNode node) {
        String sum = utc(node, 0) + " + {1p} * INTERVAL '" + interval(node) + "'";
        return switch (node.type().kind()) {
            case DATE -> "CAST(" + sum + " AS DATE)";
            case TIME, TIMESTAMP -> "(" + sum + ")";
            default -> "((" + sum + ") AT TIME ZONE 'UTC')";
        };
    }

    private static String until(FunctionNode node) {
        boolean days = kind(node, 0) == TypeKind.DATE;
        String from = days ? "CAST({0} AS TIMESTAMP)" : utc(node, 0);
        String to = days ? "CAST({1} AS TIMESTAMP)" : utc(node, 1);
        String months = "(extract(YEAR FROM age(" + to + ", " + from + ")) * 12 + extract(MONTH FROM age(" + to + ", "
                + from + ")))";
        String seconds = "extract(EPOCH FROM " + to + " - " + from + ")";
        String number = switch (part(node)) {
            case YEAR -> "trunc(" + months + " / 12)";
            case QUARTER -> "trunc(" + months + " / 3)";
            case MONTH -> months;
            case WEEK -> "trunc(" + seconds + " / 604800)";
            case DAY -> "trunc(" + seconds + " / 86400)";
            case HOUR -> "trunc(" + seconds + " / 3600)";
            case MINUTE -> "trunc(" + seconds + " / 60)";
            case MICROSECOND -> seconds + " * 1000000";
            default -> "trunc(" + seconds + ")";
        };
        return "CAST(" + number + " AS BIGINT)";
    }

    private static String interval(FunctionNode node) {
        return switch (part(node)) {
            case QUARTER -> "3 months";
            default -> "1 " + word(node);
        };
    }

    /** A time as text, in the words of {@code to_char}; a letter stands for itself in quotes. */
    static String format(TimeFormatNode node) {
        var words = new StringBuilder();
        for (TimeField field : node.fields()) {
            words.append(
                    switch (field) {
                        case YEAR -> "YYYY";
                        case MONTH -> "MM";
                        case DAY -> "DD";
                        case DAY_OF_YEAR -> "DDD";
                        case WEEK_YEAR -> "IYYY";
                        case WEEK -> "IW";
                        case DAY_OF_WEEK -> "ID";
                        case HOUR -> "HH24";
                        case MINUTE -> "MI";
                        case SECOND -> "SS";
                        case MICROSECOND -> "US";
                        case LETTER_T, LETTER_W, LETTER_Z -> "\"" + field.text() + "\"";
                        default -> field.text();
                    });
        }
        String time = switch (node.operand().type().kind()) {
            case DATE -> "CAST({0} AS TIMESTAMP)";
            case TIME -> "CAST({0} AS INTERVAL)";
            case TIMESTAMP -> "{0!}";
            default -> "{0p} AT TIME ZONE 'UTC'";
        };
        return "to_char(" + time + ", '" + words + "')";
    }

    /** A moment as the date and time that it has in UTC; other times as they are. */
    private static String utc(FunctionNode node, int argument) {
        return switch (kind(node, argument)) {
            case DATE, TIME, TIMESTAMP -> "{" + argument + "p}";
            default -> "({" + argument + "p} AT TIME ZONE 'UTC')";
        };
    }

    private static String steps(FunctionNode node, String last) {
        var path = new StringBuilder("(").append(jsonb(node, 0));
        int count = node.arguments().size();
        if (count == 1) {
            return last.equals(" -> ") ? "{0}" : "(" + jsonb(node, 0) + " #>> CAST(ARRAY[] AS TEXT[]))";
        }
        for (int i = 1; i < count; i++) {
            path.append(i == count - 1 ? last : " -> ").append("{").append(i).append("p}");
        }
        return path.append(")").toString();
    }

    private static String jsonb(FunctionNode node, int argument) {
        var document = node.arguments().get(argument);
        return document.type().kind() == TypeKind.JSON
                        && !document.type().name().equals("json")
                        && !(document instanceof BindNode)
                ? "{" + argument + "p}"
                : "CAST({" + argument + "} AS JSONB)";
    }

    private static DatePart part(FunctionNode node) {
        DatePart part = node.part();
        return part == null ? DatePart.DAY : part;
    }

    private static String word(FunctionNode node) {
        return part(node).name().toLowerCase(Locale.ROOT);
    }

    private static TypeKind kind(FunctionNode node, int argument) {
        return node.arguments().get(argument).type().kind();
    }
}
