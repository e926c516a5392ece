package dev.aludel.conformance;

import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.SchemaCase.schema;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.serverDefault;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.value;

import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.util.List;

/** Tables and their columns. */
final class Tables implements SchemaFamily {
    @Override
    public String name() {
        return "tables";
    }

    @Override
    public List<SchemaCase> cases() {
        return List.of(types(), defaults(), names());
    }

    private static SchemaCase types() {
        var all = Table.of("all_types")
                .shortColumn("a")
                .intColumn("b")
                .longColumn("c")
                .floatColumn("d")
                .doubleColumn("e")
                .decimalColumn("f", 12, 2)
                .textColumn("g")
                .textColumn("h", 50)
                .booleanColumn("i")
                .valueColumn("j", SqlTypes.BYTES)
                .column("k", SqlTypes.INSTANT)
                .column("l", SqlTypes.TIMESTAMP)
                .column("m", SqlTypes.DATE)
                .column("n", SqlTypes.TIME)
                .column("o", SqlTypes.UUID, nullable())
                .column("p", SqlTypes.DURATION, nullable())
                .build();
        return schema("a column of each type", MetaData.of(all))
                .sqlite("""
                        CREATE TABLE all_types (
                            a SMALLINT NOT NULL,
                            b INTEGER NOT NULL,
                            c BIGINT NOT NULL,
                            d REAL NOT NULL,
                            e DOUBLE NOT NULL,
                            f DECIMAL_TEXT(12, 2) COLLATE decimal NOT NULL,
                            g TEXT NOT NULL,
                            h VARCHAR(50) NOT NULL CHECK (length(h) <= 50),
                            i BOOLEAN NOT NULL,
                            j BLOB NOT NULL,
                            k TIMESTAMP WITH TIME ZONE NOT NULL,
                            l TIMESTAMP NOT NULL,
                            m DATE NOT NULL,
                            n TIME NOT NULL,
                            o CHAR(36),
                            p BIGINT
                        )""")
                .postgresql("""
                        CREATE TABLE all_types (
                            a SMALLINT NOT NULL,
                            b INTEGER NOT NULL,
                            c BIGINT NOT NULL,
                            d REAL NOT NULL,
                            e DOUBLE PRECISION NOT NULL,
                            f NUMERIC(12, 2) NOT NULL,
                            g TEXT NOT NULL,
                            h VARCHAR(50) NOT NULL,
                            i BOOLEAN NOT NULL,
                            j BYTEA NOT NULL,
                            k TIMESTAMP WITH TIME ZONE NOT NULL,
                            l TIMESTAMP NOT NULL,
                            m DATE NOT NULL,
                            n TIME NOT NULL,
                            o UUID,
                            p INTERVAL
                        )""")
                .mariadb("""
                        CREATE TABLE all_types (
                            a SMALLINT NOT NULL,
                            b INT NOT NULL,
                            c BIGINT NOT NULL,
                            d FLOAT NOT NULL,
                            e DOUBLE NOT NULL,
                            f DECIMAL(12, 2) NOT NULL,
                            g LONGTEXT NOT NULL,
                            h VARCHAR(50) NOT NULL,
                            i BOOLEAN NOT NULL,
                            j LONGBLOB NOT NULL,
                            k DATETIME(6) NOT NULL,
                            l DATETIME(6) NOT NULL,
                            m DATE NOT NULL,
                            n TIME(6) NOT NULL,
                            o UUID,
                            p BIGINT
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin""");
    }

    private static SchemaCase defaults() {
        var table = Table.of("defaults")
                .intColumn("id", primaryKey())
                .intColumn("number", serverDefault("42"))
                .decimalColumn("price", 8, 2, serverDefault(value(new BigDecimal("1.50"))))
                .textColumn("text", 20, serverDefault(value("it's new")))
                .booleanColumn("active", serverDefault(value(true)))
                .column("since", SqlTypes.INSTANT, serverDefault("CURRENT_TIMESTAMP"))
                .build();
        var id = table.column("id", IntColumn.class);
        return schema("what the database fills in", MetaData.of(table))
                .sqlite("""
                        CREATE TABLE defaults (
                            id INTEGER NOT NULL,
                            number INTEGER DEFAULT 42 NOT NULL,
                            price DECIMAL_TEXT(8, 2) COLLATE decimal DEFAULT '1.50' NOT NULL,
                            text VARCHAR(20) DEFAULT 'it''s new' NOT NULL CHECK (length(text) <= 20),
                            active BOOLEAN DEFAULT TRUE NOT NULL,
                            since TIMESTAMP WITH TIME ZONE DEFAULT (strftime('%Y-%m-%d %H:%M:%f000Z', 'now')) NOT NULL,
                            CONSTRAINT pk_defaults PRIMARY KEY (id)
                        )""")
                .postgresql("""
                        CREATE TABLE defaults (
                            id INTEGER NOT NULL,
                            number INTEGER DEFAULT 42 NOT NULL,
                            price NUMERIC(8, 2) DEFAULT 1.50 NOT NULL,
                            text VARCHAR(20) DEFAULT 'it''s new' NOT NULL,
                            active BOOLEAN DEFAULT TRUE NOT NULL,
                            since TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
                            CONSTRAINT pk_defaults PRIMARY KEY (id)
                        )""")
                .mariadb("""
                        CREATE TABLE defaults (
                            id INT NOT NULL,
                            number INT NOT NULL DEFAULT (42),
                            price DECIMAL(8, 2) NOT NULL DEFAULT (1.50),
                            text VARCHAR(20) NOT NULL DEFAULT ('it''s new'),
                            active BOOLEAN NOT NULL DEFAULT (TRUE),
                            since DATETIME(6) NOT NULL DEFAULT (utc_timestamp(6)),
                            CONSTRAINT pk_defaults PRIMARY KEY (id)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin""")
                .does(insert(table).set(id.to(1)))
                .finds(
                        select(table.column("number", IntColumn.class), table.column("text", TextColumn.class)),
                        row(42, "it's new"));
    }

    private static SchemaCase names() {
        var table = Table.of("Odd \"Table\"")
                .intColumn("select", primaryKey())
                .intColumn("MixedCase", nullable())
                .textColumn("with blank", 10, nullable())
                .index("MixedCase", "with blank")
                .build();
        var long1 = Table.of("a_table_whose_name_is_rather_long")
                .intColumn("a_column_whose_name_is_rather_long")
                .unique("a_column_whose_name_is_rather_long")
                .build();
        return schema("reserved words, capitals, quotes, and names that are too long", MetaData.of(table, long1))
                .sqlite("""
                        CREATE TABLE "Odd ""Table\""" (
                            "select" INTEGER NOT NULL,
                            "MixedCase" INTEGER,
                            "with blank" VARCHAR(10) CHECK (length("with blank") <= 10),
                            CONSTRAINT "pk_Odd ""Table\""" PRIMARY KEY ("select")
                        );
                        CREATE INDEX "ix_Odd ""Table""_MixedCase_with blank" ON "Odd ""Table\""" ("MixedCase", "with blank");
                        CREATE TABLE a_table_whose_name_is_rather_long (
                            a_column_whose_name_is_rather_long INTEGER NOT NULL,
                            CONSTRAINT uq_a_table_whose_name_is_rather_long_a_column_whose_name_is_rather_long UNIQUE (a_column_whose_name_is_rather_long)
                        )""")
                .postgresql("""
                        CREATE TABLE "Odd ""Table\""" (
                            "select" INTEGER NOT NULL,
                            "MixedCase" INTEGER,
                            "with blank" VARCHAR(10),
                            CONSTRAINT "pk_Odd ""Table\""" PRIMARY KEY ("select")
                        );
                        CREATE INDEX "ix_Odd ""Table""_MixedCase_with blank" ON "Odd ""Table\""" ("MixedCase", "with blank");
                        CREATE TABLE a_table_whose_name_is_rather_long (
                            a_column_whose_name_is_rather_long INTEGER NOT NULL,
                            CONSTRAINT uq_a_table_whose_name_is_rather_long_a_column_whose_na_b33c11b0 UNIQUE (a_column_whose_name_is_rather_long)
                        )""")
                .mariadb("""
                        CREATE TABLE `Odd "Table"` (
                            `select` INT NOT NULL,
                            `MixedCase` INT,
                            `with blank` VARCHAR(10),
                            CONSTRAINT `pk_Odd "Table"` PRIMARY KEY (`select`)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
                        CREATE INDEX `ix_Odd "Table"_MixedCase_with blank` ON `Odd "Table"` (`MixedCase`, `with blank`);
                        CREATE TABLE a_table_whose_name_is_rather_long (
                            a_column_whose_name_is_rather_long INT NOT NULL,
                            CONSTRAINT uq_a_table_whose_name_is_rather_long_a_column_whose_nam_b33c11b0 UNIQUE (a_column_whose_name_is_rather_long)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin""")
                .does(insert(table).set(table.column("select", IntColumn.class).to(7)))
                .finds(select(table.column("select", IntColumn.class)), 7);
    }
}
