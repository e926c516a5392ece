package dev.aludel.jdbc.sqlite;

import dev.aludel.sql.tree.DatePart;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.TimeField;
import dev.aludel.sql.tree.TimeFormatNode;
import dev.aludel.type.TypeKind;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How SQLite writes functions that it spells otherwise than most. What it lacks has a Java function on each connection: those
 * named {@code decimal_..} and {@code time_..}, and {@link JavaTexts}.
 */
final class SqliteFunctions {
    private SqliteFunctions() {}

    /** The template, or null for those that are written as in standard SQL. */
    static @Nullable String template(FunctionNode node) {
        boolean decimal = node.type().kind() == TypeKind.DECIMAL;
        return switch (node.function()) {
            case SUM -> decimal ? "decimal_sum({0})" : null;
            case AVG -> decimal ? "decimal_avg({0})" : null;
            case MIN -> decimal ? "decimal_min({0})" : null;
            case MAX -> decimal ? "decimal_max({0})" : null;
            case BOOL_AND -> "min({0})";
            case BOOL_OR -> "max({0})";
            case STRING_AGG -> "string_agg({0}, {1})";
            case JSON_ARRAY_AGG -> json("json_group_array", node);
            case JSON_OBJECT_AGG -> json("json_group_object", node);
            case JSON_OBJECT -> json("json_object", node);
            case JSON_ARRAY -> json("json_array", node);
            case GREATEST -> decimal ? "max({0p} COLLATE decimal, {1*})" : "max({*})";
            case LEAST -> decimal ? "min({0p} COLLATE decimal, {1*})" : "min({*})";
            case NULLIF -> decimal ? "nullif({0p} COLLATE decimal, {1})" : null;
            case TRIM -> "trim({*})";
            case LEFT -> "substr({0}, 1, {1})";
            case RIGHT -> "substr({0}, max(length({0}) - {1p}, 0) + 1)";
            case SUBSTRING -> "substr({*})";
            case POSITION -> "instr({1}, {0})";
            case REPEAT -> "replace(hex(zeroblob({1})), '00', {0})";
            case CEIL, FLOOR, ABS, SIGN, ROUND, TRUNC -> number(node, decimal);
            case RANDOM -> "(abs(random() % 9007199254740992) / 9007199254740992.0)";
            case BIT_XOR -> "(({0p} | {1p}) - ({0p} & {1p}))";
            case NOW -> "strftime('%Y-%m-%d %H:%M:%f000Z', 'now')";
            case CURRENT_DATE -> "date('now')";
            case DATE_TRUNC -> "time_trunc(" + SqliteCasts.form(node.type().kind()) + ", " + part(node) + ", {0})";
            case EXTRACT -> "time_extract(" + form(node, 0) + ", " + part(node) + ", {0})";
            case DATE_PLUS -> "time_plus(" + SqliteCasts.form(node.type().kind()) + ", " + part(node) + ", {0}, {1})";
            case PLUS_DURATION -> "time_plus(" + SqliteCasts.form(node.type().kind()) + ", 'microsecond', {0}, {1})";
            case MINUS_DURATION -> "time_plus(" + SqliteCasts.form(node.type().kind()) + ", 'microsecond', {0}, -{1p})";
            case UNTIL -> "time_until(" + form(node, 0) + ", " + part(node) + ", {0}, {1})";
            case DURATION_BETWEEN -> "time_until(" + form(node, 0) + ", 'microsecond', {0}, {1})";
            case MAKE_DATE -> "make_date({*})";
            case DATE_OF -> "time_convert(" + form(node, 0) + ", 'date', {0})";
            case TIME_OF -> "time_convert(" + form(node, 0) + ", 'time', {0})";
            case EPOCH_SECONDS -> "time_epoch(" + form(node, 0) + ", {0})";
            case FROM_EPOCH_SECONDS -> "strftime('%Y-%m-%d %H:%M:%S.000000Z', {0}, 'unixepoch')";
            // The function would make a number or a text of a scalar; the operator leaves JSON what it is.
            case JSON_PATH -> "({0p} -> (" + path(node) + "))";
            case JSON_TEXT -> scalar("{0}, " + path(node));
            case JSON_LENGTH -> "json_array_length({0})";
            default -> null;
        };
    }

    /** A time as text, by a function that reads Java's letters. */
    static String format(TimeFormatNode node) {
        var pattern = node.fields().stream().map(TimeField::letters).collect(Collectors.joining());
        String quoted = "'" + pattern.replace("'", "''") + "'";
        return "time_format(" + SqliteCasts.form(node.operand().type().kind()) + ", " + quoted + ", {0})";
    }

    private static @Nullable String number(FunctionNode node, boolean decimal) {
        boolean ofDecimal = kind(node, 0) == TypeKind.DECIMAL;
        return switch (node.function()) {
            case CEIL -> decimal ? "decimal_ceil({0})" : null;
            case FLOOR -> decimal ? "decimal_floor({0})" : null;
            case ABS -> decimal ? "decimal_abs({0})" : null;
            case ROUND -> decimal ? "decimal_round({0}, {1})" : "CAST(decimal_round({0}, {1}) AS REAL)";
            case TRUNC -> decimal ? "decimal_trunc({0}, {1})" : "CAST(decimal_trunc({0}, {1}) AS REAL)";
            default -> ofDecimal ? "decimal_cmp({0}, '0')" : null;
        };
    }

    /** TRUE and FALSE would come as numbers. */
    private static String scalar(String place) {
        return "CASE json_type(" + place + ") WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE CAST(json_extract("
                + place + ") AS TEXT) END";
    }

    /** A path made of its steps: keys are quoted as JSON texts. */
    private static String path(FunctionNode node) {
        var path = new StringBuilder("'$'");
        for (int i = 1; i < node.arguments().size(); i++) {
            path.append(
                    kind(node, i) == TypeKind.INTEGER
                            ? " || '[' || {" + i + "} || ']'"
                            : " || '.' || json_quote({" + i + "})");
        }
        return path.toString();
    }

    /** JSON that was stored is a text until it is parsed. */
    private static String json(String name, FunctionNode node) {
        var call = new StringBuilder(name).append('(');
        for (int i = 0; i < node.arguments().size(); i++) {
            ExpressionNode argument = node.arguments().get(i);
            boolean made = argument instanceof FunctionNode function
                    && function.function().name().startsWith("JSON_");
            boolean parsed = argument.type().kind() == TypeKind.JSON && !made;
            call.append(i == 0 ? "" : ", ")
                    .append(parsed ? "json({" : "{")
                    .append(i)
                    .append(parsed ? "})" : "}");
        }
        return call.append(')').toString();
    }

    private static String part(FunctionNode node) {
        DatePart part = node.part();
        return part == null ? "''" : "'" + part.name().toLowerCase(java.util.Locale.ROOT) + "'";
    }

    private static String form(FunctionNode node, int argument) {
        return SqliteCasts.form(kind(node, argument));
    }

    private static TypeKind kind(FunctionNode node, int argument) {
        ExpressionNode operand = node.arguments().get(argument);
        return operand.type().kind();
    }
}
