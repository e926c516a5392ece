package dev.aludel.conformance;

import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.SchemaCase.schema;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.serverDefault;
import static dev.aludel.schema.ColumnOption.typeOn;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.value;

import dev.aludel.dialect.Capability;
import dev.aludel.schema.DdlElement;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.SchemaHook;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableOption;
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
        return List.of(types(), defaults(), names(), options(), otherTypes(), hooks(), ofASchema());
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
        return schema("a column of each type", MetaData.of(all));
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
                .does(insert(table).set(table.column("select", IntColumn.class).to(7)))
                .finds(select(table.column("select", IntColumn.class)), 7);
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
        return schema("what only one kind of database is told of a table", MetaData.of(table));
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
        return schema("a type that has another name on one kind of database", MetaData.of(table));
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
                .needs(Capability.SCHEMAS)
                .does(insert(users).set(id.to(1)))
                .finds(select(id), 1);
    }
}
