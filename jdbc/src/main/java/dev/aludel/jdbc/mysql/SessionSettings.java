package dev.aludel.jdbc.mysql;

import org.jspecify.annotations.Nullable;

/**
 * What every session is set to when it begins and after each reset; {@code docs/mariadb.md} says what each is for.
 */
final class SessionSettings {
    private static final String MODE = "STRICT_TRANS_TABLES,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO,NO_BACKSLASH_ESCAPES,";

    private SessionSettings() {}

    /** One SET statement for all of them. */
    static String sql(ServerKind kind, @Nullable String more) {
        return "SET autocommit = 1, sql_mode = '" + MODE + kind.mode() + "', time_zone = '+00:00',"
                // Texts and recursions are not cut off, quotients have digits enough, who reads slowly is not thrown
                // out.
                + " group_concat_max_len = 1073741824, div_precision_increment = 12, net_write_timeout = 86400,"
                + (kind == ServerKind.MARIADB ? " max_recursive_iterations" : " cte_max_recursion_depth")
                + " = 4294967295,"
                + " NAMES utf8mb4 COLLATE " + kind.collation()
                + (more == null || more.isBlank() ? "" : ", " + more);
    }
}
