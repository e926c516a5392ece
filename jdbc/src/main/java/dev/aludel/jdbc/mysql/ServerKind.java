package dev.aludel.jdbc.mysql;

import dev.aludel.dialect.Capability;
import java.util.Set;

/** The two servers that speak MySQL's protocol, where they differ. */
enum ServerKind {
    MYSQL("MySQL", "utf8mb4_0900_bin", "ONLY_FULL_GROUP_BY"),
    MARIADB("MariaDB", "utf8mb4_nopad_bin", "SIMULTANEOUS_ASSIGNMENT");

    private final String title;
    private final String collation;
    private final String mode;

    ServerKind(String title, String collation, String mode) {
        this.title = title;
        this.collation = collation;
        this.mode = mode;
    }

    /** The name used in messages. */
    String title() {
        return title;
    }

    /** Compares by code point, so that case, accents and trailing blanks count, as on other databases. */
    String collation() {
        return collation;
    }

    /** The SQL mode that the other one does not have, or has with defects. */
    String mode() {
        return mode;
    }

    Set<Capability> capabilities() {
        return switch (this) {
            case MYSQL ->
                Set.of(
                        Capability.FOR_UPDATE,
                        Capability.NULLS_ORDER,
                        Capability.AGGREGATE_ORDER,
                        Capability.JSON_CONTAINS,
                        Capability.MYSQL_LANGUAGE,
                        Capability.SCHEMAS,
                        Capability.SERVER_ON_UPDATE,
                        Capability.VIRTUAL_COLUMNS,
                        Capability.COMMENTS,
                        Capability.ALTER_TABLE,
                        Capability.PREFIX_INDEXES,
                        Capability.INDEX_METHODS,
                        Capability.EXPRESSION_INDEXES,
                        Capability.LATERAL,
                        Capability.QUANTIFIED,
                        Capability.SET_ALL,
                        Capability.CTE_BEFORE_CHANGE,
                        Capability.ROLLUP,
                        Capability.ROLLUP_ORDER,
                        Capability.LOCK_OF,
                        Capability.SKIP_LOCKED,
                        Capability.LOCK_NO_WAIT,
                        Capability.FOR_SHARE,
                        Capability.UPDATE_FROM,
                        Capability.DELETE_USING,
                        Capability.CHANGE_LIMIT,
                        Capability.DEFAULT_VALUE,
                        Capability.UPSERT_ANY_KEY);
            case MARIADB ->
                Set.of(
                        Capability.INSERT_RETURNING,
                        Capability.DELETE_RETURNING,
                        Capability.FOR_UPDATE,
                        Capability.NULLS_ORDER,
                        Capability.AGGREGATE_ORDER,
                        Capability.JSON_CONTAINS,
                        Capability.MYSQL_LANGUAGE,
                        Capability.SCHEMAS,
                        Capability.SEQUENCES,
                        Capability.SERVER_ON_UPDATE,
                        Capability.VIRTUAL_COLUMNS,
                        Capability.COMMENTS,
                        Capability.ALTER_TABLE,
                        Capability.PREFIX_INDEXES,
                        Capability.INDEX_METHODS,
                        Capability.QUANTIFIED,
                        Capability.SET_ALL,
                        Capability.ROLLUP,
                        Capability.WITH_TIES,
                        Capability.SKIP_LOCKED,
                        Capability.LOCK_NO_WAIT,
                        Capability.FOR_SHARE,
                        Capability.UPDATE_FROM,
                        Capability.DELETE_USING,
                        Capability.CHANGE_LIMIT,
                        Capability.DEFAULT_VALUE,
                        Capability.UPSERT_ANY_KEY);
        };
    }
}
