package dev.aludel.jdbc.mysql;

/** The queries of {@link MySqlReader}: each asks for all tables of a schema at once. */
final class MySqlCatalogText {
    private static final String WHERE = " = coalesce(:schema, database()) AND (:everything = 1 OR ";

    /** The columns that say from when to when a row was valid. */
    private static final String PERIOD_COLUMN = "generation_expression IN ('ROW START', 'ROW END')";

    static final String TABLES = "SELECT table_name, table_comment, engine, table_collation, create_options"
            + " FROM information_schema.tables"
            + " WHERE table_type IN (:kinds) AND table_schema" + WHERE + "table_name IN (:names)) ORDER BY table_name";

    static final String COLUMNS = """
            SELECT table_name, column_name, column_default, is_nullable, column_type, extra, column_comment,
                   generation_expression, collation_name,
                   (SELECT t.table_collation FROM information_schema.tables AS t
                    WHERE t.table_schema = c.table_schema AND t.table_name = c.table_name)
            FROM information_schema.columns AS c WHERE table_schema""" + WHERE + "table_name IN (:names)) ORDER BY table_name, ordinal_position";

    static final String INDEXES_OF_MARIADB = indexes("NULL");
    static final String INDEXES_OF_MYSQL = indexes("expression");

    private static String indexes(String expression) {
        return "SELECT table_name, index_name, non_unique, column_name, collation, sub_part, index_type, " + expression
                + ", index_comment FROM information_schema.statistics WHERE table_schema" + WHERE
                + "table_name IN (:names)) ORDER BY table_name, index_name, seq_in_index";
    }

    static final String FOREIGN_KEYS =
            """
            SELECT k.table_name, k.constraint_name, k.column_name, k.referenced_table_schema, k.referenced_table_name,
                   k.referenced_column_name, r.delete_rule, r.update_rule, k.referenced_table_schema = database()
            FROM information_schema.key_column_usage AS k
            JOIN information_schema.referential_constraints AS r ON r.constraint_schema = k.constraint_schema
                 AND r.table_name = k.table_name AND r.constraint_name = k.constraint_name
            WHERE k.referenced_table_name IS NOT NULL AND k.table_schema""" + WHERE + "k.table_name IN (:names)) ORDER BY k.table_name, k.constraint_name, k.ordinal_position";

    static final String CHECKS_OF_MARIADB =
            """
            SELECT table_name, constraint_name, check_clause
            FROM information_schema.check_constraints WHERE constraint_schema""" + WHERE + "table_name IN (:names)) ORDER BY table_name, constraint_name";

    static final String CHECKS_OF_MYSQL =
            """
            SELECT t.table_name, c.constraint_name, c.check_clause
            FROM information_schema.check_constraints AS c
            JOIN information_schema.table_constraints AS t ON t.constraint_schema = c.constraint_schema
                 AND t.constraint_name = c.constraint_name AND t.constraint_type = 'CHECK'
            WHERE c.constraint_schema""" + WHERE + "t.table_name IN (:names)) ORDER BY t.table_name, c.constraint_name";

    static final String VIEWS = "SELECT table_name, view_definition, database() FROM information_schema.views"
            + " WHERE table_schema = coalesce(:schema, database()) ORDER BY table_name";

    static final String LEFT_OUT_OF_MARIADB = leftOut("ignored = 'YES'", "ignored");
    static final String LEFT_OUT_OF_MYSQL = leftOut("is_visible = 'NO'", "invisible");

    /** @param hidden the condition of an index that queries do not use */
    private static String leftOut(String hidden, String word) {
        String here = " AND table_schema = coalesce(:schema, database())";
        return "SELECT event_object_table, concat('trigger ', trigger_name) FROM information_schema.triggers"
                + " WHERE event_object_schema = coalesce(:schema, database())"
                + " UNION ALL SELECT DISTINCT table_name, concat('partitions by ', partition_method)"
                + " FROM information_schema.partitions WHERE partition_name IS NOT NULL" + here
                + " UNION ALL SELECT table_name, 'system versioning' FROM information_schema.tables"
                + " WHERE table_type = 'SYSTEM VERSIONED'" + here
                + columns("invisible column ", "''", "extra LIKE '%INVISIBLE%'")
                + columns("column ", "' without system versioning'", "extra LIKE '%WITHOUT SYSTEM VERSIONING%'")
                + columns("column ", "concat(' as ', generation_expression)", PERIOD_COLUMN)
                + columns("ZEROFILL of the column ", "''", "column_type LIKE '%zerofill%'")
                + columns("compression of the column ", "''", "column_type LIKE '%/*M!100301 COMPRESSED*/%'")
                + " UNION ALL SELECT DISTINCT table_name, concat('" + word + " index ', index_name)"
                + " FROM information_schema.statistics WHERE " + hidden + here
                + " UNION ALL SELECT table_name, concat('WITH ', check_option, ' CHECK OPTION') FROM information_schema.views"
                + " WHERE check_option <> 'NONE'" + here + " ORDER BY 1, 2";
    }

    private static String columns(String before, String behind, String condition) {
        return " UNION ALL SELECT table_name, concat('" + before + "', column_name, " + behind
                + ") FROM information_schema.columns WHERE " + condition
                + " AND table_schema = coalesce(:schema, database())";
    }

    static final String SEQUENCES = "SELECT table_name FROM information_schema.tables"
            + " WHERE table_type = 'SEQUENCE' AND table_schema = coalesce(:schema, database()) ORDER BY table_name";

    static final String SCHEMAS = "SELECT schema_name FROM information_schema.schemata"
            + " WHERE schema_name NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')"
            + " ORDER BY schema_name";

    private MySqlCatalogText() {}
}
