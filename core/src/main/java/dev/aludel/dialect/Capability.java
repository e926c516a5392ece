package dev.aludel.dialect;

/** Something that not every database can do. A statement that needs what a dialect lacks is refused when it is compiled. */
public enum Capability {
    /** INSERT that gives back the rows it has stored, whatever of them is asked for. */
    INSERT_RETURNING,
    /** UPDATE that gives back the rows it has changed. */
    UPDATE_RETURNING,
    /** DELETE that gives back the rows it has removed. */
    DELETE_RETURNING,
    /** Locking the rows that a query reads. */
    FOR_UPDATE,
    /** {@code NULLS FIRST} and {@code NULLS LAST} in ORDER BY. */
    NULLS_ORDER,
    /** {@code FILTER (WHERE ..)} behind an aggregate; where it is missing, a CASE stands in for it if that means the same. */
    AGGREGATE_FILTER,
    /** {@code ORDER BY} inside of the aggregates that make one text or array of many values. */
    AGGREGATE_ORDER,
    /** {@code WITHIN GROUP (ORDER BY ..)}: percentiles and the mode. */
    WITHIN_GROUP,
    /** {@code GROUPS} in the frame of a window. */
    WINDOW_GROUPS,
    /** A distance of time in a window's {@code RANGE}. */
    RANGE_OF_TIME,
    /** {@code EXCLUDE} in the frame of a window. */
    WINDOW_EXCLUDE,
    /** Arrays: as columns, as values, and as rows to select from. */
    ARRAYS,
    /** Whether one JSON document contains another. */
    JSON_CONTAINS,
    /** What {@code Pg} offers. */
    POSTGRESQL_LANGUAGE,
    /** What {@code MySql} offers. */
    MYSQL_LANGUAGE,
    /** What {@code Sqlite} offers. */
    SQLITE_LANGUAGE,

    /** Schemas that are created and dropped. */
    SCHEMAS,
    /** Sequences that belong to no column. */
    SEQUENCES,
    /** Enumerations that are types of their own. */
    NATIVE_ENUMS,
    /** Domains: types with rules of their own. */
    DOMAINS,
    /** Identity columns that refuse a given value. */
    IDENTITY_ALWAYS,
    /** Identity columns and sequences that count otherwise than by 1. */
    IDENTITY_OPTIONS,
    /** Columns into which the database writes the present moment when their row changes. */
    SERVER_ON_UPDATE,
    /** Computed columns that are calculated when they are read. */
    VIRTUAL_COLUMNS,
    /** Views whose rows are stored. */
    MATERIALISED_VIEWS,
    /** Comments on tables and columns that are kept. */
    COMMENTS,
    /** Constraints and columns of a table that exists can be changed. */
    ALTER_TABLE,

    /** Foreign keys that are checked at COMMIT. */
    DEFERRABLE_FOREIGN_KEYS,
    /** Primary and unique keys that are checked at COMMIT. */
    DEFERRABLE_KEYS,
    /** Foreign keys with {@code MATCH FULL}. */
    MATCH_FULL,
    /** Constraints that no two rows go together. */
    EXCLUSION,
    /** Unique keys to which NULL is a value. */
    NULLS_NOT_DISTINCT,

    /** Indexes over a part of the rows. */
    PARTIAL_INDEXES,
    /** Indexes over expressions. */
    EXPRESSION_INDEXES,
    /** Indexes that carry further columns. */
    INDEX_INCLUDE,
    /** Indexes that say how they are built. */
    INDEX_METHODS,
    /** Indexes that say where NULL is kept. */
    INDEX_NULLS_ORDER,
    /** Indexes over the beginning of a text. */
    PREFIX_INDEXES,
    /** Indexes that say by which operators they order. */
    OPERATOR_CLASSES,

    /** {@code FULL JOIN}. */
    FULL_JOIN,
    /** {@code LATERAL}: a query in FROM that refers to what stands before it. */
    LATERAL,
    /** A comparison with {@code ANY} or {@code ALL} rows of a query. */
    QUANTIFIED,
    /** {@code INTERSECT ALL} and {@code EXCEPT ALL}. */
    SET_ALL,
    /** A common table that changes rows. */
    CHANGING_CTE,
    /** {@code WITH} before UPDATE and DELETE. */
    CTE_BEFORE_CHANGE,
    /** {@code ROLLUP} as the only grouping of a query. */
    ROLLUP,
    /** {@code ORDER BY} in a query with ROLLUP. */
    ROLLUP_ORDER,
    /** {@code GROUPING SETS} and {@code CUBE}, in any combination. */
    GROUPING_SETS,
    /** {@code DISTINCT ON}. */
    DISTINCT_ON,
    /** {@code FETCH FIRST .. WITH TIES}. */
    WITH_TIES,
    /** Locking the rows of some tables of a query only. */
    LOCK_OF,
    /** Leaving out rows that are locked. */
    SKIP_LOCKED,
    /** Failing at once on rows that are locked. */
    LOCK_NO_WAIT,
    /** Locks that others may take as well. */
    FOR_SHARE,
    /** Locks that let foreign keys refer to the rows, and their counterpart. */
    KEY_LOCKS,
    /** {@code TABLESAMPLE}. */
    TABLE_SAMPLE,
    /** Any function in FROM. */
    TABLE_FUNCTION,
    /** {@code WITH ORDINALITY}. */
    ORDINALITY,
    /** {@code UPDATE .. FROM}. */
    UPDATE_FROM,
    /** {@code DELETE .. USING}. */
    DELETE_USING,
    /** RETURNING that gives back columns of other tables than the one that is changed. */
    RETURNING_JOINED,
    /** {@code DEFAULT} in the place of a single value, of some rows or of an UPDATE. */
    DEFAULT_VALUE,
    /** {@code ORDER BY} and {@code LIMIT} in UPDATE and DELETE. */
    CHANGE_LIMIT,
    /** An upsert on any unique key, without saying which. */
    UPSERT_ANY_KEY,
    /** An upsert on the key of a constraint, by its name. */
    UPSERT_CONSTRAINT,
    /** An upsert that changes a row only if conditions hold, or on a unique index over a part of the rows. */
    UPSERT_WHERE
}
