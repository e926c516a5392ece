package dev.aludel.dialect;

import dev.aludel.sql.tree.DatePart;
import dev.aludel.sql.tree.FunctionNode;
import java.util.Locale;

/** How functions are written in standard SQL, or as most databases write them; see {@link Template}. */
final class StandardFunctions {
    private StandardFunctions() {}

    static String template(FunctionNode node) {
        return switch (node.function()) {
            case COUNT -> node.arguments().isEmpty() ? "count(*)" : "count({0!})";
            case BOOL_AND -> "every({0})";
            case BOOL_OR -> "some({0})";
            case STRING_AGG -> "listagg({0}, {1})";
            case JSON_ARRAY_AGG -> "json_arrayagg({0})";
            case JSON_OBJECT_AGG -> "json_objectagg({0}, {1})";
            case TRIM_START -> "ltrim({*})";
            case TRIM_END -> "rtrim({*})";
            case TRIM -> node.arguments().size() == 1 ? "trim({0})" : "trim({1} FROM {0})";
            case POSITION -> "position({0p} IN {1p})";
            case PAD_START -> "lpad({*})";
            case PAD_END -> "rpad({*})";
            case CONCAT_WS -> "concat_ws({*!})";
            case REGEX_REPLACE -> "regexp_replace({*})";
            case BIT_AND -> "({0p} & {1p})";
            case BIT_OR -> "({0p} | {1p})";
            case BIT_XOR -> "({0p} ^ {1p})";
            case BIT_NOT -> "(~{0p})";
            case SHIFT_LEFT -> "({0p} << {1p})";
            case SHIFT_RIGHT -> "({0p} >> {1p})";
            case NOW -> "CURRENT_TIMESTAMP";
            case CURRENT_DATE -> "CURRENT_DATE";
            case DATE_TRUNC -> "date_trunc('" + word(node) + "', {0})";
            case EXTRACT -> "extract(" + word(node) + " FROM {0})";
            case DATE_PLUS -> "({0p} + {1p} * INTERVAL '1' " + word(node) + ")";
            case PLUS_DURATION -> "({0p} + {1p})";
            case MINUS_DURATION -> "({0p} - {1p})";
            case UNTIL -> "timestampdiff(" + word(node) + ", {0}, {1})";
            case DURATION_BETWEEN -> "({1p} - {0p})";
            case DATE_OF -> "CAST({0} AS DATE)";
            case TIME_OF -> "CAST({0} AS TIME)";
            case EPOCH_SECONDS -> "extract(EPOCH FROM {0})";
            case FROM_EPOCH_SECONDS -> "to_timestamp({0})";
            default -> node.function().label() + "({*})";
        };
    }

    private static String word(FunctionNode node) {
        DatePart part = node.part();
        return part == null ? "" : part.name().toLowerCase(Locale.ROOT);
    }
}
