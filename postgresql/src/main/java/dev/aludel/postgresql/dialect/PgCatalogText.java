package dev.aludel.postgresql.dialect;

/** The queries of {@link PgReader}: each asks for all tables of a schema at once. */
final class PgCatalogText {
    /** Between the elements of a list that is read as one text. */
    static final String SEPARATOR = "\u001f";

    private static final String IN_SCHEMA = """
             (CASE WHEN :schema = 'pg_temp' THEN n.oid = pg_catalog.pg_my_temp_schema()
                   ELSE n.nspname = coalesce(CAST(:schema AS name), current_schema()) END)""";

    private static final String IN_TABLES = IN_SCHEMA + """
             AND c.relkind IN (:kinds) AND (:all OR c.relname IN (:names))""";

    /** Whether a column's default {@code d} draws from the sequence {@code p.objid}, which belongs to it, and does nothing else. */
    private static final String SERIAL = """
            EXISTS (SELECT FROM pg_catalog.pg_depend AS u
                    WHERE u.classid = CAST('pg_attrdef' AS regclass) AND u.objid = d.oid
                      AND u.refclassid = CAST('pg_class' AS regclass) AND u.refobjid = p.objid)
            AND pg_catalog.pg_get_expr(d.adbin, d.adrelid) ~ '^nextval\\(''([^'']|'''')*''::regclass\\)$'
            AND a.attnotnull AND a.atttypid IN (20, 21, 23)""";

    static final String TABLES = """
            SELECT CAST(c.oid AS bigint), CAST(c.relname AS text), pg_catalog.obj_description(c.oid, 'pg_class'),
                   c.relpersistence = 'u', CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END,
                   (SELECT CAST(substring(o FROM 12) AS integer) FROM unnest(c.reloptions) AS o WHERE o LIKE 'fillfactor=%'),
                   (SELECT CAST(s.spcname AS text) FROM pg_catalog.pg_tablespace AS s WHERE s.oid = c.reltablespace)
            FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE NOT c.relispartition AND""" + IN_TABLES + " ORDER BY c.relname";

    static final String COLUMNS = """
            SELECT CAST(c.oid AS bigint), CAST(a.attname AS text), pg_catalog.format_type(a.atttypid, a.atttypmod),
                   a.attnotnull, CAST(a.attidentity AS text), CAST(a.attgenerated AS text),
                   pg_catalog.pg_get_expr(d.adbin, d.adrelid), pg_catalog.col_description(c.oid, a.attnum),
                   CASE WHEN a.attcollation <> t.typcollation THEN CAST(o.collname AS text) END,
                   CAST(a.atttypid AS bigint), CAST(t.typelem AS bigint),
                   s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcycle, s.seqcache,
                   CAST(sn.nspname AS text), CAST(sc.relname AS text), sn.nspname = current_schema()
            FROM pg_catalog.pg_attribute AS a
            JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
            LEFT JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum
            LEFT JOIN pg_catalog.pg_collation AS o ON o.oid = a.attcollation
            LEFT JOIN LATERAL
                 (SELECT p.objid FROM pg_catalog.pg_depend AS p
                  WHERE p.refclassid = CAST('pg_class' AS regclass) AND p.refobjid = c.oid AND p.refobjsubid = a.attnum
                    AND p.classid = CAST('pg_class' AS regclass) AND (p.deptype = 'i' OR p.deptype = 'a' AND\s""" + SERIAL + """
                 ) LIMIT 1) AS q ON true
            LEFT JOIN pg_catalog.pg_sequence AS s ON s.seqrelid = q.objid
            LEFT JOIN pg_catalog.pg_class AS sc ON sc.oid = q.objid
            LEFT JOIN pg_catalog.pg_namespace AS sn ON sn.oid = sc.relnamespace
            WHERE a.attnum > 0 AND NOT a.attisdropped AND""" + IN_TABLES + " ORDER BY c.oid, a.attnum";

    static final String CONSTRAINTS = """
            SELECT CAST(c.oid AS bigint), CAST(k.conname AS text), CAST(k.contype AS text), k.condeferrable, k.condeferred,
                   (SELECT string_agg(a.attname, chr(31) ORDER BY u.ord)
                    FROM unnest(k.conkey) WITH ORDINALITY AS u (num, ord)
                    JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = u.num),
                   CAST(tn.nspname AS text), CAST(tc.relname AS text),
                   (SELECT string_agg(a.attname, chr(31) ORDER BY u.ord)
                    FROM unnest(k.confkey) WITH ORDINALITY AS u (num, ord)
                    JOIN pg_catalog.pg_attribute AS a ON a.attrelid = k.confrelid AND a.attnum = u.num),
                   CAST(k.confdeltype AS text), CAST(k.confupdtype AS text), CAST(k.confmatchtype AS text),
                   CASE WHEN k.contype = 'c' THEN pg_catalog.pg_get_expr(k.conbin, k.conrelid) END,
                   coalesce(CAST(to_jsonb(i) ->> 'indnullsnotdistinct' AS boolean), false),
                   CAST(m.amname AS text), pg_catalog.pg_get_expr(i.indpred, i.indrelid),
                   CASE WHEN k.contype = 'x' THEN
                       (SELECT string_agg(pg_catalog.pg_get_indexdef(i.indexrelid, CAST(u.ord AS integer), false)
                                          || chr(30) || o.oprname, chr(31) ORDER BY u.ord)
                        FROM unnest(k.conexclop) WITH ORDINALITY AS u (op, ord)
                        JOIN pg_catalog.pg_operator AS o ON o.oid = u.op) END,
                   tn.nspname = current_schema(), pg_catalog.obj_description(k.oid, 'pg_constraint')
            FROM pg_catalog.pg_constraint AS k
            JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_class AS tc ON tc.oid = k.confrelid
            LEFT JOIN pg_catalog.pg_namespace AS tn ON tn.oid = tc.relnamespace
            LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x')
            LEFT JOIN pg_catalog.pg_class AS ic ON ic.oid = i.indexrelid
            LEFT JOIN pg_catalog.pg_am AS m ON m.oid = ic.relam
            WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND""" + IN_TABLES + " ORDER BY c.oid, k.oid";

    static final String INDEXES = """
            SELECT CAST(c.oid AS bigint), CAST(ic.relname AS text), i.indisunique, CAST(m.amname AS text),
                   k.ord <= i.indnkeyatts, coalesce(CAST(to_jsonb(i) ->> 'indnullsnotdistinct' AS boolean), false),
                   pg_catalog.pg_get_expr(i.indpred, i.indrelid), CAST(a.attname AS text),
                   pg_catalog.pg_get_indexdef(i.indexrelid, k.ord, false),
                   CASE WHEN k.ord <= i.indnkeyatts THEN CAST(i.indoption[k.ord - 1] AS integer) ELSE 0 END,
                   CASE WHEN k.ord <= i.indnkeyatts AND NOT o.opcdefault THEN CAST(o.opcname AS text) END,
                   CASE WHEN k.ord <= i.indnkeyatts AND i.indcollation[k.ord - 1] <> 0
                             AND i.indcollation[k.ord - 1] <> coalesce(a.attcollation, 100)
                        THEN CAST(l.collname AS text) END,
                   pg_catalog.obj_description(i.indexrelid, 'pg_class')
            FROM pg_catalog.pg_index AS i
            JOIN pg_catalog.pg_class AS c ON c.oid = i.indrelid
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_class AS ic ON ic.oid = i.indexrelid
            JOIN pg_catalog.pg_am AS m ON m.oid = ic.relam
            CROSS JOIN LATERAL generate_series(1, i.indnatts) AS k (ord)
            LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = i.indkey[k.ord - 1]
                 AND a.attnum <> 0
            LEFT JOIN pg_catalog.pg_opclass AS o ON k.ord <= i.indnkeyatts AND o.oid = i.indclass[k.ord - 1]
            LEFT JOIN pg_catalog.pg_collation AS l ON k.ord <= i.indnkeyatts AND l.oid = i.indcollation[k.ord - 1]
            WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS x
                              WHERE x.conindid = i.indexrelid AND x.contype IN ('p', 'u', 'x'))
              AND""" + IN_TABLES + " ORDER BY c.oid, ic.relname, k.ord";

    static final String VIEWS = """
            SELECT CAST(c.relname AS text), c.relkind = 'm', pg_catalog.pg_get_viewdef(c.oid, true),
                   pg_catalog.obj_description(c.oid, 'pg_class')
            FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE""" + IN_TABLES + " ORDER BY c.oid";

    static final String SEQUENCES = """
            SELECT CAST(c.relname AS text), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcycle, s.seqcache
            FROM pg_catalog.pg_sequence AS s JOIN pg_catalog.pg_class AS c ON c.oid = s.seqrelid
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS p
                              LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = p.refobjid AND a.attnum = p.refobjsubid
                              LEFT JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                              WHERE p.objid = c.oid AND p.refobjsubid > 0 AND p.classid = CAST('pg_class' AS regclass)
                                AND (p.deptype = 'i' OR p.deptype = 'a' AND\s""" + SERIAL + """
                             )) AND""" + IN_SCHEMA + " ORDER BY c.relname";

    /** All of the database: columns of one schema may have types of another. */
    static final String ENUMS = """
            SELECT CAST(t.oid AS bigint), CAST(n.nspname AS text), CAST(t.typname AS text),
                   string_agg(e.enumlabel, chr(31) ORDER BY e.enumsortorder), n.nspname = current_schema()
            FROM pg_catalog.pg_type AS t JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
            LEFT JOIN pg_catalog.pg_enum AS e ON e.enumtypid = t.oid
            WHERE t.typtype = 'e' GROUP BY t.oid, n.nspname, t.typname ORDER BY t.typname""";

    /** All of the database, with one row for each check, and one for a domain without. */
    static final String DOMAINS = """
            SELECT CAST(t.oid AS bigint), CAST(n.nspname AS text), CAST(t.typname AS text),
                   pg_catalog.format_type(t.typbasetype, t.typtypmod), t.typnotnull, t.typdefault,
                   CAST(k.conname AS text), pg_catalog.pg_get_expr(k.conbin, 0), n.nspname = current_schema(),
                   CAST(t.typbasetype AS bigint), n.oid = pg_catalog.pg_my_temp_schema(),
                   pg_catalog.obj_description(k.oid, 'pg_constraint')
            FROM pg_catalog.pg_type AS t JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
            LEFT JOIN pg_catalog.pg_constraint AS k ON k.contypid = t.oid AND k.contype = 'c'
            WHERE t.typtype = 'd' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            ORDER BY t.oid, k.conname""";

    static final String SCHEMAS = """
            SELECT CAST(nspname AS text) FROM pg_catalog.pg_namespace
            WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema' ORDER BY nspname""";

    private PgCatalogText() {}
}
