package dev.aludel.postgresql.dialect;

import static dev.aludel.postgresql.dialect.Shop.USER;
import static dev.aludel.schema.ColumnOption.generated;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.dialect.BoundStatement;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.AludelException;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.Assignment;
import dev.aludel.sql.BooleanColumn;
import dev.aludel.sql.ColumnExpression;
import dev.aludel.sql.ComparableColumn;
import dev.aludel.sql.DecimalColumn;
import dev.aludel.sql.DoubleColumn;
import dev.aludel.sql.Insert;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.LongColumn;
import dev.aludel.sql.Row;
import dev.aludel.sql.Statement;
import dev.aludel.sql.TextColumn;
import dev.aludel.testkit.postgresql.PostgresServer;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An INSERT of many rows, which goes as an array for each column, does what one of a few does, which goes as VALUES. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyRowsTest {
    private static final PgDialect DIALECT = PgDialect.latest();
    private static final int FEW = 3;
    private static final int MANY = 30;

    private static final class Things extends Table {
        final LongColumn id = longColumn("id", primaryKey(), generated());
        final TextColumn name = textColumn("name", 50);
        final IntColumn size = intColumn("size", nullable());
        final DoubleColumn weight = doubleColumn("weight");
        final DecimalColumn price = decimalColumn("price", 9, 2);
        final BooleanColumn sold = booleanColumn("sold");
        final ColumnExpression<byte[]> image = column("image", SqlTypes.BYTES);
        final ComparableColumn<Instant> since = column("since", SqlTypes.INSTANT);
        final ColumnExpression<LocalDate> until = column("until", SqlTypes.DATE);
        final ColumnExpression<UUID> tag = column("tag", SqlTypes.UUID);
        final ColumnExpression<DayOfWeek> day = column("day", SqlTypes.enumByName(DayOfWeek.class));

        private Things() {
            super("things", null);
        }
    }

    private static final Things THING = new Things();

    private Engine engine;

    @BeforeAll
    void open() {
        engine = Engine.create(PostgresServer.shared().freshUrl());
    }

    @AfterAll
    void close() {
        engine.close();
    }

    @BeforeEach
    void create() {
        engine.begin(MetaData.of(THING)::createAll);
    }

    @AfterEach
    void drop() {
        engine.begin(MetaData.of(THING)::dropAll);
    }

    private static Insert names(int count) {
        return insert(USER)
                .rows(IntStream.range(0, count).boxed().toList(), i -> List.of(USER.id.to(i), USER.name.to("n" + i)));
    }

    private static List<Assignment> thing(int n) {
        return List.of(
                THING.name.to("it's \\ {\"" + n + "\"} \u2603"),
                n % 3 == 0 ? THING.size.toNull() : THING.size.to(n),
                THING.weight.to(n / 7.0),
                THING.price.to(new BigDecimal(n + ".25")),
                THING.sold.to(n % 2 == 0),
                THING.image.to(new byte[] {0, (byte) n, -1}),
                THING.since.to(Instant.parse("2026-01-01T00:00:00.123456Z").plusSeconds(n)),
                THING.until.to(LocalDate.of(2026, 1, 1).plusDays(n)),
                THING.tag.to(new UUID(n, -n)),
                THING.day.to(DayOfWeek.of(1 + n % 7)));
    }

    private static Insert things(int from, int to) {
        return insert(THING).rows(IntStream.range(from, to).boxed().toList(), ManyRowsTest::thing);
    }

    private static List<String> stored(Connection connection) {
        return connection
                .list(select(
                                THING.name,
                                THING.size,
                                THING.weight,
                                THING.price,
                                THING.sold,
                                THING.since,
                                THING.until,
                                THING.tag,
                                THING.day)
                        .orderBy(THING.since))
                .stream()
                .map(Row::toString)
                .toList();
    }

    private static BoundStatement prepared(Statement statement) {
        return DIALECT.prepare(statement);
    }

    @Test
    void theSqlIsTheSameForAnyNumberOfRows() {
        assertThat(prepared(names(9)).statement().sql()).startsWith("INSERT INTO users (id, name) VALUES ($1, $2), (");
        assertThat(prepared(names(10)).statement().sql())
                .isEqualTo("INSERT INTO users (id, name) SELECT * FROM unnest(CAST($1 AS INTEGER[]), "
                        + "coalesce((SELECT array_agg(t.name) FROM users AS t WHERE FALSE), $2))")
                .isEqualTo(prepared(names(500)).statement().sql());
        assertThat(prepared(names(500)).values()).hasSize(2);
    }

    @Test
    void anExpressionAmongTheValuesKeepsThemInRows() {
        var counted = insert(USER)
                .rows(
                        IntStream.range(0, 20).boxed().toList(),
                        i -> List.of(USER.id.to(value(1).plus(i)), USER.name.to("n" + i)));

        assertThat(prepared(counted).statement().sql()).contains(" VALUES ");
    }

    @Test
    void everyTypeIsStoredTheSame() {
        var few = engine.transact(connection -> {
            for (int n = 0; n < MANY; n += FEW) {
                assertThat(connection.execute(things(n, n + FEW))).isEqualTo(FEW);
            }
            return stored(connection);
        });
        engine.begin(connection -> connection.execute(text("DELETE FROM things")));

        var many = engine.transact(connection -> {
            assertThat(connection.execute(things(0, MANY))).isEqualTo(MANY);
            return stored(connection);
        });

        assertThat(many).isEqualTo(few).hasSize(MANY);
    }

    @Test
    void whatIsGivenBackHasTheOrderOfTheRows() {
        var names =
                engine.transact(connection -> connection.list(things(0, MANY).returning(THING.since)));

        assertThat(names).isSorted().hasSize(MANY);
    }

    @Test
    void theColumnsOwnTypeDecides() {
        engine.begin(connection -> {
            connection.execute(text("CREATE TYPE mood AS ENUM ('sad', 'ok')"));
            connection.execute(text("CREATE DOMAIN short AS varchar(3) CHECK (VALUE <> 'bad')"));
            connection.execute(text("CREATE TABLE own (id integer, name varchar(3), note short, feeling mood)"));
        });
        for (int count : new int[] {FEW, MANY}) {
            assertThat(failure(count, "long", "a", "ok").sqlState())
                    .as("too long")
                    .isEqualTo("22001");
            assertThat(failure(count, "a", "bad", "ok").sqlState())
                    .as("the domain's check")
                    .isEqualTo("23514");
            assertThat(failure(count, "a", "a", "glad").sqlState())
                    .as("no such label")
                    .isEqualTo("22P02");
            assertThat(engine.<Long, RuntimeException>transact(c -> c.execute(own(count, "abc", "a", "ok"))))
                    .isEqualTo(count);
        }
    }

    private AludelException failure(int count, String name, String note, String feeling) {
        var failure = catchThrowableOfType(
                AludelException.class,
                () -> engine.begin(connection -> connection.execute(own(count, name, note, feeling))));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static Insert own(int count, String name, String note, String feeling) {
        var table = Table.of("own")
                .intColumn("id", primaryKey())
                .textColumn("name")
                .textColumn("note")
                .textColumn("feeling")
                .build();
        var id = table.column("id", IntColumn.class);
        var texts = List.of(
                table.column("name", TextColumn.class),
                table.column("note", TextColumn.class),
                table.column("feeling", TextColumn.class));
        return insert(table)
                .rows(
                        IntStream.range(0, count).boxed().toList(),
                        i -> List.of(
                                id.to(i),
                                texts.get(0).to(name),
                                texts.get(1).to(note),
                                texts.get(2).to(feeling)));
    }

    @Test
    void aTriggerThatSkipsRowsIsCounted() {
        engine.begin(connection -> {
            connection.execute(text("CREATE FUNCTION odd() RETURNS trigger LANGUAGE plpgsql AS "
                    + "'BEGIN IF NEW.size % 2 = 0 THEN RETURN NULL; END IF; RETURN NEW; END'"));
            connection.execute(text("CREATE TRIGGER odd BEFORE INSERT ON things FOR EACH ROW EXECUTE FUNCTION odd()"));
        });

        long written = engine.transact(connection -> connection.execute(things(1, 31)));

        assertThat(written)
                .isEqualTo(IntStream.range(1, 31)
                        .filter(n -> n % 3 == 0 || n % 2 == 1)
                        .count());
    }
}
