package dev.aludel.engine;

import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.Scripted.Users;
import dev.aludel.error.AludelException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.DataException;
import dev.aludel.error.LockTimeoutException;
import dev.aludel.error.NotNullException;
import dev.aludel.error.ParameterException;
import dev.aludel.error.ReadOnlyException;
import dev.aludel.error.SyntaxException;
import dev.aludel.error.UniqueException;
import dev.aludel.schema.MetaData;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong says what to do; afterwards the pool is whole and no row is half-written. */
final class BadInputTest {
    private static final Users USERS = Users.USERS;

    @TempDir
    Path directory;

    private Engine engine;

    @BeforeEach
    void open() {
        engine = Engine.create("sqlite:" + directory.resolve("app.db"));
        engine.begin(connection -> {
            MetaData.of(USERS).createAll(connection);
            connection.execute(text("create unique index users_name on users (name)"));
        });
    }

    @AfterEach
    void thePoolIsWholeAndNoRowIsHalfWritten() {
        try (var closing = engine) {
            assertThat(closing.<Long, RuntimeException>with(connection -> connection.count(select(USERS.id))))
                    .isZero();
            assertThat(engine.status().leased()).isZero();
        }
    }

    private void fails(
            Action<Connection, RuntimeException> work, Class<? extends AludelException> type, String... words) {
        assertThatThrownBy(() -> engine.begin(connection -> {
                    connection.execute(insert(USERS).set(USERS.name.to("half")));
                    work.run(connection);
                }))
                .isInstanceOf(type)
                .hasMessageContainingAll(words)
                .satisfies(failure ->
                        assertThat(((AludelException) failure).remedy()).isNotBlank());
    }

    @Test
    void wrongUrl() {
        assertThatThrownBy(() -> Engine.create("sqlit:app.db"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("did you mean \"sqlite\"?");
    }

    @Test
    void missingDirectory() {
        try (var nowhere = Engine.create("sqlite:" + directory.resolve("nowhere/app.db"))) {
            assertThatThrownBy(nowhere::connect)
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("nowhere");
            assertThat(nowhere.status().total()).isZero();
        }
    }

    @Test
    void readOnlyDatabase() {
        try (var reader = Engine.create("sqlite:" + directory.resolve("app.db") + "?readOnly=true")) {
            assertThatThrownBy(() -> reader.use(
                            connection -> connection.execute(insert(USERS).set(USERS.name.to("Alice")))))
                    .isInstanceOf(ReadOnlyException.class);
            assertThat(reader.status().leased()).isZero();
        }
    }

    @Test
    void lockedDatabase() {
        var url = "sqlite:" + directory.resolve("app.db") + "?busyTimeout=20ms";
        try (var impatient = Engine.create(url)) {
            engine.use(connection -> {
                try (var _ = connection.begin()) {
                    connection.execute(insert(USERS).set(USERS.name.to("Alice")));
                    assertThatThrownBy(() -> impatient.use(
                                    other -> other.execute(insert(USERS).set(USERS.name.to("Bob")))))
                            .isInstanceOf(LockTimeoutException.class);
                }
            });
            assertThat(impatient.status().leased()).isZero();
        }
    }

    @Test
    void unknownColumnInRawSql() {
        fails(c -> c.list(text("select nam from users")), SyntaxException.class, "nam", "[SQL: select nam from users]");
    }

    @Test
    void unknownTable() {
        fails(c -> c.list(text("select 1 from userz")), SyntaxException.class, "userz");
    }

    @Test
    void notSql() {
        fails(c -> c.list(text("selec 1")), SyntaxException.class, "selec");
    }

    @Test
    void wrongParameterName() {
        fails(
                c -> c.list(text("select name from users where id = :id").bind("idd", 1)),
                ParameterException.class,
                ":idd",
                "it has :id");
    }

    @Test
    void missingParameter() {
        fails(c -> c.list(text("select name from users where id = :id")), ParameterException.class, ":id has no value");
    }

    @Test
    void duplicateKey() {
        fails(c -> c.execute(insert(USERS).set(USERS.name.to("half"))), UniqueException.class, "users.name");
    }

    @Test
    void nullWhereThereMustBeAValue() {
        fails(c -> c.execute(text("insert into users (name) values (null)")), NotNullException.class, "users.name");
    }

    @Test
    void textTooLongForItsColumn() {
        fails(
                c -> c.execute(insert(USERS).set(USERS.name.to("x".repeat(51)))),
                DataException.class,
                "users.name",
                "50");
    }
}
