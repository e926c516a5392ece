package dev.aludel.conformance;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.aludel.engine.Engine;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs the suite against a database, as tests of JUnit:
 *
 * {@snippet :
 * @TestFactory
 * Stream<DynamicNode> conforms() {
 *     return Conformance.on(engine);
 * }
 * }
 *
 * <p>For each case the SQL is compared, where the suite knows this database's, then the statement is executed and its rows are
 * checked. What a dialect says that it cannot do must be refused when the statement is compiled. Values of every type
 * must come back as they were, or be refused; expressions made at random must have the value that Java works out. Stateless and thread-safe.
 */
public final class Conformance {
    /** How many times expressions are made at random. */
    private static final int RANDOM = 60;

    private Conformance() {}

    /** Every family, in the order in which they are best read. */
    public static List<Family> families() {
        return List.of(
                new Joins(),
                new Subqueries(),
                new LongNames(),
                new CommonTables(),
                new SetOperations(),
                new Groupings(),
                new Locking(),
                new ValuesLists(),
                new TableFunctions(),
                new Inserts(),
                new Upserts(),
                new Updates(),
                new FittedDecimals(),
                new Deletes(),
                new Returnings(),
                new Operators(),
                new Numbers(),
                new Strings(),
                new Regexes(),
                new Dates(),
                new TimeUnits(),
                new Cases(),
                new Casts(),
                new Tuples(),
                new MixedNumbers(),
                new EqualDecimals(),
                new WideStatements(),
                new Aggregates(),
                new Windows(),
                new Jsons(),
                new Documents(),
                new Converters(),
                new CustomFunctions(),
                new RawQueries(),
                new Collations(),
                new PostgresqlArrays(),
                new PgRanges(),
                new PgDocuments(),
                new PgWords(),
                new FullText(),
                new MySqlOnly(),
                new SqliteOnly());
    }

    /** What the schema can say, in the order in which it is best read. */
    public static List<SchemaFamily> schemaFamilies() {
        return List.of(
                new Tables(),
                new TableOptions(),
                new Keys(),
                new References(),
                new Indexes(),
                new Sequences(),
                new ComputedColumns(),
                new ChangeMoments(),
                new Comments(),
                new Enumerations(),
                new Views(),
                new Reflections());
    }

    /**
     * All cases as tests. The suite's tables are created anew first.
     *
     * @param engine an engine for an empty database, open until the tests have run
     */
    public static Stream<DynamicNode> on(Engine engine) {
        Library.prepare(engine);
        Stream<DynamicNode> statements = families().stream()
                .map(family -> dynamicContainer(
                        family.name(),
                        family.cases().stream().map(one -> dynamicTest(one.name(), () -> one.run(engine)))));
        var random = dynamicContainer(
                "random expressions",
                LongStream.range(0, RANDOM)
                        .mapToObj(seed -> dynamicTest("seed " + seed, () -> RandomExpressions.check(engine, seed))));
        var raw = dynamicContainer("raw SQL that changes rows", RawStatements.on(engine));
        var types = dynamicContainer("types", types(engine, StoredTypes.all()));
        var misfits = dynamicContainer("stored values that are none of their type", Misfits.on(engine));
        var large = dynamicContainer("calculated decimals that no column holds", FittedDecimals.tooLarge(engine));
        var texts = dynamicContainer("texts are compared by all their characters", TextComparisons.on(engine));
        var odd = dynamicContainer("odd names and texts", OddNames.on(engine));
        var missing = dynamicContainer("values that are missing", MissingValues.on(engine));
        return Stream.of(
                        statements, Stream.of(types, misfits, large, texts, odd, raw, missing, random), schemas(engine))
                .flatMap(nodes -> nodes);
    }

    /**
     * The same for types of a database's own: each value at an edge and many at random are stored, read, found and sent.
     *
     * @param engine an engine for a database in which the types are known
     */
    public static Stream<DynamicTest> types(Engine engine, List<? extends TypeCase<?>> cases) {
        return cases.stream().map(one -> dynamicTest(one.name(), () -> one.run(engine)));
    }

    private static Stream<DynamicNode> schemas(Engine engine) {
        Stream<DynamicNode> families = schemaFamilies().stream()
                .map(family -> dynamicContainer(
                        "schema: " + family.name(),
                        family.cases().stream().map(one -> dynamicTest(one.name(), () -> one.run(engine)))));
        return Stream.concat(
                families,
                Stream.of(
                        dynamicContainer("schema: types", DeclaredTypes.on(engine)),
                        dynamicContainer("schema: drawn numbers", DeclaredTypes.drawn(engine)),
                        dynamicContainer("schema: changes", ChangedSchemas.on(engine)),
                        dynamicContainer("schema: migrations", Migrations.on(engine)),
                        dynamicContainer("schema: comparison", Comparisons.on(engine))));
    }
}
