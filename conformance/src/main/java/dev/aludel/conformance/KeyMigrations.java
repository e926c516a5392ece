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

import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.UniqueKey;
import java.util.List;

/** Keys that change while others refer to them. Stateless. */
final class KeyMigrations {
    private static final ForeignKey BY_CODE =
            ForeignKey.of("note").references("changed_a", "code").named("fk_changed_code");

    private KeyMigrations() {}

    static List<Migration> all() {
        var tenant = column("tenant", INT).withDefault("1");
        return List.of(
                migration(
                        "keys get a wider type on both sides",
                        schema(a(INT), b(INT).constraint(TO_A)),
                        schema(
                                a(LONG, maybe("more", TEXT)).constraint(CODES),
                                b(LONG).constraint(TO_A).index("note"))),
                migration(
                        "a key becomes one of two columns, and so does what refers to it",
                        schema(bareA(INT).primaryKey("id"), b(INT).constraint(TO_A)),
                        schema(
                                bareA(INT, tenant).primaryKey("tenant", "id"),
                                b(INT, tenant)
                                        .constraint(ForeignKey.of("tenant", "a_id")
                                                .references("changed_a")
                                                .named("fk_changed_b")))),
                migration(
                        "a drawn key becomes one of two columns, a unique key stays for what refers to it",
                        schema(a(INT), b(INT).constraint(TO_A)),
                        schema(
                                table("a", drawn(INT), column("code", TEXT), maybe("name", TEXT), tenant)
                                        .primaryKey("tenant", "id")
                                        .unique("id"),
                                b(INT).constraint(TO_A))),
                migration(
                        "a natural key gives way to a drawn one, and stays unique for what refers to it",
                        schema(
                                table("a", column("id", INT), column("code", TEXT), maybe("name", TEXT))
                                        .primaryKey("code")
                                        .unique("id"),
                                b(INT).constraint(TO_A)),
                        schema(
                                table("a", drawn(INT), column("code", TEXT), maybe("name", TEXT))
                                        .primaryKey("id")
                                        .unique("code"),
                                b(INT).constraint(TO_A))),
                new Migration(
                        "rows of a natural key get a drawn one, and others begin to refer to it",
                        schema(
                                table("a", column("code", TEXT), maybe("name", TEXT))
                                        .primaryKey("code"),
                                table("b", maybe("note", TEXT)).constraint(BY_CODE)),
                        List.of(
                                "INSERT INTO changed_a (code, name) VALUES ('x', 'one'), ('y', NULL)",
                                "INSERT INTO changed_b (note) VALUES ('x'), ('x'), (NULL)"),
                        schema(a(INT).constraint(CODES), b(INT).constraint(TO_A).constraint(BY_CODE))),
                migration(
                        "a unique key that is referred to gets another name",
                        schema(a(INT).constraint(CODES), b(INT).constraint(TO_A).constraint(BY_CODE)),
                        schema(
                                a(INT).constraint(CODES.named("uq_changed_again")),
                                b(INT).constraint(TO_A).constraint(BY_CODE))),
                migration(
                        "a unique index takes the place of a unique key",
                        schema(a(INT).constraint(CODES), b(INT).constraint(BY_CODE)),
                        schema(
                                a(INT).index(Index.of("code").asUnique().named("ix_changed_codes")),
                                b(INT).constraint(BY_CODE))),
                migration(
                        "a reference moves from the key to a unique code",
                        schema(a(INT), b(INT).constraint(TO_A)),
                        schema(
                                a(INT).constraint(CODES),
                                b(INT).constraint(BY_CODE.onUpdate(ReferentialAction.CASCADE)))),
                migration(
                        "the columns of a key change places, and so do those that refer to it",
                        schema(
                                bareA(INT).primaryKey("id", "code"),
                                b(INT).constraint(ForeignKey.of("a_id", "note")
                                        .references("changed_a", "id", "code")
                                        .named("fk_changed_b"))),
                        schema(
                                bareA(INT).primaryKey("code", "id"),
                                b(INT).constraint(ForeignKey.of("note", "a_id")
                                        .references("changed_a", "code", "id")
                                        .named("fk_changed_b")))),
                migration(
                        "a reference goes, its column stays",
                        schema(a(INT), b(INT).constraint(TO_A)),
                        schema(a(INT), b(INT, maybe("more", INT)))),
                migration(
                        "an index that a reference uses gives way to a wider one",
                        schema(a(INT), b(INT).constraint(TO_A).index("a_id")),
                        schema(
                                a(INT),
                                b(INT).constraint(TO_A.onDelete(ReferentialAction.CASCADE))
                                        .index("a_id", "note"))),
                migration(
                        "an index that a reference uses goes",
                        schema(a(INT), b(INT).constraint(TO_A).index("a_id", "note")),
                        schema(a(INT), b(INT).constraint(TO_A))),
                migration(
                        "a tree gets wider keys and another action",
                        schema(a(INT), b(INT).constraint(self(ReferentialAction.NO_ACTION))),
                        schema(
                                a(INT),
                                table("b", drawn(LONG), maybe("a_id", LONG), maybe("note", TEXT))
                                        .primaryKey("id")
                                        .constraint(self(ReferentialAction.SET_NULL))
                                        .index("note"))),
                migration(
                        "tables that refer to each other get wider keys",
                        schema(
                                a(INT, maybe("b_id", INT)).constraint(toB()),
                                b(INT).constraint(TO_A.onDelete(ReferentialAction.CASCADE))),
                        schema(
                                a(LONG, maybe("b_id", LONG)).constraint(toB()),
                                table("b", drawn(LONG), maybe("a_id", LONG), maybe("note", TEXT))
                                        .primaryKey("id")
                                        .constraint(TO_A.onDelete(ReferentialAction.CASCADE)))),
                migration(
                        "a unique key becomes a wider one",
                        schema(a(INT).unique("code"), b(INT).constraint(TO_A)),
                        schema(
                                a(INT, tenant).constraint(UniqueKey.of("tenant", "code")),
                                b(INT, tenant).constraint(TO_A))));
    }

    private static ForeignKey toB() {
        return ForeignKey.of("b_id").references("changed_b", "id").named("fk_changed_a");
    }

    private static ForeignKey self(ReferentialAction action) {
        return ForeignKey.of("a_id").references("changed_b").onDelete(action).named("fk_changed_b");
    }
}
