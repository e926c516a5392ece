package dev.aludel.fetched;

import static dev.aludel.fetched.Crate_.CRATE;
import static dev.aludel.fetched.Parcel_.PARCEL;
import static dev.aludel.fetched.Stamp_.STAMP;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.Aludel;
import dev.aludel.error.FlushException;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.StatementRecorder;
import dev.aludel.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Defaults, computed columns and what triggers write are in the objects after a flush. */
@EveryDatabase
class FetchedTest {
    private Aludel db;

    @BeforeEach
    void open() {
        db = Aludel.open(TestDatabase.url(), PARCEL, CRATE, STAMP);
        db.createAll();
        for (var sql : trigger()) {
            db.engine().begin(connection -> connection.execute(text(sql)));
        }
    }

    /** Counts the updates of a parcel. */
    private List<String> trigger() {
        return switch (db.engine().dialect().name()) {
            case "SQLite" ->
                List.of("create trigger counting after update of price, pieces, state on parcels begin"
                        + " update parcels set revision = revision + 1 where id = new.id; end");
            case "PostgreSQL" ->
                List.of(
                        "create function counting() returns trigger language plpgsql as"
                                + " $$ begin new.revision := old.revision + 1; return new; end $$",
                        "create trigger counting before update on parcels for each row execute function counting()");
            default ->
                List.of("create trigger counting before update on parcels for each row"
                        + " set new.revision = old.revision + 1");
        };
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aNewObjectHasWhatTheDatabaseFilledIn() {
        db.begin(session -> {
            var parcel = session.add(new Parcel(5, 4));
            session.flush();

            assertThat(parcel.total).isEqualTo(20);
            assertThat(parcel.state).isEqualTo("new");
            assertThat(parcel.revision).isZero();
            assertThat(session.isModified(parcel)).isFalse();
        });
        var committed = db.transact(session -> session.add(new Parcel(7, 3)));
        assertThat(committed.total).isEqualTo(21);
        assertThat(committed.state).isEqualTo("new");
    }

    @Test
    void aChangedOneHasWhatTriggersAndCalculationsMadeOfIt() {
        var id = db.transact(session -> session.add(new Parcel(5, 4))).id;
        db.begin(session -> {
            var parcel = session.get(PARCEL, id);
            parcel.price = 6;
            session.flush();
            assertThat(parcel.total).isEqualTo(24);
            assertThat(parcel.revision).isEqualTo(1);

            parcel.state = "sent";
            session.flush();
            assertThat(parcel.revision).isEqualTo(2);
            assertThat(session.isModified(parcel)).isFalse();
        });
        assertThat(db.<Parcel, RuntimeException>with(session -> session.get(PARCEL, id)).state)
                .isEqualTo("sent");
    }

    @Test
    void aValueOfTheObjectsOwnIsStored() {
        db.begin(session -> {
            List<Parcel> all = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                var parcel = new Parcel(i, 2);
                parcel.state = i % 3 == 0 ? "own" : null;
                all.add(parcel);
            }
            session.addAll(all);
            session.flush();

            assertThat(all).allMatch(parcel -> parcel.total == 2 * parcel.price);
            assertThat(all).filteredOn(parcel -> "own".equals(parcel.state)).hasSize(10);
            assertThat(all).filteredOn(parcel -> "new".equals(parcel.state)).hasSize(20);
        });
        assertThat(db.<Long, RuntimeException>with(
                        session -> session.count(select(PARCEL).where(PARCEL.state.eq("own")))))
                .isEqualTo(10);
    }

    @Test
    void whatTheDatabaseWritesIsNotChangedByHand() {
        var id = db.transact(session -> session.add(new Parcel(5, 4))).id;
        assertThatThrownBy(() -> db.begin(session -> session.get(PARCEL, id).total = 99))
                .isInstanceOf(FlushException.class)
                .hasMessageContaining("parcels.total of Parcel " + id + " was changed")
                .hasMessageContaining("read back after each flush");
    }

    @Test
    void records() {
        var stamp = db.transact(session -> {
            var added = session.add(new Stamp(null, 80, 0));
            assertThat(added.tenfold()).isEqualTo(800);
            session.update(added, old -> new Stamp(old.id(), 90, old.tenfold()));
            session.flush();
            return session.get(STAMP, added.id());
        });
        assertThat(stamp.tenfold()).isEqualTo(900);
    }

    @Test
    void inBulkWithoutReadingBack() {
        var parcels = List.of(new Parcel(1, 2), new Parcel(3, 4));
        db.begin(session -> session.insertAll(PARCEL, parcels));
        assertThat(parcels).allMatch(parcel -> parcel.id != null && parcel.total == 0 && parcel.state == null);
        assertThat(db.<List<Integer>, RuntimeException>with(
                        session -> session.list(select(PARCEL.total).orderBy(PARCEL.total))))
                .containsExactly(2, 12);
    }

    /** The question travels with the flush and its COMMIT. */
    @Test
    void onPostgresqlItIsOneRoundTripWhereKeysAreKnown() {
        assumeTrue(db.engine().dialect().name().equals("PostgreSQL"));
        for (int round = 0; round < 3; round++) {
            int key = round;
            try (var recorder = StatementRecorder.on(db.engine())) {
                var crate = db.transact(session -> session.add(new Crate(key, 21)));
                assertThat(crate.twice).isEqualTo(42);
                if (round == 2) {
                    assertThat(recorder.roundTrips()).isEqualTo(1);
                }
                recorder.clear();
                var parcel = db.transact(session -> session.add(new Parcel(2, 2)));
                assertThat(parcel.total).isEqualTo(4);
                if (round == 2) {
                    assertThat(recorder.roundTrips()).isEqualTo(2);
                }
            }
        }
    }

    /** What MariaDB's RETURNING gives back of a row stays so while nothing else is written. */
    @Test
    void onMariaDbItComesBackWithTheInsertsUnlessOthersFollow() {
        assumeTrue(db.engine().dialect().returnsInOrder());
        db.begin(session -> {
            var parcels = List.of(new Parcel(5, 4), new Parcel(6, 4), new Parcel(7, 4));
            session.addAll(parcels);
            try (var recorder = StatementRecorder.on(db.engine())) {
                session.flush();
                assertThat(recorder.sql()).isNotEmpty().allMatch(sql -> sql.startsWith("INSERT"));
            }
            assertThat(parcels).extracting(parcel -> parcel.total).containsExactly(20, 24, 28);
            assertThat(parcels).allMatch(parcel -> "new".equals(parcel.state) && !session.isModified(parcel));

            var crate = session.add(new Crate(1, 21));
            var last = session.add(new Parcel(8, 4));
            try (var recorder = StatementRecorder.on(db.engine())) {
                session.flush();
                assertThat(recorder.sql())
                        .filteredOn(sql -> sql.startsWith("SELECT"))
                        .hasSize(2);
            }
            assertThat(crate.twice).isEqualTo(42);
            assertThat(last.total).isEqualTo(32);
        });
    }
}
