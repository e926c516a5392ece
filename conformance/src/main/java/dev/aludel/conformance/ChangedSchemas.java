package dev.aludel.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.aludel.engine.Engine;
import dev.aludel.error.AludelException;
import dev.aludel.error.IntegrityException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.Check;
import dev.aludel.schema.Computed;
import dev.aludel.schema.DefinitionBuilder;
import dev.aludel.schema.Domain;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.View;
import dev.aludel.schema.compare.Difference;
import dev.aludel.schema.compare.SchemaComparison;
import dev.aludel.sql.Sql;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A database that becomes as a schema says, where one thing stands on another; its rows stay. Stateless. */
final class ChangedSchemas {
    private static final SqlType<String> MOOD = SqlTypes.nativeEnum("changed_mood", List.of("calm", "angry"));
    private static final SqlType<String> OTHER = SqlTypes.nativeEnum("changed_state", List.of("angry", "calm", "gone"));

    private ChangedSchemas() {}

    /** A change of a schema; what a database cannot have at all is left out. */
    private record Change(String name, MetaData before, MetaData after) {}

    static Stream<DynamicTest> on(Engine engine) {
        return Stream.concat(
                changes().stream().map(change -> dynamicTest(change.name(), () -> check(engine, change))),
                Stream.of(
                        dynamicTest("a text that is too long is not cut", () -> textStays(engine)),
                        dynamicTest("a foreign key keeps its target", () -> targetStays(engine)),
                        dynamicTest("no value is made up for rows that are there", () -> nothingMadeUp(engine)),
                        dynamicTest("what is lost is said", () -> losses(engine))));
    }

    private static DefinitionBuilder table(TableColumn... columns) {
        var builder = TableDefinition.builder("changed")
                .column("id", SqlTypes.INTEGER)
                .primaryKey("id");
        Arrays.stream(columns).forEach(builder::column);
        return builder;
    }

    private static TableColumn column(String name, SqlType<?> type) {
        return TableColumn.of(name, type).asNullable();
    }

    private static TableColumn calculated(SqlType<?> type, String sql) {
        return column("g", type).withComputed(Computed.stored(sql));
    }

    private static MetaData of(DefinitionBuilder table, View... views) {
        return MetaData.builder().tables(table.build()).views(views).build();
    }

    private static MetaData domain(Domain domain) {
        return of(table(column("c", domain.type()).withDomain(domain)));
    }

    private static List<Change> changes() {
        var narrow = column("c", SqlTypes.INTEGER);
        var wide = column("c", SqlTypes.BIGINT);
        var view = View.of("changed_view", "SELECT id, c FROM changed");
        var over = View.of("changed_over", "SELECT c FROM changed_view");
        var less = View.of("changed_view", "SELECT id, id AS c FROM changed");
        var domain = Domain.of("changed_domain", SqlTypes.TEXT);
        var self = ForeignKey.of("c").references("changed").named("fk_changed");
        var changes = new ArrayList<Change>();
        changes.add(new Change(
                "a column that views show gets another type",
                of(table(narrow), view, over),
                of(table(wide), view, over)));
        changes.add(new Change(
                "one that a view with rows of its own shows",
                of(table(narrow), view.asMaterialised()),
                of(table(wide), view.asMaterialised())));
        changes.add(
                new Change("a column that a view showed goes", of(table(narrow), view, over), of(table(), less, over)));
        changes.add(
                new Change("a view below another one", of(table(narrow), view, over), of(table(narrow), less, over)));
        changes.add(new Change(
                "a column that another is calculated from",
                of(table(narrow, calculated(SqlTypes.INTEGER, "c * 2"))),
                of(table(wide, calculated(SqlTypes.INTEGER, "c * 2")))));
        changes.add(new Change(
                "a calculated column gets another type",
                of(table(narrow, calculated(SqlTypes.INTEGER, "c * 2"))
                        .index(Index.of("g").named("ix_changed"))),
                of(table(narrow, calculated(SqlTypes.BIGINT, "c * 2"))
                        .index(Index.of("g").named("ix_changed")))));
        changes.add(new Change(
                "a calculated column goes with what it is calculated from",
                of(table(narrow, calculated(SqlTypes.INTEGER, "c * 2"))),
                of(table())));
        changes.add(new Change(
                "a plain column is calculated from now on",
                of(table(narrow, column("g", SqlTypes.INTEGER))),
                of(table(narrow, calculated(SqlTypes.INTEGER, "c * 2")))));
        changes.add(new Change(
                "a calculated column becomes a plain one",
                of(table(narrow, calculated(SqlTypes.INTEGER, "c * 2"))),
                of(table(narrow, column("g", SqlTypes.INTEGER)))));
        changes.add(new Change(
                "checks and indexes over a column with another type",
                of(table(narrow)
                        .constraint(Check.of("c > 0").named("ck_changed"))
                        .index(Index.of("c").named("ix_changed"))),
                of(table(column("c", SqlTypes.decimal(10, 2)))
                        .constraint(Check.of("c > 0").named("ck_changed"))
                        .index(Index.of("c").named("ix_changed")))));
        changes.add(new Change("another enumeration", of(table(column("m", MOOD))), of(table(column("m", OTHER)))));
        changes.add(new Change(
                "lists of another enumeration",
                of(table(column("m", SqlTypes.array(MOOD)))),
                of(table(column("m", SqlTypes.array(OTHER))))));
        changes.add(new Change(
                "a key to the table itself",
                of(table(narrow).constraint(self)),
                of(table(narrow).constraint(self.onDelete(ReferentialAction.CASCADE)))));
        changes.add(new Change(
                "the rules of a domain",
                domain(domain.check("VALUE <> 'a'")),
                domain(domain.check("VALUE <> 'b'").withDefault("'q'"))));
        changes.add(new Change(
                "domains above each other go",
                MetaData.builder()
                        .tables(table().build())
                        .domains(domain, Domain.of("changed_above", SqlTypes.unknown("changed_domain")))
                        .build(),
                of(table())));
        return changes;
    }

    private static void check(Engine engine, Change change) {
        try {
            change.before().ddl(engine.dialect().ddl());
            change.after().ddl(engine.dialect().ddl());
        } catch (UnsupportedFeatureException lacking) {
            return;
        }
        RandomSchemas.withSchema(engine, change.before(), connection -> {
            connection.execute(Sql.text("INSERT INTO changed (id) VALUES (1)"));
            SchemaComparison.of(change.after(), connection)
                    .without(RandomSchemas::ofOthers)
                    .apply();
            assertThat(SchemaComparison.of(change.after(), connection)
                            .without(RandomSchemas::ofOthers)
                            .list())
                    .isEmpty();
            assertThat(connection.count(Sql.text("SELECT id FROM changed"))).isEqualTo(1);
        });
    }

    private static void textStays(Engine engine) {
        var before = of(table(column("c", SqlTypes.varchar(20))));
        var after = of(table(column("c", SqlTypes.varchar(3))));
        RandomSchemas.withSchema(engine, before, connection -> {
            connection.execute(Sql.text("INSERT INTO changed (id, c) VALUES (1, 'abcdef')"));
            var differences = SchemaComparison.of(after, connection).without(RandomSchemas::ofOthers);
            assertThatThrownBy(differences::apply).isInstanceOf(AludelException.class);
            assertThat(connection.list(Sql.text("SELECT c FROM changed").map(row -> row.get(0, String.class))))
                    .containsExactly("abcdef");
        });
    }

    /** Nothing is executed when a foreign key that stays would refer to no key, or to no table. */
    private static void targetStays(Engine engine) {
        var other = TableDefinition.builder("changed_other")
                .column("c", SqlTypes.INTEGER)
                .constraint(ForeignKey.of("c").references("changed", "c").named("fk_changed"));
        var number = TableColumn.of("c", SqlTypes.INTEGER);
        var before = MetaData.of(table(number).unique("c").build(), other.build());
        var after = of(table(number, column("d", SqlTypes.INTEGER)));
        RandomSchemas.withSchema(engine, before, connection -> {
            var differences = SchemaComparison.of(after, connection).without(RandomSchemas::ofOthers);
            var keeping = differences.without(Difference.ExtraTable.class::isInstance);
            assertThatThrownBy(keeping::apply)
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("the foreign key fk_changed of changed_other refers to changed [c]");
            var dropping = SchemaComparison.of(
                            MetaData.of(TableDefinition.builder("changed_other")
                                    .column("c", SqlTypes.INTEGER)
                                    .build()),
                            connection)
                    .without(difference ->
                            RandomSchemas.ofOthers(difference) || difference instanceof Difference.ExtraConstraint);
            assertThatThrownBy(dropping::apply)
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("fk_changed of changed_other refers to changed, which would be dropped");
            assertThat(SchemaCase.differences(before, connection)).isEmpty();
        });
    }

    /** A column without a default that takes no NULL is added to a table without rows only. */
    private static void nothingMadeUp(Engine engine) {
        var before = of(table());
        var after = of(table(
                TableColumn.of("c", SqlTypes.varchar(20)).withComment("wanted"),
                TableColumn.of("d", SqlTypes.INTEGER)));
        RandomSchemas.withSchema(engine, before, connection -> {
            connection.execute(Sql.text("INSERT INTO changed (id) VALUES (1)"));
            var differences = SchemaComparison.of(after, connection).without(RandomSchemas::ofOthers);
            assertThatThrownBy(differences::apply).isInstanceOf(IntegrityException.class);
            assertThat(SchemaCase.differences(before, connection)).isEmpty();
            connection.execute(Sql.text("DELETE FROM changed"));
            differences.apply();
            assertThat(SchemaCase.differences(after, connection)).isEmpty();
        });
    }

    private static void losses(Engine engine) {
        var before = of(table(
                column("gone", SqlTypes.INTEGER), column("c", SqlTypes.INTEGER), column("d", SqlTypes.decimal(8, 4))));
        var after = of(table(column("c", SqlTypes.BIGINT), column("d", SqlTypes.decimal(8, 2))));
        RandomSchemas.withSchema(engine, before, connection -> {
            var differences = SchemaComparison.of(after, connection).without(RandomSchemas::ofOthers);
            assertThat(differences.losses()).hasSize(2);
            assertThat(differences.losses().toString())
                    .contains("column changed.gone is dropped with its values")
                    .contains("column changed.d changes from ")
                    .contains("values that do not fit are rounded, cut or refused");
            assertThat(differences.keepingExtras().losses()).hasSize(1);
        });
    }
}
