package dev.aludel.conformance;

import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.SchemaCase.schema;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;

import dev.aludel.dialect.Capability;
import dev.aludel.schema.DdlElement;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableName;
import dev.aludel.schema.View;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.Select2;
import dev.aludel.sql.TextColumn;
import java.util.List;

/** Queries that the database keeps. */
final class Views implements SchemaFamily {
    private final Table stones = Table.of("stones")
            .intColumn("id", primaryKey())
            .textColumn("name", 20)
            .intColumn("weight")
            .build();
    private final IntColumn id = stones.column("id", IntColumn.class);
    private final TextColumn stoneName = stones.column("name", TextColumn.class);
    private final IntColumn weight = stones.column("weight", IntColumn.class);

    @Override
    public String name() {
        return "views";
    }

    @Override
    public List<SchemaCase> cases() {
        return List.of(view(), materialised(), tableAs());
    }

    private Select2<Integer, String> heavy() {
        return select(id, stoneName).from(stones).where(weight.gt(10), stoneName.ne("it's light"));
    }

    private SchemaCase with(String name, View view) {
        return schema(name, MetaData.builder().tables(stones).views(view).build())
                .does(insert(stones).set(id.to(1), stoneName.to("flint"), weight.to(5)))
                .does(insert(stones).set(id.to(2), stoneName.to("granite"), weight.to(50)));
    }

    private SchemaCase view() {
        return with("a query with a name", View.of("heavy_stones", heavy()))
                .sqlite("""
                        CREATE TABLE stones (
                            id INTEGER NOT NULL,
                            name VARCHAR(20) NOT NULL CHECK (length(name) <= 20),
                            weight INTEGER NOT NULL,
                            CONSTRAINT pk_stones PRIMARY KEY (id)
                        );
                        CREATE VIEW heavy_stones AS
                        SELECT stones.id, stones.name FROM stones WHERE stones.weight > 10 AND stones.name <> 'it''s light'""")
                .postgresql("""
                        CREATE TABLE stones (
                            id INTEGER NOT NULL,
                            name VARCHAR(20) NOT NULL,
                            weight INTEGER NOT NULL,
                            CONSTRAINT pk_stones PRIMARY KEY (id)
                        );
                        CREATE VIEW heavy_stones AS
                        SELECT stones.id, stones.name FROM stones WHERE stones.weight > 10 AND stones.name <> 'it''s light'""")
                .mariadb("""
                        CREATE TABLE stones (
                            id INT NOT NULL,
                            name VARCHAR(20) NOT NULL,
                            weight INT NOT NULL,
                            CONSTRAINT pk_stones PRIMARY KEY (id)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
                        CREATE VIEW heavy_stones AS
                        SELECT stones.id, stones.name FROM stones WHERE stones.weight > 10 AND stones.name <> 'it''s light'""")
                .finds(text("SELECT id, name FROM heavy_stones"), row(2, "granite"));
    }

    private SchemaCase materialised() {
        View view = View.of("kept_stones", heavy()).asMaterialised();
        return with("a query whose rows are kept", view)
                .postgresql("""
                        CREATE TABLE stones (
                            id INTEGER NOT NULL,
                            name VARCHAR(20) NOT NULL,
                            weight INTEGER NOT NULL,
                            CONSTRAINT pk_stones PRIMARY KEY (id)
                        );
                        CREATE MATERIALIZED VIEW kept_stones AS
                        SELECT stones.id, stones.name FROM stones WHERE stones.weight > 10 AND stones.name <> 'it''s light'""")
                .needs(Capability.MATERIALISED_VIEWS)
                .finds(text("SELECT id, name FROM kept_stones"))
                .tries(connection -> connection.apply(new SchemaChange.RefreshView(view)))
                .finds(text("SELECT id, name FROM kept_stones"), row(2, "granite"));
    }

    private SchemaCase tableAs() {
        return schema("a table of the rows of a query", MetaData.of(stones))
                .sqlite("""
                        CREATE TABLE stones (
                            id INTEGER NOT NULL,
                            name VARCHAR(20) NOT NULL CHECK (length(name) <= 20),
                            weight INTEGER NOT NULL,
                            CONSTRAINT pk_stones PRIMARY KEY (id)
                        )""")
                .postgresql("""
                        CREATE TABLE stones (
                            id INTEGER NOT NULL,
                            name VARCHAR(20) NOT NULL,
                            weight INTEGER NOT NULL,
                            CONSTRAINT pk_stones PRIMARY KEY (id)
                        )""")
                .mariadb("""
                        CREATE TABLE stones (
                            id INT NOT NULL,
                            name VARCHAR(20) NOT NULL,
                            weight INT NOT NULL,
                            CONSTRAINT pk_stones PRIMARY KEY (id)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin""")
                .does(insert(stones).set(id.to(2), stoneName.to("granite"), weight.to(50)))
                .tries(connection -> connection.apply(new SchemaChange.CreateTableAs(
                        TableName.of("copied_stones"), SqlFragment.of(heavy()), true, false)))
                .finds(text("SELECT id, name FROM copied_stones"), row(2, "granite"))
                .tries(connection -> connection.apply(
                        new SchemaChange.Custom(DdlElement.text("DROP TEMPORARY TABLE copied_stones")
                                .on("MariaDB", "MySQL")),
                        new SchemaChange.Custom(
                                DdlElement.text("DROP TABLE copied_stones").on("PostgreSQL", "SQLite"))));
    }
}
