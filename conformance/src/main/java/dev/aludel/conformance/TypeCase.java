package dev.aludel.conformance;

import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.sql.Sql.cast;
import static dev.aludel.sql.Sql.delete;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.literal;
import static dev.aludel.sql.Sql.row;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Capability;
import dev.aludel.dialect.Dialect;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.CheckException;
import dev.aludel.error.DataException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.Selectable;
import dev.aludel.sql.ValueColumn;
import dev.aludel.type.SqlType;
import dev.aludel.type.TypeKind;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One type: each value is stored and read, found by a condition and in a list, read into a record, and sent as a value and read
 * back. It is the same then, in the type's precision, or what the edge says, or it is refused: never another one. Immutable.
 *
 * @param edges values with something to say about
 * @param random a value that every database keeps as it is
 * @param lacking the databases that have no such type, by the dialect's name in lower case
 * @param castWhenSent whether a value that stands alone needs a cast: of types that only the database knows
 */
public record TypeCase<T>(
        String name,
        SqlType<T> type,
        List<Edge<T>> edges,
        Function<Random, T> random,
        Set<String> lacking,
        boolean castWhenSent) {
    private static final int RANDOM = 60;

    private static final class Cells<T> extends Table {
        final IntColumn id = intColumn("id", primaryKey());
        final ValueColumn<T> value;

        private Cells(String name, SqlType<T> type) {
            super("cells_" + name.replaceAll("\\W+", "_"), null);
            this.value = valueColumn("value", type, nullable());
        }
    }

    private record Cell(int id, @Nullable Object value) {}

    /** A type that all databases of the suite have. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    public static <T> TypeCase<T> of(String name, SqlType<T> type, Function<Random, T> random, Edge<T>... edges) {
        return new TypeCase<>(name, type, List.of(edges), random, Set.of(), false);
    }

    /** The same, with a cast around a value that stands alone. */
    public TypeCase<T> sentWithCast() {
        return new TypeCase<>(name, type, edges, random, lacking, true);
    }

    TypeCase<T> lackingOn(String... databases) {
        var all = new java.util.TreeSet<>(Set.of(databases));
        if (all.contains(StoredTypes.MARIADB)) {
            all.add(StoredTypes.MYSQL);
        }
        return new TypeCase<>(name, type, edges, random, all, castWhenSent);
    }

    void run(Engine engine) {
        var cells = new Cells<>(name, type);
        var tables = MetaData.of(cells);
        String database = engine.dialect().name().toLowerCase(Locale.ROOT);
        engine.use(connection -> {
            if (lacking.contains(database)) {
                assertThatThrownBy(() -> tables.createAll(connection))
                        .isInstanceOf(UnsupportedFeatureException.class)
                        .hasMessageContaining(engine.dialect().name())
                        .hasMessageContaining(type.kind().name());
                return;
            }
            tables.dropAll(connection);
            tables.createAll(connection);
            try {
                for (int i = 0; i < edges.size(); i++) {
                    edge(connection, cells, i, edges.get(i), database);
                }
                together(connection, cells, engine.dialect());
                nothing(connection, cells);
                random(connection, cells);
            } finally {
                tables.dropAll(connection);
            }
        });
    }

    private void edge(Connection connection, Cells<T> cells, int id, Edge<T> edge, String database) {
        T value = edge.value();
        String what = name + " " + said(value);
        Optional<T> outcome = edge.outcomes().getOrDefault(database, Optional.of(value));
        if (outcome.isEmpty()) {
            assertThatThrownBy(() -> connection.execute(insert(cells).set(cells.id.to(id), cells.value.to(value))))
                    .as(what)
                    .isInstanceOfAny(refusals());
            assertThat(connection.list(select(cells.id).where(cells.id.eq(id))))
                    .as(what)
                    .isEmpty();
            return;
        }
        Object expected = comparable(Objects.requireNonNull(type.checked(outcome.get(), what)));
        connection.execute(insert(cells).set(cells.id.to(id), cells.value.to(value)));
        assertThat(comparable(connection.one(select(cells.value).where(cells.id.eq(id)))))
                .as("%s stored and read", what)
                .isEqualTo(expected);
        assertThat(connection.list(select(cells.id).where(cells.value.eq(value))))
                .as("%s found by a condition", what)
                .contains(id);
        assertThat(connection.list(select(cells.id)
                        .where(cells.value.in(List.of(edges.getFirst().value(), value, value)))))
                .as("%s found in a list", what)
                .contains(id);
        Cell cell = connection.one(select(row(cells.id, cells.value).into((number, found) -> new Cell(number, found)))
                .where(cells.id.eq(id)));
        assertThat(comparable(cell.value())).as("%s in a record", what).isEqualTo(expected);
        assertThat(comparable(connection.one(select(sent(value)))))
                .as("%s sent and read", what)
                .isIn(expected, comparable(value)); // what storing changes, a value that is only sent may keep
    }

    /** All edges that are stored, by each way in which rows are sent: the same values come back. */
    private void together(Connection connection, Cells<T> cells, Dialect dialect) {
        String database = dialect.name().toLowerCase(Locale.ROOT);
        List<T> values = new ArrayList<>();
        List<Object> expected = new ArrayList<>();
        for (Edge<T> edge : edges) {
            edge.outcomes().getOrDefault(database, Optional.of(edge.value())).ifPresent(kept -> {
                values.add(edge.value());
                expected.add(comparable(Objects.requireNonNull(type.checked(kept, name))));
            });
        }
        if (values.isEmpty()) {
            return;
        }
        var ids = IntStream.range(100, 100 + values.size()).boxed().toList();
        connection.execute(insert(cells)
                .rows(ids, id -> List.of(cells.id.to(id), cells.value.to(values.get(id - 100)))));
        assertThat(stored(connection, cells, 100))
                .as("%s in an INSERT of many rows", name)
                .isEqualTo(expected);
        for (int id : ids) {
            connection.execute(update(cells).set(cells.value.toNull()).where(cells.id.eq(id)));
            connection.execute(
                    update(cells).set(cells.value.to(values.get(id - 100))).where(cells.id.eq(id)));
        }
        assertThat(stored(connection, cells, 100)).as("%s by UPDATE", name).isEqualTo(expected);
        connection.execute(delete(cells).where(cells.id.ge(100)));
        if (dialect.has(Capability.INSERT_RETURNING)) {
            List<Object> returned = new ArrayList<>();
            for (int id : ids) {
                T value = connection.one(insert(cells)
                        .set(cells.id.to(id), cells.value.to(values.get(id - 100)))
                        .returning(cells.value));
                returned.add(comparable(Objects.requireNonNull(value)));
            }
            assertThat(returned).as("%s returned by INSERT", name).isEqualTo(expected);
        }
        connection.execute(delete(cells).where(cells.id.ge(100)));
    }

    private static <T> List<Object> stored(Connection connection, Cells<T> cells, int from) {
        List<Object> found = new ArrayList<>();
        connection
                .list(select(cells.value).where(cells.id.ge(from)).orderBy(cells.id))
                .forEach(value -> found.add(comparable(value)));
        return found;
    }

    /** Where a CHECK looks at documents, it is what refuses a text that is none. */
    private Class<?>[] refusals() {
        return type.kind() == TypeKind.JSON
                ? new Class<?>[] {DataException.class, CheckException.class}
                : new Class<?>[] {DataException.class};
    }

    private Selectable<T> sent(T value) {
        var literal = literal(value, type);
        return castWhenSent ? cast(literal).asValue(type) : literal;
    }

    private void nothing(Connection connection, Cells<T> cells) {
        connection.execute(insert(cells).set(cells.id.to(-1), cells.value.toNull()));
        assertThat(connection.list(select(cells.id).where(cells.value.isNull())))
                .containsExactly(-1);
        assertThat(connection.one(select(cells.value).where(cells.id.eq(-1)))).isNull();
    }

    /** Many rows at once, and all of them in one list. */
    private void random(Connection connection, Cells<T> cells) {
        var source = new Random(name.hashCode());
        List<T> values =
                IntStream.range(0, RANDOM).mapToObj(i -> random.apply(source)).toList();
        List<Integer> ids =
                IntStream.range(0, RANDOM).map(i -> 1000 + i).boxed().toList();
        connection.execute(insert(cells)
                .rows(ids, id -> List.of(cells.id.to(id), cells.value.to(values.get(id - 1000)))));
        List<Object> expected = values.stream()
                .map(value -> comparable(Objects.requireNonNull(type.checked(value, name))))
                .toList();
        List<Object> found = new ArrayList<>();
        connection
                .list(select(cells.value).where(cells.id.ge(1000)).orderBy(cells.id))
                .forEach(value -> found.add(comparable(value)));
        assertThat(found).as("%s at random", name).isEqualTo(expected);
        assertThat(connection.list(select(cells.id)
                        .where(cells.id.ge(1000), cells.value.in(values))
                        .orderBy(cells.id)))
                .as("%s at random in a list", name)
                .isEqualTo(ids);
        for (T value : values.subList(0, 20)) {
            assertThat(comparable(connection.one(select(sent(value)))))
                    .as("%s at random sent and read", name)
                    .isEqualTo(comparable(Objects.requireNonNull(type.checked(value, name))));
        }
    }

    private static String said(Object value) {
        String text = value instanceof byte[] bytes ? bytes.length + " bytes" : value.toString();
        return text.length() > 40 ? text.substring(0, 40) + ".." : text;
    }

    /** Numbers by their value, arrays by what is in them. */
    private static @Nullable Object comparable(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            case byte[] bytes -> Map.entry("bytes", java.util.HexFormat.of().formatHex(bytes));
            case List<?> list -> {
                List<@Nullable Object> all = new ArrayList<>();
                list.forEach(each -> all.add(comparable(each)));
                yield all;
            }
            default -> value.getClass().isArray() ? comparable(elements(value)) : value;
        };
    }

    private static List<@Nullable Object> elements(Object array) {
        List<@Nullable Object> all = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            all.add(Array.get(array, i));
        }
        return all;
    }
}
