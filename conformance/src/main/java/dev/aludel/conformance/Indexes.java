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
                        with(Index.on(IndexPart.of("deleted").desc(), IndexPart.of("id")))),
                unique(),
                schema(
                                "over a part of the rows",
                                with(Index.of("email").where(deleted.eq(0)).named("ix_live")))
                        .needs(Capability.PARTIAL_INDEXES),
                schema(
                                "over what is calculated",
                                with(Index.on(IndexPart.of(email.lower())).named("ix_lower")))
                        .needs(Capability.EXPRESSION_INDEXES),
                schema("that carries further columns", with(Index.of("email").include("deleted")))
                        .needs(Capability.INDEX_INCLUDE),
                schema(
                                "that says where NULL is kept",
                                with(Index.on(IndexPart.of("deleted").nullsFirst())))
                        .needs(Capability.INDEX_NULLS_ORDER),
                schema(
                                "by the operators of a class",
                                with(Index.on(IndexPart.of("email").operatorClass("text_pattern_ops"))))
                        .needs(Capability.OPERATOR_CLASSES),
                schema(
                                "over the beginning of a text",
                                with(Index.on(IndexPart.of("body").prefix(10))))
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
        return schema("of a kind that only one database has", metaData);
    }
}
