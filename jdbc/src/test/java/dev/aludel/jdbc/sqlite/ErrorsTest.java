package dev.aludel.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.driver.DriverConnection;
import dev.aludel.error.AludelException;
import dev.aludel.error.CheckException;
import dev.aludel.error.DataException;
import dev.aludel.error.ForeignKeyException;
import dev.aludel.error.IntegrityException;
import dev.aludel.error.NotNullException;
import dev.aludel.error.SyntaxException;
import dev.aludel.error.UniqueException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SQLite's errors by kind: the class, the code, the constraint, and a sentence that says what to do. */
class ErrorsTest {
    private DriverConnection db;

    @BeforeEach
    void open() {
        db = Sqlite.memory();
        Sqlite.run(db, """
                CREATE TABLE users (
                    id INTEGER PRIMARY KEY,
                    name TEXT NOT NULL,
                    email TEXT UNIQUE,
                    age INTEGER CONSTRAINT grown_up CHECK (age >= 18),
                    manager INTEGER REFERENCES users)""");
        Sqlite.run(db, "CREATE UNIQUE INDEX two ON users (name, age)");
        Sqlite.run(db, "CREATE UNIQUE INDEX shouted ON users (upper(name))");
        Sqlite.run(db, "INSERT INTO users VALUES (1, 'a', 'secret@x', 20, NULL)");
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void constraintsAreNamedAsFarAsSqliteNamesThem() {
        constraint(
                "INSERT INTO users VALUES (2, 'b', 'secret@x', 20, NULL)",
                UniqueException.class,
                "23505",
                "users.email");
        constraint("INSERT INTO users VALUES (1, 'b', NULL, 20, NULL)", UniqueException.class, "23505", "users.id");
        constraint(
                "INSERT INTO users VALUES (2, 'a', NULL, 20, NULL)",
                UniqueException.class,
                "23505",
                "users.name, users.age",
                "shouted");
        constraint("INSERT INTO users VALUES (2, 'A', NULL, 20, NULL)", UniqueException.class, "23505", "shouted");
        constraint("INSERT INTO users (id) VALUES (2)", NotNullException.class, "23502", "users.name");
        constraint("INSERT INTO users VALUES (2, 'b', NULL, 17, NULL)", CheckException.class, "23514", "grown_up");
        constraint("INSERT INTO users VALUES (2, 'b', NULL, 20, 9)", ForeignKeyException.class, "23503", (String) null);
    }

    @Test
    void aTriggerThatRefusesIsHeard() {
        Sqlite.run(db, "CREATE TRIGGER no BEFORE DELETE ON users BEGIN SELECT RAISE(ABORT, 'users stay'); END");
        var error = fails("DELETE FROM users", IntegrityException.class);
        assertThat(error).hasMessageContaining("users stay");
    }

    @Test
    void statementsThatCannotBe() {
        assertThat(fails("SELEC 1", SyntaxException.class).sqlState()).isEqualTo("42601");
        assertThat(fails("SELECT * FROM nobody", SyntaxException.class).sqlState())
                .isEqualTo("42P01");
        assertThat(fails("SELECT nope FROM users", SyntaxException.class).sqlState())
                .isEqualTo("42703");
        assertThat(fails("INSERT INTO users (nope) VALUES (1)", SyntaxException.class)
                        .sqlState())
                .isEqualTo("42703");
        assertThat(fails("SELECT nope(1)", SyntaxException.class).sqlState()).isEqualTo("42883");
        assertThat(fails("CREATE TABLE nope.users (id INTEGER)", SyntaxException.class)
                        .sqlState())
                .isEqualTo("3F000");
        assertThat(fails("CREATE TABLE users (id INTEGER)", SyntaxException.class)
                        .sqlState())
                .isEqualTo("42P07");
    }

    @Test
    void valuesThatDoNotFit() {
        assertThat(fails("INSERT INTO users VALUES ('x', 'b', NULL, 20, NULL)", DataException.class)
                        .sqlState())
                .isEqualTo("22018");
        assertThat(fails("SELECT sum(n) FROM (SELECT 9223372036854775807 AS n UNION ALL SELECT 1)", DataException.class)
                        .sqlState())
                .isEqualTo("22003");
        Sqlite.run(db, "CREATE TABLE strict (n INTEGER) STRICT");
        assertThat(fails("INSERT INTO strict VALUES ('x')", DataException.class).sqlState())
                .isEqualTo("22018");
    }

    @Test
    void theConnectionIsUsableAfterEachOfThem() {
        statementsThatCannotBe();
        assertThat(db.usable()).isTrue();
        assertThat(Sqlite.number(db, "SELECT count(*) FROM users")).isEqualTo(1);
    }

    private void constraint(String sql, Class<? extends IntegrityException> kind, String state, String... names) {
        var error = fails(sql, kind);
        assertThat(error.sqlState()).isEqualTo(state);
        assertThat(error.constraint()).isIn((Object[]) names);
        assertThat(error.getMessage().replace(sql, "")).doesNotContain("secret");
        assertThat(error.remedy()).isNotEmpty();
    }

    private <E extends AludelException> E fails(String sql, Class<E> kind) {
        var error = catchThrowableOfType(kind, () -> Sqlite.run(db, sql));
        assertThat(error).isNotNull();
        assertThat(error.statement()).isEqualTo(sql);
        return error;
    }
}
