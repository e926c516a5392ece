package dev.aludel.schema;

/**
 * Something that only one kind of database can be told of a table; the others create the table without it. Immutable.
 *
 * {@snippet :
 * Table.of("events").longColumn("id", primaryKey())
 *         .option(TableOption.STRICT, new TableOption.StorageEngine("Aria"), new TableOption.FillFactor(70))
 *         .build();
 * }
 */
public sealed interface TableOption {
    /** SQLite: the rows lie in the primary key's index. */
    TableOption WITHOUT_ROWID = SqliteOption.WITHOUT_ROWID;

    /** SQLite: values have the type of their column. Its types are then INTEGER, REAL, TEXT, BLOB and ANY only. */
    TableOption STRICT = SqliteOption.STRICT;

    /** PostgreSQL: writes are not logged; after a crash the table is empty. */
    TableOption UNLOGGED = PostgresOption.UNLOGGED;

    /** Options of SQLite without a value. */
    enum SqliteOption implements TableOption {
        WITHOUT_ROWID,
        STRICT
    }

    /** Options of PostgreSQL without a value. */
    enum PostgresOption implements TableOption {
        UNLOGGED
    }

    /** PostgreSQL: where the table's files lie. */
    record Tablespace(String name) implements TableOption {}

    /** PostgreSQL: how full a page is filled by inserts, in percent. */
    record FillFactor(int percent) implements TableOption {}

    /** PostgreSQL: how rows are distributed over partitions, such as {@code RANGE (created_at)}. */
    record PartitionBy(String clause) implements TableOption {}

    /** MySQL and MariaDB: what keeps the rows, such as {@code InnoDB}. */
    record StorageEngine(String name) implements TableOption {}

    /** MySQL and MariaDB: the characters that texts consist of, such as {@code utf8mb4}. */
    record CharacterSet(String name) implements TableOption {}

    /** MySQL and MariaDB: how texts are compared, such as {@code utf8mb4_bin}. */
    record TableCollation(String name) implements TableOption {}

    /** MySQL and MariaDB: the form of the rows, such as {@code COMPRESSED}. */
    record RowFormat(String name) implements TableOption {}
}
