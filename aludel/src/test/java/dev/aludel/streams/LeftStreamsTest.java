package dev.aludel.streams;

import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.delete;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.streams.Reading_.READING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.engine.Rows;
import dev.aludel.error.ResultUseException;
import dev.aludel.error.TransactionStateException;
import dev.aludel.sql.Select;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stream that is not read to its end gives its connection back all the same. There is one connection: whoever does not get it
 * back waits until the test fails.
 */
@EveryDatabase
@Timeout(300)
class LeftStreamsTest {
    private static final int ROWS = 10_000;
    private static final Select<Long> NUMBERS = select(READING.id);
    private static final Select<Reading> ENTITIES = select(READING);

    private Aludel db;

    @BeforeEach
    void open(@TempDir Path folder) {
        var url = TestDatabase.url(folder);
        db = Readings.open(url + (url.contains("?") ? "&" : "?") + "poolSize=1&maxOverflow=0&poolTimeout=100s", ROWS);
    }

    @AfterEach
    void close() {
        assertThat(db.engine().status().leased()).isZero();
        assertThat(left()).isPositive();
        db.close();
    }

    private long left() {
        return db.engine().with(connection -> connection.one(select(count()).from(READING)));
    }

    @Test
    void closedEarlyTheConnectionGoesOnAtOnce() {
        db.engine().use(connection -> {
            for (int i = 0; i < 3; i++) {
                try (var rows = connection.stream(NUMBERS)) {
                    rows.iterator().next();
                }
                assertThat(connection.one(select(count()).from(READING))).isEqualTo(ROWS);
            }
        });
    }

    @Test
    void aConsumerThrows() {
        assertThatThrownBy(() -> db.engine().use(connection -> {
                    try (var rows = connection.stream(NUMBERS)) {
                        rows.forEach(number -> {
                            throw new IllegalStateException("the consumer");
                        });
                    }
                }))
                .hasMessage("the consumer");
        assertThatThrownBy(() -> db.use(session -> session.stream(ENTITIES).forEach(reading -> {
                    throw new IllegalStateException("the consumer");
                })))
                .hasMessage("the consumer");
        assertThat(left()).isEqualTo(ROWS);
    }

    @Test
    void droppedInAScopeOfTheEngineItEndsWithIt() {
        Rows<Long> read = db.engine().with(connection -> {
            var rows = connection.stream(NUMBERS);
            rows.iterator().next();
            return rows;
        });
        Rows<Long> untouched = db.engine().with(connection -> connection.stream(NUMBERS));

        assertThatThrownBy(() -> untouched.iterator().next()).isInstanceOf(ResultUseException.class);
        read.close();
        assertThat(left()).isEqualTo(ROWS);
    }

    @Test
    void droppedInATransactionWhatWasWrittenIsCommitted() {
        db.engine().begin(connection -> {
            connection.stream(NUMBERS).iterator().next();
            connection.execute(delete(READING).where(READING.id.eq(1L)));
            connection.stream(NUMBERS).iterator().next();
        });
        db.begin(session -> {
            session.stream(ENTITIES).iterator().next();
            session.execute(delete(READING).where(READING.id.eq(2L)));
        });

        assertThat(left()).isEqualTo(ROWS - 2);
    }

    @Test
    void droppedInASessionItEndsWithIt() {
        Rows<Reading> kept = db.with(session -> {
            var rows = session.stream(ENTITIES);
            rows.iterator().next();
            return rows;
        });
        try (var session = db.session()) {
            session.stream(ENTITIES).iterator().next();
        }
        try (var session = db.session()) {
            session.stream(ENTITIES).iterator().next();
            session.commit();
            assertThat(session.count(ENTITIES)).isEqualTo(ROWS);
        }

        kept.close();
        assertThat(left()).isEqualTo(ROWS);
    }

    @Test
    void droppedOnAConnectionItEndsWhenThatIsClosed() {
        try (var connection = db.engine().connect()) {
            connection.stream(NUMBERS).iterator().next();
            assertThatThrownBy(() -> connection.count(NUMBERS))
                    .isInstanceOf(TransactionStateException.class)
                    .hasMessageContaining("close it first");
        }
        assertThat(left()).isEqualTo(ROWS);
    }

    @Test
    void aWindowIsWhatIsFetchedAtATime() {
        db.engine().use(connection -> {
            assertThat(fetches(connection.stream(NUMBERS, 5_000), connection::roundTrips))
                    .isBetween(2L, 4L);
            assertThat(fetches(connection.stream(NUMBERS, 100), connection::roundTrips))
                    .isBetween(100L, 102L);
        });
        assertThatThrownBy(() -> db.use(session -> session.stream(ENTITIES, 0))).hasMessageContaining("say 1 or more");
    }

    private static long fetches(Rows<Long> rows, java.util.function.LongSupplier roundTrips) {
        long before = roundTrips.getAsLong();
        var seen = new ArrayList<Long>();
        rows.forEach(seen::add);
        assertThat(seen).hasSize(ROWS);
        return roundTrips.getAsLong() - before;
    }
}
