package dev.aludel.postgresql.dialect;

/** The query for what definitions of tables, views and types do not say. */
final class PgLeftOutText {
    /** Without what belongs to extensions. Attributes that older servers lack are asked for by way of JSON. */
    static final String LEFT_OUT = """
            WITH objects AS (
                SELECT c.oid, CAST(c.relname AS text) AS name, c.relkind, c.relispartition, c.reloptions, c.relrowsecurity
                FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND n.nspname = coalesce(CAST(:schema AS name), current_schema())
                  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d WHERE d.objid = c.oid AND d.deptype = 'e'))
            SELECT name, CASE WHEN objects.relispartition THEN 'partition of ' ELSE 'inherits from ' END
                         || string_agg(CAST(CAST(i.inhparent AS regclass) AS text), ', ' ORDER BY i.inhseqno)
            FROM objects JOIN pg_catalog.pg_inherits AS i ON i.inhrelid = objects.oid GROUP BY objects.oid, name, objects.relispartition
            UNION ALL SELECT name, 'foreign table' FROM objects WHERE objects.relkind = 'f'
            UNION ALL SELECT name, 'option ' || o FROM objects CROSS JOIN unnest(objects.reloptions) AS o
                WHERE o NOT LIKE 'fillfactor=%'
            UNION ALL SELECT name, 'row security' FROM objects WHERE objects.relrowsecurity
            UNION ALL SELECT name, 'policy ' || quote_ident(p.polname) FROM objects
                JOIN pg_catalog.pg_policy AS p ON p.polrelid = objects.oid
            UNION ALL SELECT name, 'trigger: ' || pg_catalog.pg_get_triggerdef(t.oid) FROM objects
                JOIN pg_catalog.pg_trigger AS t ON t.tgrelid = objects.oid WHERE NOT t.tgisinternal AND t.tgparentid = 0
            UNION ALL SELECT name, 'rule: ' || pg_catalog.pg_get_ruledef(r.oid) FROM objects
                JOIN pg_catalog.pg_rewrite AS r ON r.ev_class = objects.oid WHERE r.rulename <> '_RETURN'
            UNION ALL SELECT name, 'constraint ' || quote_ident(k.conname) || ': ' || pg_catalog.pg_get_constraintdef(k.oid)
            FROM objects JOIN pg_catalog.pg_constraint AS k ON k.conrelid = objects.oid
            LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u')
            WHERE NOT objects.relispartition AND (NOT k.convalidated OR k.connoinherit AND k.contype = 'c'
                  OR to_jsonb(k) ->> 'conenforced' = 'false' OR to_jsonb(k) ->> 'confdelsetcols' IS NOT NULL
                  OR to_jsonb(k) ->> 'conperiod' = 'true' OR i.indnatts > i.indnkeyatts)
            UNION ALL SELECT name, 'index: ' || pg_catalog.pg_get_indexdef(i.indexrelid) FROM objects
                JOIN pg_catalog.pg_index AS i ON i.indrelid = objects.oid
                JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
                WHERE objects.relkind = 'm' OR NOT objects.relispartition AND x.reloptions IS NOT NULL
            UNION ALL SELECT CAST(t.typname AS text), CASE t.typtype WHEN 'r' THEN 'range type' WHEN 'd' THEN 'collation of a domain'
                                                                     ELSE 'composite type' END
                FROM pg_catalog.pg_type AS t JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
                LEFT JOIN pg_catalog.pg_class AS c ON c.oid = t.typrelid
                LEFT JOIN pg_catalog.pg_type AS b ON b.oid = t.typbasetype
                WHERE n.nspname = coalesce(CAST(:schema AS name), current_schema())
                  AND (t.typtype = 'r' OR t.typtype = 'c' AND c.relkind = 'c'
                       OR t.typtype = 'd' AND t.typcollation <> b.typcollation)
                  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d WHERE d.objid = t.oid AND d.deptype = 'e')
            ORDER BY 1, 2""";

    private PgLeftOutText() {}
}
