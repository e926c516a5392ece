package dev.aludel.streams;

import static dev.aludel.sql.Sql.delete;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.update;
import static dev.aludel.streams.Reading_.READING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that change rows give the session's own objects back, as their rows are then. */
@EveryDatabase
class ReturnedEntitiesTest {
    private Aludel db;

    @BeforeEach
    void open() {
        db = Readings.open(TestDatabase.url(), 10);
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void theSessionsObjectsAsTheyAreNow() {
        db.begin(session -> {
            var known = session.get(READING, 3L);
            var changed = session.list(update(READING)
                    .set(READING.note.to("new"))
                    .where(READING.id.ge(3L))
                    .returning(READING));

            assertThat(changed).hasSize(7).contains(known).allMatch(reading -> reading.note.equals("new"));
        });
        assertThat(db.<Long, RuntimeException>with(
                        session -> session.count(select(READING).where(READING.note.eq("new")))))
                .isEqualTo(7);
    }

    @Test
    void newOnesArePartOfTheSession() {
        db.begin(session -> {
            var added = session.one(insert(READING)
                    .set(READING.id.to(77), READING.note.to("first"))
                    .returning(READING));
            assertThat(session.get(READING, 77L)).isSameAs(added);
            added.note = "second";
        });
        assertThat(db.<Reading, RuntimeException>with(session -> session.get(READING, 77L)).note)
                .isEqualTo("second");
    }

    @Test
    void deletedOnesAsTheyWere() {
        var deleted = db.<Reading, RuntimeException>transact(
                session -> session.one(delete(READING).where(READING.id.eq(5L)).returning(READING)));
        assertThat(deleted.id).isEqualTo(5);
        assertThat(db.<Long, RuntimeException>with(session -> session.count(select(READING))))
                .isEqualTo(9);
    }
}
