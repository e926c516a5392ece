package dev.aludel.conformance;

import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.SchemaCase.schema;
import static dev.aludel.schema.ColumnOption.domain;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.serverDefault;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;

import dev.aludel.dialect.Capability;
import dev.aludel.error.CheckException;
import dev.aludel.schema.Domain;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.type.SqlTypes;
import java.util.List;

/** Types with few values, and types with rules. */
final class Enumerations implements SchemaFamily {
    enum Mood {
        CALM,
        ANGRY
    }

    @Override
    public String name() {
        return "enumerations and domains";
    }

    @Override
    public List<SchemaCase> cases() {
        return List.of(enumeration(), domains());
    }

    private static SchemaCase enumeration() {
        var table = Table.of("people_moods")
                .intColumn("id", primaryKey())
                .column("mood", SqlTypes.nativeEnum("mood_of_people", Mood.class), serverDefault("'CALM'"))
                .build();
        var id = table.column("id", IntColumn.class);
        var mood = table.comparableColumn("mood", Mood.class);
        return schema("one of a few values", MetaData.of(table))
                .sqlite("""
                        CREATE TABLE people_moods (
                            id INTEGER NOT NULL,
                            mood VARCHAR(5) DEFAULT 'CALM' NOT NULL CHECK (mood IN ('CALM', 'ANGRY')),
                            CONSTRAINT pk_people_moods PRIMARY KEY (id)
                        )""")
                .postgresql("""
                        CREATE TYPE mood_of_people AS ENUM ('CALM', 'ANGRY');
                        CREATE TABLE people_moods (
                            id INTEGER NOT NULL,
                            mood mood_of_people DEFAULT 'CALM' NOT NULL,
                            CONSTRAINT pk_people_moods PRIMARY KEY (id)
                        )""")
                .mariadb("""
                        CREATE TABLE people_moods (
                            id INT NOT NULL,
                            mood ENUM('CALM', 'ANGRY') NOT NULL DEFAULT ('CALM'),
                            CONSTRAINT pk_people_moods PRIMARY KEY (id)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin""")
                .does(insert(table).set(id.to(1), mood.to(Mood.ANGRY)))
                .does(insert(table).set(id.to(2)))
                .finds(select(id, mood).orderBy(id), row(1, Mood.ANGRY), row(2, Mood.CALM));
    }

    private static SchemaCase domains() {
        var address = Domain.of("mail_address", SqlTypes.TEXT)
                .check("VALUE LIKE '%@%'")
                .notNull();
        var table = Table.of("mail_users")
                .intColumn("id", primaryKey())
                .textColumn("email", domain(address))
                .build();
        var id = table.column("id", IntColumn.class);
        var email = table.column("email", TextColumn.class);
        return schema("a type with a rule", MetaData.of(table))
                .postgresql("""
                        CREATE DOMAIN mail_address AS TEXT NOT NULL CONSTRAINT ck_mail_address_1f7770bc CHECK (VALUE LIKE '%@%');
                        CREATE TABLE mail_users (
                            id INTEGER NOT NULL,
                            email mail_address NOT NULL,
                            CONSTRAINT pk_mail_users PRIMARY KEY (id)
                        )""")
                .needs(Capability.DOMAINS)
                .does(insert(table).set(id.to(1), email.to("a@b")))
                .refuses(CheckException.class, insert(table).set(id.to(2), email.to("nobody")));
    }
}
