package dev.aludel.conformance;

import static dev.aludel.conformance.SchemaCase.schema;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.references;
import static dev.aludel.sql.Sql.insert;

import dev.aludel.dialect.Capability;
import dev.aludel.error.CheckException;
import dev.aludel.error.ForeignKeyException;
import dev.aludel.error.UniqueException;
import dev.aludel.schema.Check;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.Exclusion;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.IndexPart;
import dev.aludel.schema.Match;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueKey;
import dev.aludel.sql.Command;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import java.util.List;

/** Rules over the rows of a table. */
final class Keys implements SchemaFamily {
    private final Table teams = Table.of("teams")
            .textColumn("country", 2)
            .intColumn("number")
            .primaryKey("country", "number")
            .build();

    @Override
    public String name() {
        return "keys and checks";
    }

    @Override
    public List<SchemaCase> cases() {
        return List.of(
                composite(),
                itself(),
                cycle(),
                unique(),
                nullsNotDistinct(),
                checks(),
                deferredReference(),
                deferredKey(),
                fullMatch(),
                exclusion());
    }

    private SchemaCase composite() {
        var players = Table.of("players")
                .intColumn("id", primaryKey())
                .textColumn("country", 2, nullable())
                .intColumn("team", nullable())
                .constraint(ForeignKey.of("country", "team")
                        .references("teams")
                        .onDelete(ReferentialAction.CASCADE)
                        .onUpdate(ReferentialAction.RESTRICT))
                .build();
        return schema("a key of two columns, and a reference to it", MetaData.of(players, teams))
                .refuses(
                        ForeignKeyException.class,
                        insert(players)
                                .set(
                                        players.column("id", IntColumn.class).to(1),
                                        players.column("country", TextColumn.class)
                                                .to("HU"),
                                        players.column("team", IntColumn.class).to(1)));
    }

    private static SchemaCase itself() {
        var nodes = Table.of("nodes")
                .intColumn("id", primaryKey())
                .intColumn("parent_id", nullable(), references("nodes").onDelete(ReferentialAction.SET_NULL))
                .build();
        return schema("a table that refers to itself", MetaData.of(nodes))
                .refuses(
                        ForeignKeyException.class,
                        insert(nodes)
                                .set(
                                        nodes.column("id", IntColumn.class).to(1),
                                        nodes.column("parent_id", IntColumn.class)
                                                .to(9)));
    }

    private static SchemaCase cycle() {
        var chickens = Table.of("chickens")
                .intColumn("id", primaryKey())
                .intColumn("egg_id", nullable(), references("eggs"))
                .build();
        var eggs = Table.of("eggs")
                .intColumn("id", primaryKey())
                .intColumn("chicken_id", nullable(), references("chickens"))
                .build();
        return schema("two tables that refer to each other", MetaData.of(chickens, eggs));
    }

    private static SchemaCase unique() {
        var table = Table.of("people")
                .intColumn("id", primaryKey())
                .textColumn("first", 20)
                .textColumn("last", 20, nullable())
                .constraint(UniqueKey.of("first", "last").named("uq_name"))
                .build();
        return schema("columns of which no two rows have the same values", MetaData.of(table))
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
                .does(insert(both).set(amount.to(5), state.to("other")))
                .refuses(CheckException.class, insert(both).set(amount.to(-1), state.to("open")))
                .refuses(CheckException.class, insert(both).set(amount.to(10), state.to("other")));
    }

    private static SchemaCase deferredReference() {
        var parents = Table.of("parents").intColumn("id", primaryKey()).build();
        var children = Table.of("children")
                .intColumn("parent_id", references("parents").deferral(Deferral.INITIALLY_DEFERRED))
                .build();
        return schema("a reference that is checked at COMMIT", MetaData.of(parents, children))
                .needs(Capability.DEFERRABLE_FOREIGN_KEYS)
                .does(insert(children)
                        .set(children.column("parent_id", IntColumn.class).to(1)))
                .does(insert(parents).set(parents.column("id", IntColumn.class).to(1)));
    }

    private static SchemaCase deferredKey() {
        var table = Table.of("positions")
                .intColumn("id", primaryKey())
                .intColumn("place")
                .constraint(UniqueKey.of("place").deferral(Deferral.INITIALLY_DEFERRED))
                .build();
        return schema("a unique key that is checked at COMMIT", MetaData.of(table))
                .needs(Capability.DEFERRABLE_KEYS);
    }

    private SchemaCase fullMatch() {
        var table = Table.of("trainers")
                .textColumn("country", 2, nullable())
                .intColumn("team", nullable())
                .constraint(ForeignKey.of("country", "team").references("teams").match(Match.FULL))
                .build();
        return schema("a reference whose columns are all NULL or none", MetaData.of(teams, table))
                .needs(Capability.MATCH_FULL);
    }

    private static SchemaCase exclusion() {
        var table = Table.of("bookings")
                .intColumn("begins")
                .intColumn("ends")
                .constraint(Exclusion.of(IndexPart.expression("int4range(begins, ends)"), "&&")
                        .named("ex_overlap"))
                .build();
        return schema("rows that must not overlap", MetaData.of(table)).needs(Capability.EXCLUSION);
    }
}
