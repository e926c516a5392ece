package dev.aludel.postgresql.dialect;

import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.sql.Sql.and;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.engine.Engine;
import dev.aludel.postgresql.type.PgRange;
import dev.aludel.postgresql.type.PgTypes;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.Pg;
import dev.aludel.sql.Query;
import dev.aludel.sql.ValueColumn;
import dev.aludel.testkit.postgresql.PostgresServer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Columns of types that only PostgreSQL has, asked by values of the driver's classes. */
class PgLanguageTest {
    private static final Engine ENGINE = Engine.create(PostgresServer.shared().freshUrl());
    private static final Stays STAY = new Stays(null);

    private static final class Stays extends Table {
        final IntColumn id = intColumn("id", primaryKey());
        final ValueColumn<PgRange<LocalDate>> days = valueColumn("days", PgTypes.DATERANGE);
        final ValueColumn<List<PgRange<Integer>>> rooms = valueColumn("rooms", PgTypes.INT4MULTIRANGE);
        final ValueColumn<Map<String, String>> notes = valueColumn("notes", PgTypes.HSTORE);

        private Stays(@Nullable String alias) {
            super("stays", alias);
        }

        @Override
        public Stays as(String alias) {
            return new Stays(alias);
        }
    }

    @BeforeAll
    static void store() {
        ENGINE.use(c -> c.execute(text("create extension hstore")).close());
        ENGINE.begin(c -> {
            MetaData.of(STAY).createAll(c);
            c.execute(insert(STAY)
                    .set(
                            STAY.id.to(1),
                            STAY.days.to(days(1, 5)),
                            STAY.rooms.to(List.of(PgRange.closedOpen(1, 3), PgRange.closedOpen(7, 8))),
                            STAY.notes.to(Map.of("breakfast", "no"))));
            c.execute(insert(STAY)
                    .set(STAY.id.to(2), STAY.days.to(days(5, 9)), STAY.rooms.to(List.of()), STAY.notes.to(Map.of())));
        });
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static PgRange<LocalDate> days(int from, int to) {
        return PgRange.closedOpen(LocalDate.of(2024, 1, from), LocalDate.of(2024, 1, to));
    }

    private static <T> List<T> found(Query<T> query) {
        return ENGINE.with(connection -> connection.list(query));
    }

    @Test
    void rangesAreComparedWithValues() {
        var overlapping = select(STAY.id)
                .where(
                        Pg.overlaps(STAY.days, days(4, 6)),
                        Pg.contains(STAY.days, days(2, 3)),
                        Pg.containedBy(STAY.days, days(1, 31)));

        assertThat(found(overlapping)).containsExactly(1);
    }

    @Test
    void rangesMadeOfOthersAreRead() {
        var other = STAY.as("other");
        var both = select(Pg.union(STAY.days, other.days))
                .join(other, and(Pg.adjacent(STAY.days, other.days), STAY.id.lt(other.id)));

        assertThat(found(both)).containsExactly(days(1, 9));
    }

    @Test
    void multirangesAreAskedByElements() {
        assertThat(found(select(STAY.id).where(Pg.contains(STAY.rooms, List.of(PgRange.closedOpen(1, 2))))))
                .containsExactly(1);
        assertThat(found(select(STAY.id).where(Pg.isEmpty(STAY.rooms)))).containsExactly(2);
    }

    @Test
    void pairsAreAskedByTheirKeys() {
        assertThat(found(select(Pg.value(STAY.notes, "breakfast")).where(Pg.hasKey(STAY.notes, "breakfast"))))
                .containsExactly("no");
        assertThat(found(select(STAY.id).where(Pg.contains(STAY.notes, Map.of("breakfast", "no")))))
                .containsExactly(1);
    }
}
