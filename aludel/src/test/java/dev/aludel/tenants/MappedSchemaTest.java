package dev.aludel.tenants;

import static dev.aludel.schema.ColumnOption.drawnFrom;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.references;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.delete;
import static dev.aludel.sql.Sql.excluded;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.update;
import static dev.aludel.sql.Sql.withRecursive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Capability;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.AludelException;
import dev.aludel.schema.Check;
import dev.aludel.schema.Index;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.SchemaChange.CreateSchema;
import dev.aludel.schema.SchemaChange.CreateTableAs;
import dev.aludel.schema.SchemaChange.DropTable;
import dev.aludel.schema.SchemaMap;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import dev.aludel.schema.View;
import dev.aludel.schema.compare.SchemaComparison;
import dev.aludel.sql.ComparableColumn;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.LongColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import dev.aludel.type.SqlTypes;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every kind of statement and of DDL names the schema that stands for the one of its tables; what is in none stays so. */
@EveryDatabase
class MappedSchemaTest {
    private static final String SIDE = "test_side";

    enum Mood {
        calm,
        Wild
    }

    private static final Table PEOPLE = Table.of("people")
            .intColumn("id", primaryKey())
            .textColumn("name", 20)
            .intColumn("boss_id", nullable(), references("people"))
            .column("mood", SqlTypes.nativeEnum("Mood", Mood.class))
            .index(Index.of("name"))
            .build();
    private static final IntColumn ID = PEOPLE.column("id", IntColumn.class);
    private static final TextColumn NAME = PEOPLE.column("name", TextColumn.class);
    private static final IntColumn BOSS = PEOPLE.column("boss_id", IntColumn.class);

    @SuppressWarnings("unchecked") // as it was declared
    private static final ComparableColumn<Mood> MOOD =
            (ComparableColumn<Mood>) PEOPLE.column("mood", ComparableColumn.class);

    private static final Table PASSING =
            Table.of("passing").intColumn("id", primaryKey()).temporary().build();
    private static final IntColumn PASSING_ID = PASSING.column("id", IntColumn.class);

    private static final View WILD = View.of("wild", select(NAME).from(PEOPLE).where(ID.gt(1)));

    private final Engine engine = Engine.create(TestDatabase.url());
    private final Engine side = engine.withSchemas(SchemaMap.ofDefault(SIDE));
    private final boolean sqlite = engine.dialect().name().equals("SQLite");

    @AfterEach
    void close() {
        if (!sqlite) {
            engine.use(connection -> connection.execute(text("DROP SCHEMA IF EXISTS " + SIDE
                    + (engine.dialect().name().equals("PostgreSQL") ? " CASCADE" : ""))));
        }
        engine.close();
    }

    /** SQLite's schemas are files that a connection has attached. */
    private void prepare(Connection connection) {
        if (sqlite) {
            connection.execute(text("ATTACH ':memory:' AS " + SIDE));
        } else {
            connection.apply(new CreateSchema(SIDE, true));
        }
    }

    private static void fill(Connection connection) {
        connection.execute(insert(PEOPLE).set(ID.to(1), NAME.to("Ada"), MOOD.to(Mood.calm)));
        connection.execute(insert(PEOPLE).set(ID.to(2), NAME.to("Bob"), BOSS.to(1), MOOD.to(Mood.Wild)));
        connection.execute(insert(PEOPLE).set(ID.to(3), NAME.to("Cleo"), BOSS.to(2), MOOD.to(Mood.Wild)));
    }

    @Test
    void whatASchemaSaysIsCreatedComparedAndDroppedThere() {
        var schema = MetaData.builder().tables(PEOPLE).views(WILD).build();
        side.use(connection -> {
            prepare(connection);
            schema.createAll(connection);
            schema.createAll(connection);
            fill(connection);

            assertThat(connection.tableNames(SIDE)).contains("people", "wild");
            assertThat(connection.tableNames(null)).doesNotContain("people", "wild");
            assertThat(SchemaComparison.of(schema, connection).list()).isEmpty();
            assertThat(connection.list(
                            select(MOOD).from(PEOPLE).where(MOOD.in(Mood.Wild)).distinct()))
                    .containsExactly(Mood.Wild);
            assertThat(connection.list(text("SELECT name FROM " + SIDE + ".wild ORDER BY name")
                            .map(row -> row.get(0, String.class))))
                    .containsExactly("Bob", "Cleo");

            schema.dropAll(connection);
            assertThat(connection.tableNames(SIDE)).doesNotContain("people", "wild");
        });
    }

    @Test
    void queriesOfEveryShapeReadThere() {
        side.use(connection -> {
            prepare(connection);
            MetaData.of(PEOPLE).createAll(connection);
            fill(connection);

            var chain = withRecursive(
                    "people_below",
                    select(ID, NAME).from(PEOPLE).where(ID.eq(2)),
                    below -> select(ID, NAME).from(PEOPLE).join(below, BOSS.eq(below.get(ID))));
            assertThat(connection.list(select(chain.get(NAME)).orderBy(chain.get(ID))))
                    .containsExactly("Bob", "Cleo");

            var boss = PEOPLE.as("boss");
            assertThat(connection.list(select(NAME, boss.column("name", TextColumn.class))
                            .from(PEOPLE)
                            .join(boss, BOSS.eq(boss.column("id", IntColumn.class)))
                            .orderBy(ID)
                            .into((own, other) -> own + " under " + other)))
                    .containsExactly("Bob under Ada", "Cleo under Bob");
            var bossId = boss.column("boss_id", IntColumn.class);
            assertThat(connection.list(select(NAME)
                            .from(PEOPLE)
                            .where(ID.in(select(bossId).from(boss).where(bossId.isNotNull())))
                            .orderBy(ID)))
                    .containsExactly("Ada", "Bob");
            connection.execute(update(PEOPLE).set(NAME.to("Adele")).where(ID.in(1, 7, 8)));
            connection.execute(insert(PEOPLE)
                    .set(ID.to(1), NAME.to("Ann"), MOOD.to(Mood.calm))
                    .onConflict(ID)
                    .doUpdate(NAME.to(excluded(NAME))));
            assertThat(connection.one(select(NAME).from(PEOPLE).where(ID.eq(1))))
                    .isEqualTo("Ann");
            connection.execute(delete(PEOPLE)
                    .using(boss)
                    .where(
                            BOSS.eq(boss.column("id", IntColumn.class)),
                            boss.column("name", TextColumn.class).eq("Bob")));
            assertThat(connection.list(select(ID).from(PEOPLE).orderBy(ID))).containsExactly(1, 2);
            MetaData.of(PEOPLE).dropAll(connection);
        });
    }

    @Test
    void temporaryTablesAreInNoSchemaAndCopiesInTheirs() {
        side.use(connection -> {
            prepare(connection);
            MetaData.of(PEOPLE, PASSING).createAll(connection);
            fill(connection);
            connection.execute(insert(PASSING).from(select(ID).from(PEOPLE).where(ID.lt(3)), PASSING_ID));
            assertThat(connection.list(select(NAME)
                            .from(PEOPLE)
                            .join(PASSING, PASSING_ID.eq(ID))
                            .orderBy(ID)))
                    .containsExactly("Ada", "Bob");
            assertThat(connection.list(select(PASSING_ID).orderBy(PASSING_ID)))
                    .as("a temporary table that FROM does not name")
                    .containsExactly(1, 2);
            assertThat(connection.list(select(count(PASSING_ID)))).containsExactly(2L);
            var alias = PASSING.as("p").column("id", IntColumn.class);
            assertThat(connection.list(select(alias).orderBy(alias))).containsExactly(1, 2);

            connection.apply(CreateTableAs.of("copied", select(ID).from(PEOPLE)));
            assertThat(connection.tableNames(SIDE)).contains("copied");
            connection.apply(
                    new DropTable(Table.of("copied").intColumn("id").build().definition(), false));
            MetaData.of(PEOPLE).dropAll(connection);
            assertThat(connection.tableNames(SIDE)).doesNotContain("copied", "people");
        });
    }

    /** Two tables of one name cannot stand in FROM without an alias; what must not be is that one is read for the other. */
    @Test
    void aTemporaryTableIsNotTakenForOneOfItsName() {
        var other = Table.of("passing").intColumn("id", primaryKey()).build();
        IntColumn id = other.column("id", IntColumn.class);
        side.use(connection -> {
            prepare(connection);
            MetaData.of(other).createAll(connection);
            MetaData.of(PASSING).createAll(connection);
            connection.execute(insert(PASSING).set(PASSING_ID.to(1)));

            assertThat(PASSING.fromNode()).isNotEqualTo(other.fromNode());
            assertThatThrownBy(() -> connection.list(select(PASSING_ID, id))).isInstanceOf(AludelException.class);
            var alias = other.as("o").column("id", IntColumn.class);
            assertThat(connection.list(select(count(alias)))).containsExactly(0L);
            MetaData.of(other).dropAll(connection);
        });
    }

    @Test
    void sequencesAndChecksAreThere() {
        if (!engine.dialect().has(Capability.SEQUENCES)) {
            return;
        }
        var numbers = Sequence.of("Order numbers").start(40);
        var orders = Table.of("orders")
                .longColumn("number", primaryKey(), drawnFrom(numbers))
                .intColumn("pieces")
                .constraint(Check.of("pieces > 0"))
                .build();
        var pieces = orders.column("pieces", IntColumn.class);
        var schema = MetaData.of(orders);
        side.use(connection -> {
            prepare(connection);
            schema.createAll(connection);
            connection.execute(insert(orders).set(pieces.to(2)));
            assertThat(connection.one(select(orders.column("number", LongColumn.class))))
                    .isEqualTo(40);
            assertThat(connection.one(select(numbers.nextValue()))).isEqualTo(41);
            assertThat(SchemaComparison.of(schema, connection).list()).isEmpty();
            schema.dropAll(connection);
        });
    }

    @Test
    void aSchemaOfItsOwnNameMovesWithItsTables() {
        var stock = Table.of("app.stock").intColumn("id", primaryKey()).build();
        var id = stock.column("id", IntColumn.class);
        var schema = MetaData.builder().schemas("app").tables(stock).build();
        var moved = engine.withSchemas(SchemaMap.of("app", SIDE));
        moved.use(connection -> {
            if (sqlite) {
                prepare(connection);
            }
            (sqlite ? MetaData.of(stock) : schema).createAll(connection);
            connection.execute(insert(stock).set(id.to(5)));
            assertThat(connection.list(select(id))).containsExactly(5);
            assertThat(connection.tableNames(SIDE)).isEqualTo(Set.of("stock"));
            (sqlite ? MetaData.of(stock) : schema).dropAll(connection);
        });
    }
}
