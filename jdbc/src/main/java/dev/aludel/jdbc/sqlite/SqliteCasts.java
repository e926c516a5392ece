package dev.aludel.jdbc.sqlite;

import dev.aludel.sql.tree.CastNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** CAST on SQLite, whose own knows four kinds: the others have a form of their own, which a function makes. */
final class SqliteCasts {
    private SqliteCasts() {}

    /** The template; null where SQLite's CAST does it. */
    static @Nullable String template(CastNode cast) {
        var from = cast.operand().type().kind();
        var to = cast.type().kind();
        return switch (to) {
            case DECIMAL ->
                cast.type().scale() == SqlType.UNLIMITED
                        ? "decimal_add({0}, '0')"
                        : "decimal_fit({0}" + digits(cast.type()) + ")";
            case DATE, TIME, TIMESTAMP, INSTANT, OFFSET_TIMESTAMP ->
                "time_convert(" + form(from) + ", " + form(to) + ", {0})";
            case BOOLEAN -> "(CAST({0} AS INTEGER) <> 0)";
            default -> null;
        };
    }

    /** How many digits a decimal has in all and behind the point, as further arguments. */
    static String digits(SqlType<?> type) {
        return ", " + type.length() + ", " + type.scale();
    }

    /** The kinds that SQLite casts to by itself. */
    static String type(SqlType<?> type) {
        return switch (type.kind()) {
            case SMALLINT, INTEGER, BIGINT, DURATION -> "INTEGER";
            case REAL, DOUBLE -> "REAL";
            case BYTES -> "BLOB";
            default -> "TEXT";
        };
    }

    /** Which form the text of a time has. */
    static String form(TypeKind kind) {
        return switch (kind) {
            case DATE -> "'date'";
            case TIME -> "'time'";
            case TIMESTAMP -> "'timestamp'";
            case INSTANT, OFFSET_TIMESTAMP -> "'moment'";
            default -> "'text'";
        };
    }
}
