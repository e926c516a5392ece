package dev.aludel.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.SchemaObjects;
import dev.aludel.schema.compare.Difference;
import dev.aludel.schema.compare.SchemaComparison;
import dev.aludel.schema.compare.SchemaDifferences;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What holds for any schema: what was created is read back as it was said, and a database that differs from a schema is
 * what the schema says once the differences were taken away. Stateless.
 */
final class RandomSchemas {
    private RandomSchemas() {}

    /** A schema that is created does not differ from the database. */
    static void isReadBack(Engine engine, long seed) {
        MetaData schema = new RandomSchema(engine.dialect(), seed, 0).draw();
        withSchema(engine, schema, connection -> {});
    }

    /** A schema that was changed differs; after the changes it does not any more. */
    static void isChanged(Engine engine, long seed) {
        MetaData before = new RandomSchema(engine.dialect(), seed, 0).draw();
        MetaData after = new RandomSchema(engine.dialect(), seed, seed + 1).draw();
        withSchema(engine, before, connection -> {
            SchemaDifferences differences = differences(after, connection);
            List<String> statements;
            try {
                statements = differences.ddl();
            } catch (UnsupportedFeatureException refused) {
                assertThat(differences.obstacles()).as(refused.getMessage()).isNotEmpty();
                return;
            }
            differences.apply();
            assertThat(differences(after, connection).toString())
                    .as("after %s", String.join(";\n", statements))
                    .isEmpty();
            after.dropAll(connection);
        });
    }

    static void withSchema(Engine engine, MetaData schema, Consumer<Connection> test) {
        engine.use(RandomSchemas::clear);
        try {
            engine.use(connection -> {
                schema.createAll(connection);
                assertThat(differences(schema, connection).toString())
                        .as("after %s", String.join(";\n", schema.ddl(connection.ddl())))
                        .isEmpty();
                test.accept(connection);
            });
        } finally {
            engine.use(RandomSchemas::clear);
        }
    }

    /** Drops whatever is left: all that differs from nothing. */
    private static void clear(Connection connection) {
        MetaData nothing = MetaData.found(List.of(), SchemaObjects.NONE);
        MetaData live = MetaData.reflect(connection);
        SchemaDifferences left =
                SchemaComparison.of(nothing, live, connection.ddl()).without(RandomSchemas::ofOthers);
        connection.executeDdl(left.ddl());
    }

    private static SchemaDifferences differences(MetaData schema, Connection connection) {
        return SchemaComparison.of(schema, connection).without(RandomSchemas::ofOthers);
    }

    static boolean ofOthers(Difference difference) {
        Predicate<Difference> extra =
                other -> other instanceof Difference.ExtraTable || other instanceof Difference.ExtraObject;
        return extra.test(difference)
                && !difference.subject().name().startsWith("rnd")
                && !difference.subject().name().startsWith("changed");
    }
}
