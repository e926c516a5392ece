package dev.aludel.conformance;

import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.SchemaCase.schema;
import static dev.aludel.schema.ColumnOption.computed;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;

import dev.aludel.dialect.Capability;
import dev.aludel.schema.Computed;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.IntColumn;
import java.util.List;

/** Columns that the database calculates. */
final class ComputedColumns implements SchemaFamily {
    @Override
    public String name() {
        return "computed columns";
    }

    @Override
    public List<SchemaCase> cases() {
        var stored = lines(Computed.stored("price * pieces"));
        return List.of(
                total("kept with the row", stored).sqlite("""
                        CREATE TABLE lines (
                            id INTEGER NOT NULL,
                            price INTEGER NOT NULL,
                            pieces INTEGER NOT NULL,
                            total INTEGER GENERATED ALWAYS AS (price * pieces) STORED,
                            CONSTRAINT pk_lines PRIMARY KEY (id)
                        )""").postgresql("""
                        CREATE TABLE lines (
                            id INTEGER NOT NULL,
                            price INTEGER NOT NULL,
                            pieces INTEGER NOT NULL,
                            total INTEGER GENERATED ALWAYS AS (price * pieces) STORED,
                            CONSTRAINT pk_lines PRIMARY KEY (id)
                        )""").mariadb("""
                        CREATE TABLE `lines` (
                            id INT NOT NULL,
                            price INT NOT NULL,
                            pieces INT NOT NULL,
                            total INT GENERATED ALWAYS AS (price * pieces) STORED,
                            CONSTRAINT pk_lines PRIMARY KEY (id)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin"""),
                total("calculated when it is read", lines(Computed.virtual("price * pieces")))
                        .sqlite("""
                        CREATE TABLE lines (
                            id INTEGER NOT NULL,
                            price INTEGER NOT NULL,
                            pieces INTEGER NOT NULL,
                            total INTEGER GENERATED ALWAYS AS (price * pieces) VIRTUAL,
                            CONSTRAINT pk_lines PRIMARY KEY (id)
                        )""")
                        .postgresql("""
                        CREATE TABLE lines (
                            id INTEGER NOT NULL,
                            price INTEGER NOT NULL,
                            pieces INTEGER NOT NULL,
                            total INTEGER GENERATED ALWAYS AS (price * pieces) VIRTUAL,
                            CONSTRAINT pk_lines PRIMARY KEY (id)
                        )""")
                        .mariadb("""
                        CREATE TABLE `lines` (
                            id INT NOT NULL,
                            price INT NOT NULL,
                            pieces INT NOT NULL,
                            total INT GENERATED ALWAYS AS (price * pieces) VIRTUAL,
                            CONSTRAINT pk_lines PRIMARY KEY (id)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin""")
                        .needs(Capability.VIRTUAL_COLUMNS));
    }

    private static Table lines(Computed total) {
        return Table.of("lines")
                .intColumn("id", primaryKey())
                .intColumn("price")
                .intColumn("pieces")
                .intColumn("total", nullable(), computed(total))
                .build();
    }

    private static SchemaCase total(String name, Table lines) {
        var id = lines.column("id", IntColumn.class);
        var total = lines.column("total", IntColumn.class);
        return schema(name, MetaData.of(lines))
                .does(insert(lines)
                        .set(
                                id.to(1),
                                lines.column("price", IntColumn.class).to(7),
                                lines.column("pieces", IntColumn.class).to(6)))
                .finds(select(id, total), row(1, 42));
    }
}
