package dev.aludel.postgresql.client;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a statement calls functions that might change its session: settings, advisory locks, LISTEN. Only those known not to
 * are taken to be harmless, as the answer no means that the session is not reset.
 */
final class SideEffects {
    private static final Pattern CALL = Pattern.compile("([A-Za-z_\"][\\w.$\"]*)\\s*\\(");

    /** Words before a parenthesis: SQL's own, and functions without an effect. */
    private static final Set<String> HARMLESS = Set.of(
            // syntax
            "in",
            "any",
            "all",
            "some",
            "exists",
            "values",
            "and",
            "or",
            "not",
            "as",
            "on",
            "using",
            "into",
            "where",
            "select",
            "from",
            "join",
            "over",
            "filter",
            "within",
            "group",
            "by",
            "set",
            "insert",
            "returning",
            "when",
            "then",
            "else",
            "case",
            "between",
            "like",
            "ilike",
            "is",
            "union",
            "except",
            "intersect",
            "array",
            "row",
            "partition",
            "order",
            "distinct",
            "with",
            "conflict",
            "cast",
            "extract",
            "position",
            "substring",
            "trim",
            "overlay",
            "materialized",
            "recursive",
            "of",
            "lateral",
            "limit",
            "offset",
            "having",
            "sets",
            "rollup",
            "cube",
            "merge",
            "matched",
            "only",
            "update",
            "delete",
            // types with a length
            "varchar",
            "char",
            "character",
            "varying",
            "numeric",
            "decimal",
            "timestamp",
            "timestamptz",
            "time",
            "timetz",
            "interval",
            "bit",
            "float",
            "precision",
            // functions
            "count",
            "sum",
            "avg",
            "min",
            "max",
            "coalesce",
            "nullif",
            "greatest",
            "least",
            "lower",
            "upper",
            "length",
            "char_length",
            "abs",
            "round",
            "ceil",
            "ceiling",
            "floor",
            "mod",
            "power",
            "sqrt",
            "sign",
            "trunc",
            "concat",
            "concat_ws",
            "replace",
            "left",
            "right",
            "lpad",
            "rpad",
            "btrim",
            "ltrim",
            "rtrim",
            "strpos",
            "now",
            "date_trunc",
            "date_part",
            "to_char",
            "to_date",
            "to_timestamp",
            "age",
            "make_date",
            "string_agg",
            "array_agg",
            "json_agg",
            "jsonb_agg",
            "json_object_agg",
            "jsonb_object_agg",
            "bool_and",
            "bool_or",
            "every",
            "row_number",
            "rank",
            "dense_rank",
            "percent_rank",
            "ntile",
            "lag",
            "lead",
            "first_value",
            "last_value",
            "nth_value",
            "unnest",
            "generate_series",
            "array_length",
            "cardinality",
            "array_position",
            "array_to_string",
            "jsonb_build_object",
            "json_build_object",
            "to_json",
            "to_jsonb",
            "gen_random_uuid",
            "random",
            "md5",
            "grouping",
            "stddev",
            "variance",
            "regexp_replace");

    private SideEffects() {}

    static boolean possible(String sql) {
        var calls = CALL.matcher(sql);
        while (calls.find()) {
            var name = calls.group(1);
            // A quoted name, or one with a schema: INSERT INTO "t" (..) looks the same, and is told apart by what
            // stands before.
            if (!HARMLESS.contains(name.toLowerCase(Locale.ROOT)) && !namesATable(sql, calls.start())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the name stands behind INTO, AS, ON or WITH, or a comma of a WITH list is not looked at: then it is no call. */
    private static boolean namesATable(String sql, int at) {
        int end = at;
        while (end > 0 && Character.isWhitespace(sql.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && Character.isLetter(sql.charAt(start - 1))) {
            start--;
        }
        return switch (sql.substring(start, end).toLowerCase(Locale.ROOT)) {
            case "into", "as", "with", "table", "recursive" -> true;
            default -> false;
        };
    }
}
