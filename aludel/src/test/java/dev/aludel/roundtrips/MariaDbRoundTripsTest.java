package dev.aludel.roundtrips;

import static dev.aludel.roundtrips.Author_.AUTHOR;
import static dev.aludel.roundtrips.Book_.BOOK;
import static dev.aludel.roundtrips.Coin_.COIN;
import static dev.aludel.roundtrips.Essay_.ESSAY;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.Engine;
import dev.aludel.error.StaleDataException;
import dev.aludel.orm.Model;
import dev.aludel.orm.SessionFactory;
import dev.aludel.testkit.mariadb.MariaDbServer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a flush waits on MariaDB, where a row is a statement and many of them are one wait. */
class MariaDbRoundTripsTest {
    private Engine engine;
    private SessionFactory sessions;

    @BeforeEach
    void open() {
        engine = Engine.builder(MariaDbServer.shared().freshUrl()).poolSize(1).build();
        var model = Model.of(AUTHOR, BOOK, ESSAY, COIN);
        sessions = SessionFactory.of(engine, model);
        engine.begin(connection -> model.metaData().createAll(connection));
        sessions.begin(s -> IntStream.range(0, 1_000).forEach(i -> s.add(new Coin("c" + i, i))));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private long waits(Runnable action) {
        long before = engine.statistics().roundTrips();
        action.run();
        return engine.statistics().roundTrips() - before;
    }

    @Test
    void aThousandChangedRowsAreEightWaits() {
        sessions.begin(s -> {
            var coins = s.list(select(COIN));
            coins.forEach(coin -> coin.worth++);
            assertThat(waits(s::flush)).isEqualTo(8);
        });
        sessions.begin(s -> {
            s.list(select(COIN).limit(1)).forEach(coin -> coin.worth++);
            assertThat(waits(s::flush)).isEqualTo(1);
        });
    }

    @Test
    void aThousandDeletedRowsAreEightWaits() {
        sessions.begin(s -> {
            s.list(select(COIN)).forEach(s::delete);
            assertThat(waits(s::flush)).isEqualTo(8);
            assertThat(s.one(select(count()).from(COIN))).isZero();
        });
    }

    @Test
    void theRowThatIsGoneIsNamedAndNothingIsStored() {
        assertThatThrownBy(() -> sessions.begin(s -> {
                    s.list(select(COIN)).forEach(coin -> coin.worth = -1);
                    sessions.begin(other -> other.delete(other.get(COIN, "c700")));
                }))
                .isInstanceOf(StaleDataException.class)
                .hasMessageContaining("Coin c700");
        assertThat(sessions.<Long, RuntimeException>with(
                        s -> s.one(select(count()).from(COIN).where(COIN.worth.eq(-1)))))
                .isZero();
    }
}
