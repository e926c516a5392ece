package dev.aludel.conformance;

import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.serverDefault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.aludel.engine.Engine;
import dev.aludel.schema.Check;
import dev.aludel.schema.Index;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.Table;
import dev.aludel.schema.compare.Difference;
import dev.aludel.schema.compare.SchemaComparison;
import dev.aludel.sql.Sql;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** What a schema and a database differ in, and how the database becomes as the schema says. */
final class Comparisons {
    private static final int SEEDS = 25;

    private final Table before = Table.of("compared")
            .intColumn("id", primaryKey())
            .textColumn("name", 20)
            .intColumn("amount", serverDefault("0"))
            .intColumn("old", nullable())
            .constraint(Check.of("amount >= 0").named("ck_amount"))
            .index(Index.of("name").named("ix_name"))
            .build();
    private final Table after = Table.of("compared")
            .intColumn("id", primaryKey())
            .textColumn("name", 40)
            .intColumn("amount", nullable(), serverDefault("1"))
            .intColumn("added", nullable())
            .constraint(Check.of("amount >= -5").named("ck_amount"))
            .index(Index.of("name", "amount").named("ix_name"))
            .index(Index.of("added").named("ix_added"))
            .build();

    static Stream<DynamicTest> on(Engine engine) {
        var comparisons = new Comparisons();
        return Stream.concat(
                Stream.of(
                        dynamicTest("each difference is named", () -> comparisons.named(engine)),
                        dynamicTest("rows stay when the differences go", () -> comparisons.keepsRows(engine)),
                        dynamicTest("another primary key", () -> comparisons.anotherKey(engine)),
                        dynamicTest("comments change alone", () -> Comments.change(engine))),
                IntStream.rangeClosed(1, SEEDS)
                        .boxed()
                        .flatMap(seed -> Stream.of(
                                dynamicTest(
                                        "random schema " + seed + " is read back",
                                        () -> RandomSchemas.isReadBack(engine, seed)),
                                dynamicTest(
                                        "random schema " + seed + " becomes another one",
                                        () -> RandomSchemas.isChanged(engine, seed)))));
    }

    private void named(Engine engine) {
        created(
                engine,
                () -> engine.use(connection -> {
                    var found =
                            SchemaComparison.of(MetaData.of(after), connection).without(Comparisons::ofOthers);
                    assertThat(found.list().stream().map(Difference::toString))
                            .hasSize(7)
                            .anyMatch(line -> line.startsWith("column compared.name differs in [TYPE]"))
                            .anyMatch(
                                    line -> line.startsWith("column compared.amount differs in [NULLABILITY, DEFAULT]"))
                            .contains("column compared.added is missing")
                            .contains("column compared.old is not part of the schema")
                            .anyMatch(line -> line.startsWith("constraint ck_amount of compared differs"))
                            .anyMatch(line -> line.startsWith("index ix_name of compared differs"))
                            .contains("index ix_added of compared is missing");
                    assertThat(found.keepingExtras().list()).hasSize(6);
                }));
    }

    private void keepsRows(Engine engine) {
        created(
                engine,
                () -> engine.use(connection -> {
                    connection.executeDdl(List.of("INSERT INTO compared (id, name) VALUES (1, 'Ada')"));
                    SchemaComparison.of(MetaData.of(after), connection)
                            .without(Comparisons::ofOthers)
                            .apply();
                    assertThat(SchemaCase.differences(MetaData.of(after), connection))
                            .isEmpty();
                    assertThat(connection.list(
                                    Sql.text("SELECT name FROM compared").map(row -> row.get(0, String.class))))
                            .containsExactly("Ada");
                }));
    }

    private void anotherKey(Engine engine) {
        var keyed = MetaData.of(Table.of("compared")
                .intColumn("id")
                .textColumn("name", 20)
                .intColumn("amount", serverDefault("0"))
                .intColumn("old", nullable())
                .constraint(PrimaryKey.of("id", "amount"))
                .constraint(Check.of("amount >= 0").named("ck_amount"))
                .index(Index.of("name").named("ix_name"))
                .build());
        created(
                engine,
                () -> engine.use(connection -> {
                    SchemaComparison.of(keyed, connection)
                            .without(Comparisons::ofOthers)
                            .apply();
                    assertThat(SchemaCase.differences(keyed, connection)).isEmpty();
                }));
    }

    private static boolean ofOthers(Difference difference) {
        return difference instanceof Difference.ExtraTable || difference instanceof Difference.ExtraObject;
    }

    private void created(Engine engine, Runnable test) {
        var schema = MetaData.of(before);
        engine.use(schema::dropAll);
        engine.use(schema::createAll);
        try {
            test.run();
        } finally {
            engine.use(schema::dropAll);
        }
    }
}
