package dev.aludel.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.aludel.dialect.Capability;
import dev.aludel.dialect.Dialect;
import dev.aludel.engine.Engine;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.Computed;
import dev.aludel.schema.IdentityRule;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import dev.aludel.schema.reflect.Inspector;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import dev.aludel.type.TypeKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Every type that can be declared, with its limits, nullable and not, with a default, a comment, as a drawn number and as a computed
 * column: the database says of it what was said, and of no type that it is unknown. Stateless.
 */
final class DeclaredTypes {
    private static final TableName TABLE = TableName.of("declared");

    private DeclaredTypes() {}

    /** @param sample a value that a default may have */
    private record Declared(SqlType<?> type, Object sample) {}

    private static Map<String, Declared> all() {
        Map<String, Declared> all = new LinkedHashMap<>();
        all.put("smallint", new Declared(SqlTypes.SMALLINT, (short) -7));
        all.put("integer", new Declared(SqlTypes.INTEGER, Integer.MIN_VALUE));
        all.put("bigint", new Declared(SqlTypes.BIGINT, Long.MAX_VALUE));
        all.put("real", new Declared(SqlTypes.REAL, 1.5e-3f));
        all.put("double", new Declared(SqlTypes.DOUBLE, -2.25e100));
        all.put("decimal", new Declared(SqlTypes.DECIMAL, new BigDecimal("12.34")));
        for (int[] size : new int[][] {{1, 0}, {5, 5}, {10, 0}, {12, 2}, {38, 10}, {65, 30}}) {
            all.put(
                    "decimal(" + size[0] + ", " + size[1] + ")",
                    new Declared(SqlTypes.decimal(size[0], size[1]), BigDecimal.ZERO.setScale(size[1])));
        }
        for (int length : new int[] {1, 36, 255, 256, 2000, 16_384, 1_000_000}) {
            all.put("varchar(" + length + ")", new Declared(SqlTypes.varchar(length), "'"));
        }
        all.put("text", new Declared(SqlTypes.TEXT, "it's; \\ \"so\" -- /* (\n"));
        all.put("boolean", new Declared(SqlTypes.BOOLEAN, true));
        all.put("bytes", new Declared(SqlTypes.BYTES, new byte[] {0, -1, 39}));
        all.put("instant", new Declared(SqlTypes.INSTANT, Instant.parse("1969-12-31T23:59:59.999999Z")));
        all.put("offset timestamp", new Declared(SqlTypes.OFFSET_TIMESTAMP, Instant.EPOCH.atOffset(ZoneOffset.UTC)));
        all.put("timestamp", new Declared(SqlTypes.TIMESTAMP, LocalDateTime.of(2026, 3, 29, 2, 30)));
        all.put("date", new Declared(SqlTypes.DATE, LocalDate.of(1900, 2, 28)));
        all.put("time", new Declared(SqlTypes.TIME, LocalTime.of(23, 59, 59, 999_999_000)));
        all.put("duration", new Declared(SqlTypes.DURATION, Duration.ofSeconds(-90_061, 1000)));
        all.put("uuid", new Declared(SqlTypes.UUID, UUID.fromString("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")));
        all.put("json", new Declared(SqlTypes.JSON, "{\"a\": [1, null]}"));
        all.put("enum by name", new Declared(SqlTypes.enumByName(StoredTypes.Colour.class), first()));
        all.put("enum by ordinal", new Declared(SqlTypes.enumByOrdinal(StoredTypes.Colour.class), first()));
        all.put(
                "enum by value",
                new Declared(SqlTypes.enumBy(StoredTypes.Colour.class, SqlTypes.varchar(40), Enum::name), first()));
        all.put("native enum", new Declared(SqlTypes.nativeEnum("declared_mood", List.of("a, b", "it's")), "it's"));
        return all;
    }

    private static StoredTypes.Colour first() {
        return StoredTypes.Colour.RED;
    }

    static Stream<DynamicTest> on(Engine engine) {
        var tests = new ArrayList<DynamicTest>();
        all().forEach((name, declared) -> {
            tests.add(dynamicTest(name, () -> {
                engine.use(connection -> {}); // what a server can do is known once there is a connection
                isReadBack(engine, columns(engine.dialect(), declared));
            }));
            tests.add(dynamicTest("array of " + name, () -> array(engine, declared.type())));
        });
        return tests.stream();
    }

    private static List<TableColumn> columns(Dialect dialect, Declared declared) {
        var plain = TableColumn.of("plain", declared.type());
        var columns = new ArrayList<TableColumn>();
        columns.add(plain);
        columns.add(named("maybe", plain).asNullable());
        columns.add(named("Remarked one", plain).withComment("it's; \\ \"so\""));
        var sample = new SqlFragment.Tree(new BindNode(declared.type(), declared.sample()), "a sample");
        columns.add(named("filled", plain).withDefault(sample).withComment("filled"));
        columns.add(named("maybe_filled", plain).withDefault(sample).asNullable());
        columns.add(named("copied", plain)
                .asNullable()
                .withComputed(Computed.stored("plain"))
                .withComment("computed"));
        boolean own =
                declared.type().kind() == TypeKind.NATIVE_ENUM; // which PostgreSQL does not calculate when it is read
        if (dialect.has(Capability.VIRTUAL_COLUMNS) && !own) {
            columns.add(named("seen", plain).asNullable().withComputed(Computed.virtual("maybe")));
        }
        return columns;
    }

    private static TableColumn named(String name, TableColumn like) {
        return TableColumn.of(name, like.type());
    }

    private static void array(Engine engine, SqlType<?> element) {
        var plain = TableColumn.of("plain", SqlTypes.array(element));
        var columns = List.of(plain, named("maybe", plain).asNullable());
        if (engine.dialect().has(Capability.ARRAYS)) {
            isReadBack(engine, columns);
        } else {
            var schema = MetaData.of(table(columns));
            assertThatThrownBy(() -> schema.ddl(engine.dialect().ddl()))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining(engine.dialect().name());
        }
    }

    /** Numbers are drawn in every way that the database has. */
    static Stream<DynamicTest> drawn(Engine engine) {
        var rules = new ArrayList<IdentityRule>();
        rules.add(IdentityRule.BY_DEFAULT);
        if (engine.dialect().has(Capability.IDENTITY_ALWAYS)) {
            rules.add(IdentityRule.ALWAYS);
        }
        if (engine.dialect().has(Capability.IDENTITY_OPTIONS)) {
            rules.add(IdentityRule.BY_DEFAULT.start(100).increment(10));
            rules.add(IdentityRule.BY_DEFAULT.increment(-2));
        }
        return rules.stream()
                .flatMap(rule -> Stream.of(SqlTypes.SMALLINT, SqlTypes.INTEGER, SqlTypes.BIGINT)
                        .map(type -> dynamicTest(
                                type + " " + rule,
                                () -> isReadBack(
                                        engine,
                                        List.of(TableColumn.of("id", type).withIdentity(rule))))));
    }

    private static TableDefinition table(List<TableColumn> columns) {
        var builder = TableDefinition.builder(TABLE);
        columns.forEach(builder::column);
        columns.stream().filter(TableColumn::generated).forEach(column -> builder.primaryKey(column.name()));
        return builder.build();
    }

    private static void isReadBack(Engine engine, List<TableColumn> columns) {
        var schema = MetaData.of(table(columns));
        engine.use(schema::dropAll);
        try {
            engine.use(connection -> {
                schema.createAll(connection);
                assertThat(SchemaCase.differences(schema, connection)).isEmpty();
                TableDefinition found = Inspector.of(connection).table(TABLE).orElseThrow();
                assertThat(found.columns())
                        .extracting(column -> column.type().kind())
                        .doesNotContain(TypeKind.UNKNOWN);
                var again = MetaData.found(List.of(found), schema.objects());
                schema.dropAll(connection);
                again.createAll(connection);
                assertThat(SchemaCase.differences(schema, connection))
                        .as("created by what was found")
                        .isEmpty();
            });
        } finally {
            engine.use(schema::dropAll);
        }
    }
}
