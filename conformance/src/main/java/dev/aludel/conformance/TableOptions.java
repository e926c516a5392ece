package dev.aludel.conformance;

import static dev.aludel.conformance.SchemaCase.schema;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.typeOn;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;

import dev.aludel.dialect.Capability;
import dev.aludel.schema.DdlElement;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.SchemaHook;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableOption;
import dev.aludel.sql.IntColumn;
import java.util.List;

/** Tables that are not the same on each database. */
final class TableOptions implements SchemaFamily {
    @Override
    public String name() {
        return "what databases have of their own";
    }

    @Override
    public List<SchemaCase> cases() {
        return List.of(options(), otherTypes(), temporary(), hooks(), ofASchema());
    }

    private static SchemaCase options() {
        var table = Table.of("with_options")
                .textColumn("code", 10, primaryKey())
                .intColumn("amount")
                .option(
                        TableOption.STRICT,
                        TableOption.WITHOUT_ROWID,
                        TableOption.UNLOGGED,
                        new TableOption.FillFactor(70),
                        new TableOption.StorageEngine("Aria"),
                        new TableOption.RowFormat("PAGE"))
                .build();
        return schema("what only one kind of database is told of a table", MetaData.of(table))
                .sqlite("""
                        CREATE TABLE with_options (
                            code TEXT NOT NULL CHECK (length(code) <= 10),
                            amount INTEGER NOT NULL,
                            CONSTRAINT pk_with_options PRIMARY KEY (code)
                        ) STRICT, WITHOUT ROWID""")
                .postgresql("""
                        CREATE UNLOGGED TABLE with_options (
                            code VARCHAR(10) NOT NULL,
                            amount INTEGER NOT NULL,
                            CONSTRAINT pk_with_options PRIMARY KEY (code)
                        ) WITH (fillfactor = 70)""")
                .mariadb("""
                        CREATE TABLE with_options (
                            code VARCHAR(10) NOT NULL,
                            amount INT NOT NULL,
                            CONSTRAINT pk_with_options PRIMARY KEY (code)
                        ) ENGINE=`Aria` DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin ROW_FORMAT=PAGE""");
    }

    private static SchemaCase otherTypes() {
        var table = Table.of("other_types")
                .textColumn(
                        "code",
                        3,
                        typeOn("PostgreSQL", "CHAR(3)"),
                        typeOn("MariaDB", "CHAR(3)"),
                        typeOn("SQLite", "CHARACTER(3)"))
                .intColumn("small", typeOn("MariaDB", "MEDIUMINT UNSIGNED"))
                .build();
        return schema("a type that has another name on one kind of database", MetaData.of(table))
                .sqlite("""
                        CREATE TABLE other_types (
                            code CHARACTER(3) NOT NULL,
                            small INTEGER NOT NULL
                        )""")
                .postgresql("""
                        CREATE TABLE other_types (
                            code CHAR(3) NOT NULL,
                            small INTEGER NOT NULL
                        )""")
                .mariadb("""
                        CREATE TABLE other_types (
                            code CHAR(3) NOT NULL,
                            small MEDIUMINT UNSIGNED NOT NULL
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin""");
    }

    private static SchemaCase temporary() {
        var table = Table.of("passing").intColumn("id").temporary().build();
        var id = table.column("id", IntColumn.class);
        return schema("a table that lives as long as its connection", MetaData.of(table))
                .sqlite("""
                        CREATE TEMPORARY TABLE passing (
                            id INTEGER NOT NULL
                        )""")
                .postgresql("""
                        CREATE TEMPORARY TABLE passing (
                            id INTEGER NOT NULL
                        )""")
                .mariadb("""
                        CREATE TEMPORARY TABLE passing (
                            id INT NOT NULL
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin""")
                .does(insert(table).set(id.to(1)))
                .finds(select(id), 1);
    }

    private static SchemaCase hooks() {
        var table = Table.of("hooked").intColumn("id", primaryKey()).build();
        var id = table.column("id", IntColumn.class);
        var metaData = MetaData.builder()
                .tables(table)
                .hook(SchemaHook.afterCreate("hooked", DdlElement.text("INSERT INTO hooked (id) VALUES (5)")))
                .hook(SchemaHook.afterCreate(
                        "hooked",
                        DdlElement.text("INSERT INTO hooked (id) VALUES (6)").on("SQLite", "MariaDB")))
                .build();
        return schema("DDL of one's own, on some databases only", metaData)
                .sqlite("""
                        CREATE TABLE hooked (
                            id INTEGER NOT NULL,
                            CONSTRAINT pk_hooked PRIMARY KEY (id)
                        );
                        INSERT INTO hooked (id) VALUES (5);
                        INSERT INTO hooked (id) VALUES (6)""")
                .postgresql("""
                        CREATE TABLE hooked (
                            id INTEGER NOT NULL,
                            CONSTRAINT pk_hooked PRIMARY KEY (id)
                        );
                        INSERT INTO hooked (id) VALUES (5)""")
                .mariadb("""
                        CREATE TABLE hooked (
                            id INT NOT NULL,
                            CONSTRAINT pk_hooked PRIMARY KEY (id)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
                        INSERT INTO hooked (id) VALUES (5);
                        INSERT INTO hooked (id) VALUES (6)""")
                .finds(select(id).where(id.lt(6)), 5);
    }

    private static SchemaCase ofASchema() {
        var users = Table.of("conformance_other.users")
                .intColumn("id", primaryKey())
                .build();
        var metaData =
                MetaData.builder().schemas("conformance_other").tables(users).build();
        var id = users.column("id", IntColumn.class);
        return schema("a table of another schema", metaData)
                .postgresql("""
                        CREATE SCHEMA conformance_other;
                        CREATE TABLE conformance_other.users (
                            id INTEGER NOT NULL,
                            CONSTRAINT pk_users PRIMARY KEY (id)
                        )""")
                .mariadb("""
                        CREATE SCHEMA conformance_other;
                        CREATE TABLE conformance_other.users (
                            id INT NOT NULL,
                            CONSTRAINT pk_users PRIMARY KEY (id)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin""")
                .needs(Capability.SCHEMAS)
                .does(insert(users).set(id.to(1)))
                .finds(select(id), 1);
    }
}
