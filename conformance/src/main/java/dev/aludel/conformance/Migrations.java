package dev.aludel.conformance;

import static dev.aludel.conformance.MigratedTables.CODES;
import static dev.aludel.conformance.MigratedTables.INT;
import static dev.aludel.conformance.MigratedTables.LONG;
import static dev.aludel.conformance.MigratedTables.TEXT;
import static dev.aludel.conformance.MigratedTables.TO_A;
import static dev.aludel.conformance.MigratedTables.a;
import static dev.aludel.conformance.MigratedTables.b;
import static dev.aludel.conformance.MigratedTables.bareA;
import static dev.aludel.conformance.MigratedTables.column;
import static dev.aludel.conformance.MigratedTables.drawn;
import static dev.aludel.conformance.MigratedTables.maybe;
import static dev.aludel.conformance.MigratedTables.migration;
import static dev.aludel.conformance.MigratedTables.schema;
import static dev.aludel.conformance.MigratedTables.table;
import static dev.aludel.conformance.MigratedTables.withViews;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.aludel.engine.Engine;
import dev.aludel.schema.Check;
import dev.aludel.schema.Computed;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.View;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** What happens to schemas that live: several changes at once, in tables with rows that refer to each other. Stateless. */
final class Migrations {
    private static final SqlType<String> FEW = SqlTypes.nativeEnum("changed_state", List.of("x", "y", "z"));
    private static final SqlType<String> MORE =
            SqlTypes.nativeEnum("changed_state", List.of("new", "x", "it's", "y", "z", "gone"));

    private Migrations() {}

    static Stream<DynamicTest> on(Engine engine) {
        return Stream.of(KeyMigrations.all(), tables(), columns())
                .flatMap(List::stream)
                .map(migration -> dynamicTest(migration.name(), () -> migration.run(engine)));
    }

    private static List<Migration> tables() {
        var address = ForeignKey.of("a_id").references("changed_a").onDelete(ReferentialAction.CASCADE);
        return List.of(
                migration(
                        "a table is split",
                        schema(a(INT, maybe("street", TEXT), maybe("city", TEXT)), b(INT).constraint(TO_A)),
                        schema(
                                a(INT).constraint(CODES),
                                b(INT).constraint(TO_A),
                                table("address", drawn(INT), column("a_id", INT), maybe("street", TEXT))
                                        .primaryKey("id")
                                        .constraint(address)
                                        .index("a_id"))),
                migration(
                        "a reference becomes a table of pairs",
                        schema(a(INT), b(INT).constraint(TO_A.onDelete(ReferentialAction.CASCADE))),
                        schema(
                                a(LONG),
                                table("b", drawn(INT), maybe("note", TEXT)).primaryKey("id"),
                                table("pair", column("a_id", LONG), column("b_id", INT))
                                        .primaryKey("a_id", "b_id")
                                        .constraint(address)
                                        .constraint(ForeignKey.of("b_id").references("changed_b")))),
                migration(
                        "a table goes that others referred to",
                        schema(a(INT), b(INT).constraint(TO_A.onDelete(ReferentialAction.CASCADE))),
                        schema(b(INT).check("note <> ''"))),
                migration(
                        "a table goes that refers to others, one comes that refers to a new key",
                        schema(
                                a(INT),
                                b(INT).constraint(TO_A),
                                table("c", drawn(INT), maybe("a_id", INT), maybe("b_id", INT))
                                        .primaryKey("id")
                                        .constraint(address)
                                        .constraint(ForeignKey.of("b_id").references("changed_b"))),
                        schema(
                                a(LONG).constraint(CODES),
                                b(LONG).constraint(TO_A),
                                table("d", drawn(INT), column("code", TEXT))
                                        .primaryKey("id")
                                        .constraint(ForeignKey.of("code").references("changed_a", "code")))),
                migration(
                        "rows without a key get one",
                        schema(table("a", maybe("id", INT), column("code", TEXT), maybe("name", TEXT)), b(INT)),
                        schema(
                                bareA(INT, column("kind", TEXT).withDefault("'plain'"))
                                        .primaryKey("id"),
                                b(INT).constraint(TO_A))));
    }

    private static List<Migration> columns() {
        var view = View.of(
                "changed_view", "SELECT b.id, a.name, a.code FROM changed_b b JOIN changed_a a ON a.id = b.a_id");
        var sum = column("points", INT).withDefault("3");
        var twice = maybe("twice", INT).withComputed(Computed.stored("points * 2"));
        var more = maybe("twice", LONG).withComputed(Computed.stored("points * 3"));
        var label = column("label", MORE).withDefault("'it''s'");
        return List.of(
                migration(
                        "an enumeration gets labels, for a default, a check and a part of an index",
                        schema(a(INT, column("state", FEW).withDefault("'x'")), b(INT).constraint(TO_A)),
                        schema(
                                a(INT, column("state", MORE).withDefault("'new'"), label)
                                        .constraint(Check.of("state <> 'gone'").named("ck_changed_state"))
                                        .index(Index.of("state").named("ix_changed_state")),
                                b(INT).constraint(TO_A))),
                migration(
                        "columns get limits, defaults and other names of checks",
                        schema(
                                a(INT, sum).constraint(Check.of("points > 0").named("ck_changed_one")),
                                b(INT).constraint(TO_A)),
                        schema(
                                a(INT, column("points", SqlTypes.decimal(10, 2)).withDefault("7"))
                                        .constraint(Check.of("points > 1").named("ck_changed_two"))
                                        .comment("it's commented"),
                                b(INT, column("since", SqlTypes.DATE).withDefault("'2020-01-01'"))
                                        .constraint(TO_A.onDelete(ReferentialAction.SET_NULL))
                                        .index("note", "a_id"))),
                migration(
                        "what is calculated changes with what it is calculated from",
                        schema(a(INT, sum, twice).index("twice"), b(INT).constraint(TO_A)),
                        schema(
                                a(INT, column("points", LONG).withDefault("4"), more)
                                        .index("twice")
                                        .constraint(Check.of("points < 100").named("ck_changed_points")),
                                b(INT).constraint(TO_A).index("a_id"))),
                migration(
                        "views stay over tables that change",
                        withViews(schema(a(INT), b(INT).constraint(TO_A)), view),
                        withViews(
                                schema(
                                        table(
                                                        "a",
                                                        drawn(LONG),
                                                        column("code", SqlTypes.varchar(90)),
                                                        maybe("name", TEXT),
                                                        maybe("more", TEXT))
                                                .primaryKey("id"),
                                        b(LONG).constraint(TO_A)),
                                view,
                                View.of("changed_over", "SELECT more FROM changed_a"))),
                migration(
                        "texts become required and unique, others lose their default",
                        schema(a(INT, column("kind", TEXT).withDefault("'k'")).index("code"), b(INT).constraint(TO_A)),
                        schema(
                                a(INT, maybe("kind", SqlTypes.varchar(60)))
                                        .index(Index.of("code").asUnique().named("ux_changed_code")),
                                b(INT).constraint(TO_A),
                                table("c", column("code", TEXT)).primaryKey("code"))));
    }
}
