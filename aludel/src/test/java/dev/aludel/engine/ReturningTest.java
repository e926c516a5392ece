package dev.aludel.engine;

import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.unique;
import static dev.aludel.sql.Sql.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.dialect.Capability;
import dev.aludel.error.UniqueException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.Query;
import dev.aludel.sql.ReadScope;
import dev.aludel.sql.ReturningSteps;
import dev.aludel.sql.Row;
import dev.aludel.sql.TextColumn;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.StatementRecorder;
import dev.aludel.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** UPDATE and DELETE give rows back: in one statement where the database can, in steps where that is exact, refused otherwise. */
@EveryDatabase
class ReturningTest {
    private static final Seats SEAT = new Seats();
    private static final Loose LOOSE = new Loose();

    private Engine engine;

    private static final class Seats extends Table {
        final IntColumn row = intColumn("row_no", primaryKey());
        final IntColumn seat = intColumn("seat", primaryKey());
        final TextColumn guest = textColumn("guest", 20, unique());
        final IntColumn price = intColumn("price");

        private Seats() {
            super("seats", null);
        }
    }

    private static final class Loose extends Table {
        final IntColumn n = intColumn("n");

        private Loose() {
            super("loose", null);
        }
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        engine = Engine.create(TestDatabase.url(folder));
        engine.begin(connection -> {
            MetaData.of(SEAT, LOOSE).createAll(connection);
            for (int i = 1; i <= 6; i++) {
                connection.execute(insert(SEAT)
                        .set(
                                SEAT.row.to((i + 2) / 3),
                                SEAT.seat.to((i - 1) % 3 + 1),
                                SEAT.guest.to("g" + i),
                                SEAT.price.to(10 * i)));
            }
            connection.execute(insert(LOOSE).set(LOOSE.n.to(1)));
        });
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private boolean inSteps() {
        return !engine.dialect().has(Capability.UPDATE_RETURNING);
    }

    private List<String> prices() {
        return engine.with(connection -> connection.list(select(SEAT.guest, SEAT.price)
                .into((guest, price) -> guest + " " + price)
                .orderBy(SEAT.guest)));
    }

    @Test
    void changedRowsAsTheyAreAfterwards() {
        var update = update(SEAT)
                .set(SEAT.price.to(SEAT.price.plus(1)))
                .where(SEAT.price.gt(40))
                .returning(SEAT.guest, SEAT.price.times(2));

        try (var recorder = StatementRecorder.on(engine)) {
            var rows = engine.with(connection -> connection.list(update));

            assertThat(rows).map(Row::toString).hasSize(2);
            assertThat(rows).map(row -> row.get(SEAT.guest)).containsExactlyInAnyOrder("g5", "g6");
            assertThat(rows).map(row -> row.get(1, Integer.class)).containsExactlyInAnyOrder(102, 122);
            if (inSteps()) {
                assertThat(recorder.sql())
                        .containsExactly(
                                "SELECT seats.row_no, seats.seat FROM seats WHERE seats.price > ? FOR UPDATE",
                                "UPDATE seats SET price = price + ? WHERE (row_no, seat) IN ((?, ?), (?, ?))",
                                "SELECT seats.guest, seats.price * ? FROM seats WHERE (seats.row_no, seats.seat)"
                                        + " IN ((?, ?), (?, ?)) FOR UPDATE");
            } else {
                assertThat(recorder.sql()).hasSize(1);
            }
        }
        assertThat(prices()).contains("g4 40", "g5 51", "g6 61");
    }

    @Test
    void rowsThatStayAsTheyAreAndNone() {
        engine.use(connection -> {
            assertThat(connection.list(update(SEAT)
                            .set(SEAT.price.to(SEAT.price))
                            .everywhere()
                            .returning(SEAT.guest)))
                    .hasSize(6);
            var none = connection.execute(
                    update(SEAT).set(SEAT.price.to(1)).where(SEAT.price.lt(0)).returning(SEAT.guest));
            assertThat(none.names()).containsExactly("guest");
            assertThat(none.list()).isEmpty();
            assertThat(connection.oneOrNone(update(SEAT)
                            .set(SEAT.price.to(1))
                            .where(SEAT.guest.eq("g1"))
                            .returning(SEAT.price)))
                    .contains(1);
        });
    }

    @Test
    void theFirstRowsInAnOrder() {
        assumeTrue(engine.dialect().has(Capability.CHANGE_LIMIT));
        var dearest = update(SEAT)
                .set(SEAT.price.to(0))
                .everywhere()
                .orderBy(SEAT.price.desc())
                .limit(2)
                .returning(SEAT.guest);
        assertThat(engine.<List<String>, RuntimeException>with(connection -> connection.list(dearest)))
                .containsExactlyInAnyOrder("g5", "g6");
    }

    @Test
    void aValueOfAnotherQuery() {
        engine.use(connection -> assertThat(connection.list(update(SEAT)
                        .set(SEAT.price.to(scalar(max(LOOSE.n), query -> query)))
                        .where(SEAT.guest.in("g1", "g2"))
                        .returning(SEAT.price)))
                .containsExactly(1, 1));
    }

    @Test
    void aFailureUndoesAll() {
        var same = update(SEAT).set(SEAT.guest.to("same")).everywhere().returning(SEAT.price);
        var before = prices();

        engine.use(connection -> assertThatThrownBy(() -> connection.list(same)).isInstanceOf(UniqueException.class));
        assertThat(prices()).isEqualTo(before);
        engine.begin(connection -> {
            connection.execute(update(SEAT).set(SEAT.price.to(0)).where(SEAT.guest.eq("g1")));
            assertThatThrownBy(() -> connection.nested(inner -> inner.list(same)))
                    .isInstanceOf(UniqueException.class);
        });
        assertThat(prices()).contains("g1 0").hasSize(6);
    }

    /** Nobody gets a price that somebody else got, and none is lost. */
    @Test
    void callersAtTheSameTime() throws Exception {
        var raise = update(SEAT)
                .set(SEAT.price.to(SEAT.price.plus(1)))
                .where(SEAT.guest.eq("g1"))
                .returning(SEAT.price);
        var got = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 40; i++) {
                all.add(threads.submit(() -> engine.with(connection -> connection.one(raise))));
            }
            for (var one : all) {
                got.add(one.get());
            }
        }
        assertThat(got)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(11, 50).boxed().toList());
    }

    /** A row of which nothing changed has no new version: what the transaction has seen before must not come back. */
    @Test
    void whatComesBackIsNotOlderThanWhatWasChanged() {
        assumeTrue(inSteps());
        engine.begin(connection -> {
            assertThat(connection.one(select(SEAT.guest).where(SEAT.price.eq(10))))
                    .isEqualTo("g1");
            engine.begin(other ->
                    other.execute(update(SEAT).set(SEAT.guest.to("new")).where(SEAT.price.eq(10))));

            assertThat(connection.one(update(SEAT)
                            .set(SEAT.price.to(10))
                            .where(SEAT.price.eq(10))
                            .returning(SEAT.guest)))
                    .isEqualTo("new");
        });
    }

    @Test
    void whatWouldNotBeExactIsRefused() {
        assumeTrue(inSteps());
        var set = update(SEAT).set(SEAT.price.to(1));
        refused(
                "the key, seat, is assigned",
                update(SEAT).set(SEAT.seat.to(9)).where(SEAT.row.eq(1)).returning(SEAT.guest));
        refused(
                "it refers to other tables",
                set.from(LOOSE).where(LOOSE.n.eq(SEAT.seat)).returning(SEAT.guest));
        refused(
                "a query stands in its conditions",
                set.where(SEAT.seat.in(select(LOOSE.n))).returning(SEAT.guest));
        refused(
                "a query stands in what it gives back",
                set.everywhere().returning(scalar(max(LOOSE.n), query -> query)));
        refused("no primary key", update(LOOSE).set(LOOSE.n.to(2)).everywhere().returning(LOOSE.n));
        assertThat(prices()).contains("g1 10");
    }

    private void refused(String reason, Query<?> query) {
        engine.use(connection -> assertThatThrownBy(() -> connection.list(query))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining(engine.dialect().name() + " has no UPDATE .. RETURNING;")
                .hasMessageContaining(reason)
                .hasMessageContaining("select the rows forUpdate() in a transaction"));
    }

    @Test
    void aTriggerThatMovesRowsIsNoticed() {
        assumeTrue(inSteps());
        engine.use(connection -> connection.execute(
                text("create trigger moving before update on seats for each row set new.seat = new.seat + 100")));
        var update = update(SEAT).set(SEAT.price.to(0)).where(SEAT.row.eq(1)).returning(SEAT.guest);

        engine.use(connection -> assertThatThrownBy(() -> connection.list(update))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("3 rows were to be changed, and 0 were found by their keys afterwards"));
        assertThat(prices()).contains("g1 10");
    }

    /** The way of databases without DELETE .. RETURNING, on those that can lock rows. */
    @Test
    void deletedRowsInSteps() {
        assumeTrue(engine.dialect().has(Capability.FOR_UPDATE));
        var delete = delete(SEAT).where(SEAT.row.eq(2)).returning(SEAT.guest, SEAT.price);
        engine.begin(connection -> {
            var result = SeveralStatements.run(connection, ReturningSteps.of(delete, "This database"), ReadScope.NONE);

            assertThat(result.names()).containsExactly("guest", "price");
            assertThat(result.list())
                    .map(row -> row.get(SEAT.guest) + " " + row.get(SEAT.price))
                    .containsExactlyInAnyOrder("g4 40", "g5 50", "g6 60");
        });
        assertThat(prices()).containsExactly("g1 10", "g2 20", "g3 30");
    }

    @Test
    void ofRowsThatWereLeftAloneNothingComes() {
        var upsert = insert(SEAT)
                .values(SEAT.row.to(1), SEAT.seat.to(1), SEAT.guest.to("other"), SEAT.price.to(0))
                .values(SEAT.row.to(9), SEAT.seat.to(9), SEAT.guest.to("new"), SEAT.price.to(0))
                .onConflict()
                .doNothing()
                .returning(SEAT.guest);
        engine.use(connection -> {
            if (inSteps()) {
                assertThatThrownBy(() -> connection.list(upsert))
                        .isInstanceOf(UnsupportedFeatureException.class)
                        .hasMessageContaining("has left alone");
            } else {
                assertThat(connection.list(upsert)).containsExactly("new");
            }
        });
    }

    @Test
    void inACommonTableItIsRefused() {
        assumeFalse(engine.dialect().has(Capability.CHANGING_CTE));
        var changed =
                with("changed", update(SEAT).set(SEAT.price.to(1)).everywhere().returning(SEAT.price));
        assertThatThrownBy(() -> engine.compile(select(count()).from(changed)))
                .isInstanceOf(UnsupportedFeatureException.class);
    }
}
