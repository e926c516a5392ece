package dev.aludel.conformance;

import static dev.aludel.conformance.SchemaCase.schema;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.sql.Sql.insert;

import dev.aludel.dialect.Capability;
import dev.aludel.error.UniqueException;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexPart;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableBuilder;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import java.util.List;

/** What makes rows quick to find. */
final class Indexes implements SchemaFamily {
    @Override
    public String name() {
        return "indexes";
    }

    @Override
    public List<SchemaCase> cases() {
        var email = documents().build().column("email", TextColumn.class);
        var deleted = documents().build().column("deleted", IntColumn.class);
        return List.of(
                schema(
                                "over columns, in an order",
                                with(Index.on(IndexPart.of("deleted").desc(), IndexPart.of("id"))))
                        .sqlite("""
                        CREATE TABLE documents (
                            id INTEGER NOT NULL,
                            email VARCHAR(50) NOT NULL CHECK (length(email) <= 50),
                            deleted INTEGER,
                            body TEXT,
                            CONSTRAINT pk_documents PRIMARY KEY (id)
                        );
                        CREATE INDEX ix_documents_deleted_id ON documents (deleted DESC, id)""")
                        .postgresql("""
                        CREATE TABLE documents (
                            id INTEGER NOT NULL,
                            email VARCHAR(50) NOT NULL,
                            deleted INTEGER,
                            body TEXT,
                            CONSTRAINT pk_documents PRIMARY KEY (id)
                        );
                        CREATE INDEX ix_documents_deleted_id ON documents (deleted DESC, id)""")
                        .mariadb("""
                        CREATE TABLE documents (
                            id INT NOT NULL,
                            email VARCHAR(50) NOT NULL,
                            deleted INT,
                            body LONGTEXT,
                            CONSTRAINT pk_documents PRIMARY KEY (id)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
                        CREATE INDEX ix_documents_deleted_id ON documents (deleted DESC, id)"""),
                unique(),
                schema(
                                "over a part of the rows",
                                with(Index.of("email").where(deleted.eq(0)).named("ix_live")))
                        .sqlite("""
                        CREATE TABLE documents (
                            id INTEGER NOT NULL,
                            email VARCHAR(50) NOT NULL CHECK (length(email) <= 50),
                            deleted INTEGER,
                            body TEXT,
                            CONSTRAINT pk_documents PRIMARY KEY (id)
                        );
                        CREATE INDEX ix_live ON documents (email) WHERE deleted = 0""")
                        .postgresql("""
                        CREATE TABLE documents (
                            id INTEGER NOT NULL,
                            email VARCHAR(50) NOT NULL,
                            deleted INTEGER,
                            body TEXT,
                            CONSTRAINT pk_documents PRIMARY KEY (id)
                        );
                        CREATE INDEX ix_live ON documents (email) WHERE deleted = 0""")
                        .needs(Capability.PARTIAL_INDEXES),
                schema(
                                "over what is calculated",
                                with(Index.on(IndexPart.of(email.lower())).named("ix_lower")))
                        .sqlite("""
                        CREATE TABLE documents (
                            id INTEGER NOT NULL,
                            email VARCHAR(50) NOT NULL CHECK (length(email) <= 50),
                            deleted INTEGER,
                            body TEXT,
                            CONSTRAINT pk_documents PRIMARY KEY (id)
                        );
                        CREATE INDEX ix_lower ON documents ((lower(email)))""")
                        .postgresql("""
                        CREATE TABLE documents (
                            id INTEGER NOT NULL,
                            email VARCHAR(50) NOT NULL,
                            deleted INTEGER,
                            body TEXT,
                            CONSTRAINT pk_documents PRIMARY KEY (id)
                        );
                        CREATE INDEX ix_lower ON documents ((lower(email)))""")
                        .needs(Capability.EXPRESSION_INDEXES),
                schema("that carries further columns", with(Index.of("email").include("deleted")))
                        .postgresql("""
                        CREATE TABLE documents (
                            id INTEGER NOT NULL,
                            email VARCHAR(50) NOT NULL,
                            deleted INTEGER,
                            body TEXT,
                            CONSTRAINT pk_documents PRIMARY KEY (id)
                        );
                        CREATE INDEX ix_documents_email ON documents (email) INCLUDE (deleted)""")
                        .needs(Capability.INDEX_INCLUDE),
                schema(
                                "that says where NULL is kept",
                                with(Index.on(IndexPart.of("deleted").nullsFirst())))
                        .postgresql("""
                        CREATE TABLE documents (
                            id INTEGER NOT NULL,
                            email VARCHAR(50) NOT NULL,
                            deleted INTEGER,
                            body TEXT,
                            CONSTRAINT pk_documents PRIMARY KEY (id)
                        );
                        CREATE INDEX ix_documents_deleted ON documents (deleted NULLS FIRST)""")
                        .needs(Capability.INDEX_NULLS_ORDER),
                schema(
                                "by the operators of a class",
                                with(Index.on(IndexPart.of("email").operatorClass("text_pattern_ops"))))
                        .postgresql("""
                        CREATE TABLE documents (
                            id INTEGER NOT NULL,
                            email VARCHAR(50) NOT NULL,
                            deleted INTEGER,
                            body TEXT,
                            CONSTRAINT pk_documents PRIMARY KEY (id)
                        );
                        CREATE INDEX ix_documents_email ON documents (email text_pattern_ops)""")
                        .needs(Capability.OPERATOR_CLASSES),
                schema(
                                "over the beginning of a text",
                                with(Index.on(IndexPart.of("body").prefix(10))))
                        .mariadb("""
                        CREATE TABLE documents (
                            id INT NOT NULL,
                            email VARCHAR(50) NOT NULL,
                            deleted INT,
                            body LONGTEXT,
                            CONSTRAINT pk_documents PRIMARY KEY (id)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
                        CREATE INDEX ix_documents_body ON documents (body(10))""")
                        .needs(Capability.PREFIX_INDEXES),
                onlySomewhere());
    }

    private static TableBuilder documents() {
        return Table.of("documents")
                .intColumn("id", primaryKey())
                .textColumn("email", 50)
                .intColumn("deleted", nullable())
                .textColumn("body", nullable());
    }

    private static MetaData with(Index index) {
        return MetaData.of(documents().index(index).build());
    }

    private static SchemaCase unique() {
        var table = documents().index(Index.of("email").asUnique()).build();
        var id = table.column("id", IntColumn.class);
        var email = table.column("email", TextColumn.class);
        return schema("that admits no two rows with the same values", MetaData.of(table))
                .sqlite("""
                        CREATE TABLE documents (
                            id INTEGER NOT NULL,
                            email VARCHAR(50) NOT NULL CHECK (length(email) <= 50),
                            deleted INTEGER,
                            body TEXT,
                            CONSTRAINT pk_documents PRIMARY KEY (id)
                        );
                        CREATE UNIQUE INDEX ix_documents_email ON documents (email)""")
                .postgresql("""
                        CREATE TABLE documents (
                            id INTEGER NOT NULL,
                            email VARCHAR(50) NOT NULL,
                            deleted INTEGER,
                            body TEXT,
                            CONSTRAINT pk_documents PRIMARY KEY (id)
                        );
                        CREATE UNIQUE INDEX ix_documents_email ON documents (email)""")
                .mariadb("""
                        CREATE TABLE documents (
                            id INT NOT NULL,
                            email VARCHAR(50) NOT NULL,
                            deleted INT,
                            body LONGTEXT,
                            CONSTRAINT pk_documents PRIMARY KEY (id)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
                        CREATE UNIQUE INDEX ix_documents_email ON documents (email)""")
                .does(insert(table).set(id.to(1), email.to("a")))
                .refuses(UniqueException.class, insert(table).set(id.to(2), email.to("a")));
    }

    private static SchemaCase onlySomewhere() {
        var table = documents()
                .index(Index.of("email").using("hash").named("ix_hash"))
                .index(Index.of("body").using("fulltext").named("ix_words"))
                .build();
        var metaData = MetaData.builder()
                .tables(table)
                .only("ix_hash", "PostgreSQL")
                .only("ix_words", "MariaDB", "MySQL")
                .build();
        return schema("of a kind that only one database has", metaData)
                .sqlite("""
                        CREATE TABLE documents (
                            id INTEGER NOT NULL,
                            email VARCHAR(50) NOT NULL CHECK (length(email) <= 50),
                            deleted INTEGER,
                            body TEXT,
                            CONSTRAINT pk_documents PRIMARY KEY (id)
                        )""")
                .postgresql("""
                        CREATE TABLE documents (
                            id INTEGER NOT NULL,
                            email VARCHAR(50) NOT NULL,
                            deleted INTEGER,
                            body TEXT,
                            CONSTRAINT pk_documents PRIMARY KEY (id)
                        );
                        CREATE INDEX ix_hash ON documents USING hash (email)""")
                .mariadb("""
                        CREATE TABLE documents (
                            id INT NOT NULL,
                            email VARCHAR(50) NOT NULL,
                            deleted INT,
                            body LONGTEXT,
                            CONSTRAINT pk_documents PRIMARY KEY (id)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
                        CREATE FULLTEXT INDEX ix_words ON documents (body)""");
    }
}
