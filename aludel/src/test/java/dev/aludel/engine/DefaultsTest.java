package dev.aludel.engine;

import static dev.aludel.schema.ColumnOption.initial;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.onUpdate;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.serverDefault;
import static dev.aludel.sql.Sql.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Capability;
import dev.aludel.error.DataException;
import dev.aludel.error.MappingException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.Batch;
import dev.aludel.sql.Command;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values that statements fill in by themselves, and those that they leave to the database. */
@EveryDatabase
class DefaultsTest {
    private static final AtomicInteger TICKETS = new AtomicInteger();
    private static final AtomicInteger CHANGES = new AtomicInteger();
    private static final Parcels PARCEL = new Parcels(null);

    private Engine engine;

    private static final class Parcels extends Table {
        final IntColumn id = intColumn("id", primaryKey());
        final TextColumn place = textColumn("place", 10, initial("depot"));
        final IntColumn ticket = intColumn("ticket", initial(TICKETS::incrementAndGet));
        final IntColumn weight = intColumn("weight", initial(value(6).times(7)));
        final IntColumn changed = intColumn("changed", nullable(), onUpdate(CHANGES::incrementAndGet));
        final TextColumn state = textColumn("state", 10, serverDefault("'new'"));

        private Parcels(@Nullable String alias) {
            super("parcels", alias);
        }

        @Override
        public Parcels as(String alias) {
            return new Parcels(alias);
        }
    }

    @BeforeEach
    void open() {
        TICKETS.set(0);
        CHANGES.set(0);
        engine = Engine.create(TestDatabase.url());
        engine.begin(connection -> MetaData.of(PARCEL).createAll(connection));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private long run(Command command) {
        return engine.with(connection -> connection.execute(command));
    }

    /** Id, place, ticket, weight, changed, state. */
    private List<String> found() {
        return engine.with(connection -> connection.list(
                select(PARCEL.id, PARCEL.place, PARCEL.ticket, PARCEL.weight, PARCEL.changed.optional(), PARCEL.state)
                        .into((id, place, ticket, weight, changed, state) -> id + " " + place + " " + ticket + " "
                                + weight + " " + changed.map(String::valueOf).orElse("-") + " " + state)
                        .orderBy(PARCEL.id)));
    }

    @Test
    void whatIsNotAssignedIsFilledInForEachRow() {
        run(insert(PARCEL).set(PARCEL.id.to(1)));
        run(insert(PARCEL)
                .values(PARCEL.id.to(2), PARCEL.place.to("shop"))
                .values(PARCEL.id.to(3), PARCEL.place.to("home")));
        run(insert(PARCEL).rows(List.of(4, 5), id -> List.of(PARCEL.id.to(id), PARCEL.weight.to(id))));

        assertThat(found())
                .containsExactly(
                        "1 depot 1 42 - new",
                        "2 shop 2 42 - new",
                        "3 home 3 42 - new",
                        "4 depot 4 4 - new",
                        "5 depot 5 5 - new");
    }

    @Test
    void aStatementAsksAnewEachTimeItIsExecuted() {
        var insert = insert(PARCEL).set(PARCEL.id.to(1));
        var update = update(PARCEL).set(PARCEL.place.to("road")).everywhere();
        assertThat(insert.toString()).contains("ticket");
        assertThat(TICKETS).hasValue(0);
        run(insert);
        run(update);
        run(update);
        assertThat(found()).containsExactly("1 road 1 42 2 new");
    }

    @Test
    void theRowsOfABatch() {
        var insert = insert(PARCEL).set(PARCEL.id.toParameter(0));
        engine.use(connection -> connection.executeBatch(
                new Batch(insert, List.of(new Object[] {1}, new Object[] {2}, new Object[] {3}))));

        assertThat(found()).containsExactly("1 depot 1 42 - new", "2 depot 2 42 - new", "3 depot 3 42 - new");
    }

    @Test
    void manyRowsInParts() {
        run(insert(PARCEL).rows(IntStream.range(0, 20_000).boxed().toList(), id -> List.of(PARCEL.id.to(id))));

        assertThat(engine.<Integer, RuntimeException>with(connection -> connection.list(select(PARCEL.ticket)).stream()
                        .distinct()
                        .toList()
                        .size()))
                .isEqualTo(20_000);
    }

    @Test
    void theRowsOfAQueryGetOneValueForAll() {
        run(insert(PARCEL).rows(List.of(1, 2), id -> List.of(PARCEL.id.to(id))));
        var other = PARCEL.as("other");
        run(insert(PARCEL).from(select(other.id.plus(10)).distinct(), PARCEL.id));
        run(insert(PARCEL)
                .from(
                        select(other.id.plus(20), other.place).union(select(other.id.plus(30), other.place)),
                        PARCEL.id,
                        PARCEL.place));

        assertThat(found())
                .hasSize(10)
                .contains("11 depot 3 42 - new", "12 depot 3 42 - new", "21 depot 4 42 - new", "42 depot 4 42 - new");
    }

    @Test
    void allDefaults() {
        run(insert(PARCEL).set(PARCEL.id.to(0)));
        assertThat(engine.compile(insert(PARCEL).defaults())).contains("place", "ticket", "weight");
    }

    @Test
    void anUpdateFillsInWhatItDoesNotAssign() {
        run(insert(PARCEL).rows(List.of(1, 2, 3), id -> List.of(PARCEL.id.to(id))));
        run(update(PARCEL).set(PARCEL.place.to("road")).where(PARCEL.id.le(2)));
        run(update(PARCEL).set(PARCEL.changed.to(99)).where(PARCEL.id.eq(2)));
        run(insert(PARCEL)
                .set(PARCEL.id.to(3), PARCEL.place.to("home"))
                .onConflict(PARCEL.id)
                .update(PARCEL.place));
        run(insert(PARCEL).set(PARCEL.id.to(3)).onConflict(PARCEL.id).doNothing());

        assertThat(found()).containsExactly("1 road 1 42 1 new", "2 road 2 42 99 new", "3 home 3 42 2 new");
    }

    @Test
    void aColumnIsLeftToTheDatabase() {
        run(insert(PARCEL).set(PARCEL.id.to(1), PARCEL.state.to("old")));
        run(insert(PARCEL).set(PARCEL.id.to(2), PARCEL.state.toDefault()));
        run(insert(PARCEL)
                .values(PARCEL.id.to(3), PARCEL.state.toDefault())
                .values(PARCEL.id.to(4), PARCEL.state.toDefault()));
        assertThat(found()).map(row -> row.replaceAll(".* ", "")).containsExactly("old", "new", "new", "new");

        var mixed = insert(PARCEL)
                .values(PARCEL.id.to(5), PARCEL.state.to("old"))
                .values(PARCEL.id.to(6), PARCEL.state.toDefault());
        var back = update(PARCEL).set(PARCEL.state.toDefault()).where(PARCEL.id.eq(1));
        if (engine.dialect().has(Capability.DEFAULT_VALUE)) {
            run(mixed);
            run(back);
            assertThat(found())
                    .map(row -> row.replaceAll(".* ", ""))
                    .containsExactly("new", "new", "new", "new", "old", "new");
        } else {
            assertThatThrownBy(() -> run(mixed))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("DEFAULT in the place of a value");
            assertThatThrownBy(() -> run(back)).isInstanceOf(UnsupportedFeatureException.class);
        }
    }

    @Test
    void whatIsFilledInIsCheckedLikeWhatIsAssigned() {
        var tooLong = Table.of("parcels")
                .intColumn("id", primaryKey())
                .textColumn("place", 10, initial(() -> "more than ten characters"))
                .build();
        var insert = insert(tooLong).set(tooLong.column("id", IntColumn.class).to(1));
        assertThatThrownBy(() -> run(insert)).isInstanceOf(DataException.class).hasMessageContaining("parcels.place");
        assertThatThrownBy(() -> Table.of("t").longColumn("n", initial(5)))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("n holds Long, and Integer was said");
    }
}
