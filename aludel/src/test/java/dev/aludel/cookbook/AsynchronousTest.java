package dev.aludel.cookbook;

import static dev.aludel.cookbook.Post_.POST;
import static dev.aludel.cookbook.User_.USER;
import static dev.aludel.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.async.AsyncSession;
import dev.aludel.async.AsyncSessionFactory;
import dev.aludel.async.Gather;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Much at once, and from an event loop. */
@EveryDatabase
class AsynchronousTest {
    private static final int CAPACITY = 15;

    private final Aludel db;

    AsynchronousTest(@TempDir Path folder) {
        db = Aludel.open(TestDatabase.url(Objects.requireNonNull(folder)), USER, POST);
    }

    @BeforeEach
    void create() {
        db.createAll();
    }

    @AfterEach
    void nothingIsLeftOpen() {
        assertThat(db.engine().status().leased()).isZero();
        db.close();
    }

    private User create(String name) {
        return db.transact(session -> session.add(new User(name, name + "@example.com")));
    }

    @Test
    @Recipe("Nothing to await")
    void nothingToForget() throws InterruptedException {
        create("Alice"); // has run when it returns

        var sessions = AsyncSessionFactory.of(db.sessions());
        var written = new CountDownLatch(1);
        var unused = sessions.begin(session -> session.add(new User("Bob", "Bob@example.com")))
                .thenRun(written::countDown); // has started when it returns; nobody joins it
        written.await();

        assertThat(unused).isNotNull();
        assertThat(db.<List<String>, RuntimeException>with(
                        session -> session.list(select(USER.name).orderBy(USER.id))))
                .containsExactly("Alice", "Bob");
    }

    @Test
    @Recipe("Gather")
    void gathering() {
        List<User> three = Gather.all(() -> create("Alice"), () -> create("Bob"), () -> create("Carol"));
        assertThat(three).extracting(user -> user.name).containsExactly("Alice", "Bob", "Carol");

        var sessions = AsyncSessionFactory.of(db.sessions());
        var futures = IntStream.range(0, 3)
                .mapToObj(i -> sessions.transact(session -> session.add(new User("user " + i, i + "@example.com"))))
                .toList();
        CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).join();
        assertThat(futures).extracting(future -> future.join().name).containsExactly("user 0", "user 1", "user 2");

        var waiting = new CountDownLatch(1);
        assertThatThrownBy(() -> Gather.all(
                        () -> {
                            waiting.await(); // cancelled: nobody opens it
                            return 1;
                        },
                        () -> {
                            throw new IllegalStateException("the second failed");
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the second failed");
    }

    @Test
    @Recipe("A hundred readers and fifteen connections")
    void neverMoreConnectionsThanThePoolHas() {
        Gather.over(IntStream.range(0, 10).boxed().toList()).map(i -> create("user " + i));

        List<Integer> seen = Gather.over(IntStream.range(0, 100).boxed().toList())
                .map(i -> db.with(session -> {
                    int open = db.engine().status().total();
                    assertThat(session.list(select(USER))).hasSize(10);
                    return open;
                }));

        assertThat(seen).allSatisfy(open -> assertThat(open).isLessThanOrEqualTo(CAPACITY));
    }

    @Test
    @Recipe("Side by side")
    void sideBySide() {
        create("Alice");

        String here = db.with(session -> session.get(USER, 1).name);

        AsyncSession session = AsyncSessionFactory.of(db.sessions()).open();
        String there = session.get(USER, 1).thenApply(user -> user.name).join();
        session.close().join();

        assertThat(here).isEqualTo("Alice");
        assertThat(there).isEqualTo(here);
    }
}
