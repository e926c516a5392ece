package dev.aludel.roundtrips;

import static dev.aludel.roundtrips.Author_.AUTHOR;
import static dev.aludel.roundtrips.Book_.BOOK;
import static dev.aludel.roundtrips.Coin_.COIN;
import static dev.aludel.roundtrips.Essay_.ESSAY;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.StaleDataException;
import dev.aludel.orm.Model;
import dev.aludel.orm.SessionFactory;
import dev.aludel.testkit.mariadb.MariaDbServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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

    private static List<Author> authors(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Author("a" + i)).toList();
    }

    /** 512, 256, 128, 64, 32 and 8 rows in a statement, and the savepoint before them. */
    @Test
    void aThousandNewRowsWhoseKeysAreDrawnAreSevenWaits() {
        var authors = authors(1_000);
        sessions.begin(s -> {
            s.addAll(authors);
            assertThat(waits(s::flush)).isEqualTo(7);
        });
        assertThat(engine.<Map<String, Integer>, RuntimeException>with(c -> namesAndKeys(c)))
                .isEqualTo(authors.stream()
                        .collect(Collectors.toMap(author -> author.name, author -> Objects.requireNonNull(author.id))));
    }

    @Test
    void aFewNewRowsAndTheirDependents() {
        sessions.begin(s -> {
            var author = new Author("x");
            new Book("one", author);
            new Book("two", author);
            s.add(author);
            assertThat(waits(s::flush)).isEqualTo(2);
            assertThat(author.books.list())
                    .extracting(book -> book.id)
                    .doesNotContainNull()
                    .doesNotHaveDuplicates();
        });
    }

    private static Map<String, Integer> namesAndKeys(Connection connection) {
        return connection.list(select(AUTHOR.name, AUTHOR.id).into(Map::entry)).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What RETURNING gives is what the row has in the end. */
    @Test
    void keysThatATriggerSetsBelongToTheirRows() {
        engine.use(c -> c.execute(text("create trigger renumber before insert on author for each row"
                + " if new.name like 'a%7' then set new.id = 100000 - new.id - substr(new.name, 2); end if")));
        var authors = authors(100);
        sessions.begin(s -> s.addAll(authors));
        assertThat(engine.<Map<String, Integer>, RuntimeException>with(c -> namesAndKeys(c)))
                .isEqualTo(authors.stream()
                        .collect(Collectors.toMap(author -> author.name, author -> Objects.requireNonNull(author.id))));
        assertThat(authors.get(17).id).isEqualTo(99_983);
    }

    @Test
    void aRowThatATriggerRefusesUndoesAll() {
        engine.use(c -> c.execute(text("create trigger refuse before insert on author for each row"
                + " if new.name = 'a77' then signal sqlstate '45000' set message_text = 'no'; end if")));
        assertThatThrownBy(() -> sessions.begin(s -> s.addAll(authors(100)))).hasMessageContaining("no");
        assertThat(sessions.<Long, RuntimeException>with(
                        s -> s.one(select(count()).from(AUTHOR))))
                .isZero();
    }
}
