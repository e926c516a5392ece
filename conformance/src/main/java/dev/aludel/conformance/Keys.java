package dev.aludel.conformance;

import static dev.aludel.conformance.SchemaCase.schema;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.sql.Sql.insert;

import dev.aludel.dialect.Capability;
import dev.aludel.error.CheckException;
import dev.aludel.error.UniqueException;
import dev.aludel.schema.Check;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.Exclusion;
import dev.aludel.schema.IndexPart;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueKey;
import dev.aludel.sql.Command;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import java.util.List;

/** Rules over the rows of a table. */
final class Keys implements SchemaFamily {
    @Override
    public String name() {
        return "keys and checks";
    }

    @Override
    public List<SchemaCase> cases() {
        return List.of(unique(), nullsNotDistinct(), checks(), deferredKey(), exclusion());
    }

    private static SchemaCase unique() {
        var table = Table.of("people")
                .intColumn("id", primaryKey())
                .textColumn("first", 20)
                .textColumn("last", 20, nullable())
                .constraint(UniqueKey.of("first", "last").named("uq_name"))
                .build();
        return schema("columns of which no two rows have the same values", MetaData.of(table))
                .sqlite("""
                        CREATE TABLE people (
                            id INTEGER NOT NULL,
                            first VARCHAR(20) NOT NULL CHECK (length(first) <= 20),
                            last VARCHAR(20) CHECK (length(last) <= 20),
                            CONSTRAINT pk_people PRIMARY KEY (id),
                            CONSTRAINT uq_name UNIQUE (first, last)
                        )""")
                .postgresql("""
                        CREATE TABLE people (
                            id INTEGER NOT NULL,
                            first VARCHAR(20) NOT NULL,
                            last VARCHAR(20),
                            CONSTRAINT pk_people PRIMARY KEY (id),
                            CONSTRAINT uq_name UNIQUE (first, last)
                        )""")
                .mariadb("""
                        CREATE TABLE people (
                            id INT NOT NULL,
                            first VARCHAR(20) NOT NULL,
                            last VARCHAR(20),
                            CONSTRAINT pk_people PRIMARY KEY (id),
                            CONSTRAINT uq_name UNIQUE (first, last)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin""")
                .does(person(table, 1))
                .refuses(UniqueException.class, person(table, 2));
    }

    private static Command person(Table table, int id) {
        return insert(table)
                .set(
                        table.column("id", IntColumn.class).to(id),
                        table.column("first", TextColumn.class).to("Ada"),
                        table.column("last", TextColumn.class).to("Lovelace"));
    }

    private static SchemaCase nullsNotDistinct() {
        var table = Table.of("single_null")
                .intColumn("id", primaryKey())
                .intColumn("code", nullable())
                .constraint(UniqueKey.of("code").nullsNotDistinct())
                .build();
        return schema("a unique key to which NULL is a value", MetaData.of(table))
                .postgresql("""
                        CREATE TABLE single_null (
                            id INTEGER NOT NULL,
                            code INTEGER,
                            CONSTRAINT pk_single_null PRIMARY KEY (id),
                            CONSTRAINT uq_single_null_code UNIQUE NULLS NOT DISTINCT (code)
                        )""")
                .needs(Capability.NULLS_NOT_DISTINCT)
                .does(insert(table).set(table.column("id", IntColumn.class).to(1)))
                .refuses(
                        UniqueException.class,
                        insert(table).set(table.column("id", IntColumn.class).to(2)));
    }

    private static SchemaCase checks() {
        var table = Table.of("checked")
                .intColumn("amount")
                .textColumn("state", 10)
                .check("amount >= 0")
                .build();
        var amount = table.column("amount", IntColumn.class);
        var state = table.column("state", TextColumn.class);
        var both = Table.of("checked")
                .intColumn("amount")
                .textColumn("state", 10)
                .check("amount >= 0")
                .constraint(Check.of(state.in("open", "it's done").or(amount.lt(10)))
                        .named("ck_state"))
                .build();
        return schema("conditions of every row, as text and as an expression", MetaData.of(both))
                .sqlite("""
                        CREATE TABLE checked (
                            amount INTEGER NOT NULL,
                            state VARCHAR(10) NOT NULL CHECK (length(state) <= 10),
                            CONSTRAINT ck_checked_bc4f1c61 CHECK (amount >= 0),
                            CONSTRAINT ck_state CHECK (state IN ('open', 'it''s done') OR amount < 10)
                        )""")
                .postgresql("""
                        CREATE TABLE checked (
                            amount INTEGER NOT NULL,
                            state VARCHAR(10) NOT NULL,
                            CONSTRAINT ck_checked_bc4f1c61 CHECK (amount >= 0),
                            CONSTRAINT ck_state CHECK (state IN ('open', 'it''s done') OR amount < 10)
                        )""")
                .mariadb("""
                        CREATE TABLE checked (
                            amount INT NOT NULL,
                            state VARCHAR(10) NOT NULL,
                            CONSTRAINT ck_checked_bc4f1c61 CHECK (amount >= 0),
                            CONSTRAINT ck_state CHECK (state IN ('open', 'it''s done') OR amount < 10)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin""")
                .does(insert(both).set(amount.to(5), state.to("other")))
                .refuses(CheckException.class, insert(both).set(amount.to(-1), state.to("open")))
                .refuses(CheckException.class, insert(both).set(amount.to(10), state.to("other")));
    }

    private static SchemaCase deferredKey() {
        var table = Table.of("positions")
                .intColumn("id", primaryKey())
                .intColumn("place")
                .constraint(UniqueKey.of("place").deferral(Deferral.INITIALLY_DEFERRED))
                .build();
        return schema("a unique key that is checked at COMMIT", MetaData.of(table))
                .postgresql("""
                        CREATE TABLE positions (
                            id INTEGER NOT NULL,
                            place INTEGER NOT NULL,
                            CONSTRAINT pk_positions PRIMARY KEY (id),
                            CONSTRAINT uq_positions_place UNIQUE (place) DEFERRABLE INITIALLY DEFERRED
                        )""")
                .needs(Capability.DEFERRABLE_KEYS);
    }

    private static SchemaCase exclusion() {
        var table = Table.of("bookings")
                .intColumn("begins")
                .intColumn("ends")
                .constraint(Exclusion.of(IndexPart.expression("int4range(begins, ends)"), "&&")
                        .named("ex_overlap"))
                .build();
        return schema("rows that must not overlap", MetaData.of(table))
                .postgresql("""
                        CREATE TABLE bookings (
                            begins INTEGER NOT NULL,
                            ends INTEGER NOT NULL,
                            CONSTRAINT ex_overlap EXCLUDE USING gist ((int4range(begins, ends)) WITH &&)
                        )""")
                .needs(Capability.EXCLUSION);
    }
}
