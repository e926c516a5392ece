package dev.aludel.roundtrips;

import static dev.aludel.roundtrips.Author_.AUTHOR;
import static dev.aludel.roundtrips.Book_.BOOK;
import static dev.aludel.roundtrips.Coin_.COIN;
import static dev.aludel.roundtrips.Essay_.ESSAY;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.IsolationLevel;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.engine.Action;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.FlushException;
import dev.aludel.error.StaleDataException;
import dev.aludel.orm.Model;
import dev.aludel.orm.SessionFactory;
import dev.aludel.testkit.postgresql.PostgresServer;
import dev.aludel.testkit.proxy.RoundTripCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The budgets of round trips on PostgreSQL, on a warm connection: counted by the driver, and by a proxy that sees the bytes
 * only. What is sent and not waited for, the ROLLBACK of a reader, is a turn to the proxy all the same.
 */
class RoundTripsTest {
    private RoundTripCounter proxy;
    private Engine engine;
    private SessionFactory sessions;

    @BeforeEach
    void open() {
        var server = PostgresServer.shared();
        var url = server.freshUrl();
        int at = url.lastIndexOf('@') + 1;
        int slash = url.indexOf('/', at);
        int port = Integer.parseInt(url.substring(url.indexOf(':', at) + 1, slash));
        proxy = RoundTripCounter.to("127.0.0.1", port);
        engine = Engine.builder(url.substring(0, at) + proxy.host() + ":" + proxy.port() + url.substring(slash))
                .poolSize(1)
                .build();
        var model = Model.of(AUTHOR, BOOK, ESSAY, COIN);
        sessions = SessionFactory.of(engine, model);
        engine.begin(connection -> model.metaData().createAll(connection));
        // Twice: what is known of a statement is asked once in the life of the process.
        warm("a");
        warm("b");
    }

    @AfterEach
    void close() {
        engine.close();
        proxy.close();
    }

    private void warm(String name) {
        family(name);
        coins(name, 60);
        sessions.begin(s -> {
            var coins = s.list(select(COIN));
            coins.forEach(coin -> coin.worth++);
        });
        sessions.begin(s -> s.get(COIN, name + 0).worth++);
        sessions.begin(s -> s.list(select(COIN)).forEach(s::delete));
        sessions.use(s -> s.list(select(AUTHOR).load(AUTHOR.books.selectin(), AUTHOR.essays.selectin())));
        engine.use(c -> c.list(select(AUTHOR.name)));
        engine.use(c -> c.execute(update(AUTHOR).set(AUTHOR.name.to(name)).where(AUTHOR.id.eq(-1))));
        sessions.begin(s -> s.addAll(authors(60)));
        sessions.begin(s -> s.add(new Author(name)));
    }

    private void family(String name) {
        sessions.begin(s -> {
            var author = new Author(name);
            new Book("one", author);
            new Book("two", author);
            new Essay("three", author);
            s.add(author);
        });
    }

    private void coins(String prefix, int count) {
        sessions.begin(s -> IntStream.range(0, count).forEach(i -> s.add(new Coin(prefix + i, i))));
    }

    private static List<Author> authors(int count) {
        var authors = new ArrayList<Author>();
        IntStream.range(0, count).forEach(i -> authors.add(new Author("n" + i)));
        return authors;
    }

    private void expect(int trips, Runnable action) {
        expect(trips, trips, action);
    }

    private void expect(int trips, int turns, Runnable action) {
        // An answer behind it: what nobody has waited for so far has passed the proxy.
        engine.use(c -> c.list(select(AUTHOR.name)));
        long before = engine.statistics().roundTrips();
        long seen = proxy.roundTripsOf(action::run);
        assertThat(engine.statistics().roundTrips() - before)
                .as("waits of the caller")
                .isEqualTo(trips);
        assertThat(seen).as("turns on the wire").isLessThanOrEqualTo(turns);
    }

    @Test
    void anAutocommitStatement() {
        expect(1, () -> engine.use(c -> c.list(select(AUTHOR.name))));
        expect(
                1,
                () -> engine.use(
                        c -> c.execute(update(AUTHOR).set(AUTHOR.name.to("x")).where(AUTHOR.id.eq(-1)))));
    }

    @Test
    void aReadOnlySession() {
        expect(1, 2, () -> sessions.use(s -> s.list(select(AUTHOR.name))));
    }

    @Test
    void aTransactionOfDependentStatements() {
        expect(
                3,
                () -> engine.begin(c -> {
                    c.list(select(AUTHOR.name));
                    c.list(select(AUTHOR.name));
                }));
    }

    @Test
    void serializableReadersEndWithACheckedCommit() {
        expect(
                2,
                () -> engine.begin(
                        TransactionOptions.READ_ONLY.isolation(IsolationLevel.SERIALIZABLE),
                        c -> c.list(select(AUTHOR.name))));
    }

    @Test
    void levelsOfDrawnKeysAndTheCommit() {
        expect(2, () -> family("c"));
    }

    @Test
    void newObjectsWithTheirKeys() {
        expect(1, () -> coins("k", 1000));
        assertThat(count()).isEqualTo(1000);
    }

    private long count() {
        return engine.with(c -> c.count(select(COIN)));
    }

    @Test
    void changedAndDeletedObjectsWithTheRead() {
        coins("k", 60);
        expect(
                2,
                () -> sessions.begin(s -> {
                    var coins = s.list(select(COIN));
                    coins.forEach(coin -> coin.worth += 10);
                }));
        expect(2, () -> sessions.begin(s -> s.list(select(COIN)).forEach(s::delete)));
        assertThat(count()).isZero();
    }

    @Test
    void aThousandDrawnKeys() {
        var authors = authors(1000);
        expect(1, () -> sessions.begin(s -> s.addAll(authors)));
        assertThat(authors).extracting(a -> a.id).doesNotContainNull().doesNotHaveDuplicates();
        var names = sessions.with(s -> s.list(select(AUTHOR)));
        for (var stored : names) {
            authors.stream()
                    .filter(a -> Objects.equals(stored.id, a.id))
                    .forEach(a -> assertThat(stored.name).isEqualTo(a.name));
        }
    }

    @Test
    void allRelationshipsOfALevel() {
        expect(
                2,
                3,
                () -> sessions.use(
                        s -> s.list(select(AUTHOR).load(AUTHOR.books.selectin(), AUTHOR.essays.selectin()))));
    }

    @Test
    void aSavepointIsSentWithWhatComesAfterIt() {
        expect(
                2,
                () -> engine.begin(c -> {
                    var savepoint = c.savepoint();
                    c.list(select(AUTHOR.name));
                    assertThat(savepoint.isActive()).isTrue();
                }));
    }

    @Test
    void aStaleRowUndoesTheCommitThatWentWithIt() {
        coins("k", 3);
        assertThatThrownBy(() -> sessions.begin(s -> {
                    var coins = s.list(select(COIN));
                    coins.forEach(coin -> coin.worth += 10);
                    elsewhere(other ->
                            other.execute(update(COIN).set(COIN.version.to(7)).where(COIN.mark.eq("k1"))));
                }))
                .isInstanceOf(StaleDataException.class)
                .hasMessageContaining("k1");
        assertThat(engine.<List<Integer>, RuntimeException>with(c -> c.list(select(COIN.worth))))
                .containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void aRowThatATriggerSkipsUndoesTheCommitThatWentWithIt() {
        engine.use(c -> {
            c.execute(text("CREATE FUNCTION skip() RETURNS trigger LANGUAGE plpgsql AS"
                    + " 'BEGIN IF new.mark = ''s1'' THEN RETURN NULL; END IF; RETURN new; END'"));
            c.execute(text("CREATE TRIGGER skip BEFORE INSERT ON coin FOR EACH ROW EXECUTE FUNCTION skip()"));
        });
        assertThatThrownBy(() -> coins("s", 3))
                .isInstanceOf(FlushException.class)
                .hasMessageContaining("s1");
        assertThatThrownBy(() -> sessions.begin(s -> s.add(new Coin("s1", 1)))).isInstanceOf(FlushException.class);
        assertThat(count()).isZero();
    }

    private void elsewhere(Action<Connection, RuntimeException> action) {
        try (var other = Engine.create(engine.url().unmasked())) {
            other.use(action);
        }
    }
}
