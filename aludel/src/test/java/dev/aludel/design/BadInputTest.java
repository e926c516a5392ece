package dev.aludel.design;

import static dev.aludel.design.Post_.POST;
import static dev.aludel.design.User_.USER;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.engine.Engine;
import dev.aludel.error.AludelException;
import dev.aludel.error.ConcurrentUseException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.DataException;
import dev.aludel.error.LockTimeoutException;
import dev.aludel.error.NotNullException;
import dev.aludel.error.ParameterException;
import dev.aludel.error.ReadOnlyException;
import dev.aludel.error.SyntaxException;
import dev.aludel.error.UniqueException;
import dev.aludel.orm.Model;
import dev.aludel.orm.Session;
import dev.aludel.orm.SessionFactory;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong first: each mistake has an exception of its kind and a sentence that says what to do. Afterwards the pool is
 * whole and no row was half-written.
 */
class BadInputTest {
    @TempDir
    Path folder;

    private Aludel db;

    @BeforeEach
    void open() {
        db = Aludel.open("sqlite:" + folder.resolve("app.db") + "?busyTimeout=50ms", USER, POST);
        db.createAll();
        db.begin(s -> s.add(new User("Alice", "alice@example.com")));
    }

    @AfterEach
    void poolIsWholeAndNothingWasWritten() {
        assertThat(db.engine().status().leased()).isZero();
        assertThat(db.engine().status().waiting()).isZero();
        assertThat(db.<Long, RuntimeException>with(s -> s.count(select(USER)))).isEqualTo(1);
        assertThat(db.<Long, RuntimeException>with(s -> s.count(select(POST)))).isZero();
        db.close();
    }

    @Test
    void wrongUrl() {
        refused(() -> Engine.create("postgrsql://localhost/app"), ConfigurationException.class, "postgrsql", "sqlite");
        refused(
                () -> Engine.create("sqlite:app.db?jornalMode=wal"),
                ConfigurationException.class,
                "jornalMode",
                "journalMode");
        refused(() -> Engine.create("nonsense"), ConfigurationException.class, "nonsense", "sqlite");
    }

    @Test
    void missingDirectory() {
        Path missing = folder.resolve("no/such/directory");
        try (var other = Engine.create("sqlite:" + missing.resolve("app.db"))) {
            refused(() -> other.connect(), ConnectFailedException.class, missing.toString(), "create");
            assertThat(other.status().leased()).isZero();
        }
    }

    @Test
    void readOnlyFile() throws Exception {
        Path file = folder.resolve("readonly.db");
        try (var writer = Engine.create("sqlite:" + file + "?journalMode=delete")) {
            writer.use(c -> c.execute(text("create table t (id integer)")).close());
        }
        try (var other = Engine.create("sqlite:" + file + "?readOnly=true")) {
            refused(
                    () -> other.use(
                            c -> c.execute(text("insert into t values (1)")).close()),
                    ReadOnlyException.class,
                    "read");
            assertThat(other.status().leased()).isZero();
        }
    }

    @Test
    void lockedDatabase() throws Exception {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("app.db"));
                var statement = other.createStatement()) {
            statement.execute("begin immediate");
            refused(
                    () -> db.begin(s -> s.add(new User("Bob", "bob@example.com"))),
                    LockTimeoutException.class,
                    "lock",
                    "repeat the transaction");
            statement.execute("rollback");
        }
    }

    @Test
    void unknownColumnInText() {
        refused(
                () -> db.use(s -> s.list(text("select nme from users"))),
                SyntaxException.class,
                "nme",
                "select nme from users");
    }

    @Test
    void wrongParameterName() {
        refused(
                () -> db.use(s ->
                        s.list(text("select id from users where name = :name").bind("nmae", "Alice"))),
                ParameterException.class,
                "nmae",
                ":name");
        refused(
                () -> db.use(s -> s.list(text("select id from users where name = :name"))),
                ParameterException.class,
                ":name");
    }

    @Test
    void nullInANotNullField() {
        refused(
                () -> db.begin(s -> {
                    s.add(new User("Bob", "bob@example.com"));
                    s.get(USER, 1).name = null;
                }),
                NotNullException.class,
                "name",
                "users");
        refused(
                () -> db.begin(
                        s -> s.execute(update(USER).set(USER.name.toNull()).everywhere())),
                NotNullException.class,
                "users.name");
    }

    @Test
    void duplicateKey() {
        refused(
                () -> db.begin(s -> {
                    s.add(new User("Bob", "bob@example.com"));
                    s.add(new User("Eve", "alice@example.com"));
                }),
                UniqueException.class,
                "email");
        assertThatThrownBy(() -> db.begin(s -> s.add(new User("Eve", "alice@example.com"))))
                .satisfies(e -> assertThat(((UniqueException) e).constraint()).contains("email"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("alice@example.com"));
    }

    @Test
    void stringTooLongForItsColumn() {
        refused(
                () -> db.begin(s -> {
                    s.add(new User("Bob", "bob@example.com"));
                    s.add(new User("x".repeat(51), "long@example.com"));
                }),
                DataException.class,
                "users.name",
                "50",
                "51");
        refused(
                () -> db.begin(s ->
                        s.execute(update(USER).set(USER.name.to("x".repeat(51))).everywhere())),
                DataException.class,
                "users.name",
                "50",
                "51");
    }

    @Test
    void modelWithoutAnEntityThatIsReferredTo() {
        refused(() -> Model.of(POST), AludelException.class, "users", "Model.of");
    }

    @Test
    void useAfterClose() {
        Session session = db.session();
        session.close();
        refused(() -> session.list(select(USER)), AludelException.class, "closed", "open");
        var other = Aludel.open("sqlite::memory:", USER, POST);
        other.close();
        refused(() -> other.use(s -> s.list(select(USER))), AludelException.class, "closed", "new");
    }

    @Test
    void useByTwoThreads() throws Exception {
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var failure = new AtomicReference<Throwable>();
        try (var session = SessionFactory.of(db.engine(), db.model()).open()) {
            var first = Thread.ofVirtual()
                    .start(() -> session.list(select(USER).map(user -> {
                        inside.countDown();
                        try {
                            leave.await();
                        } catch (InterruptedException e) {
                            failure.set(e);
                        }
                        return user;
                    })));
            inside.await();
            refused(
                    () -> session.get(USER, 1),
                    ConcurrentUseException.class,
                    "get()",
                    "list()",
                    "thread",
                    "a session of its own");
            leave.countDown();
            first.join();
            assertThat(failure.get()).isNull();
            assertThat(session.get(USER, 1).name).isEqualTo("Alice");
        }
    }

    private static void refused(ThrowingCallable call, Class<? extends AludelException> type, String... words) {
        assertThatThrownBy(call)
                .isInstanceOf(type)
                .hasMessageContainingAll(words)
                .satisfies(e -> assertThat(((AludelException) e).remedy()).isNotBlank());
    }
}
