package dev.aludel.engine;

import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;

import dev.aludel.dialect.StandardDialect;
import dev.aludel.error.UniqueException;
import dev.aludel.schema.ColumnOption;
import dev.aludel.schema.Table;
import dev.aludel.sql.Command;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.Select;
import dev.aludel.sql.TextColumn;
import dev.aludel.testkit.ScriptedDatabase;
import java.util.List;

/** An engine over a database that does as it is told, and the statements that the tests send to it. */
final class Scripted implements AutoCloseable {
    static final String NAMES = "SELECT users.name FROM users";
    static final String ADD = "INSERT INTO users (name) VALUES (?)";

    final ScriptedDatabase database = new ScriptedDatabase(new StandardDialect());
    final Engine engine;

    Scripted() {
        this(Engine.builder("scripted:test"));
    }

    Scripted(EngineBuilder builder) {
        engine = builder.driver(database.driver()).build();
        database.answer(NAMES, List.of("name"), List.of(List.of("Alice"), List.of("Bob")));
    }

    static Select<String> names() {
        return select(Users.USERS.name);
    }

    static Command add(String name) {
        return insert(Users.USERS).set(Users.USERS.name.to(name));
    }

    static UniqueException duplicate() {
        return new UniqueException("the name is taken", "choose another", "users_name_key", "23505", null);
    }

    /** What the database was asked since it was connected to. */
    List<String> log() {
        return database.log().stream()
                .filter(entry -> !entry.equals("connect") && !entry.equals("reset"))
                .toList();
    }

    @Override
    public void close() {
        engine.close();
    }

    static final class Users extends Table {
        static final Users USERS = new Users();

        final IntColumn id = intColumn("id", ColumnOption.primaryKey(), ColumnOption.generated());
        final TextColumn name = textColumn("name", 50);

        private Users() {
            super("users", null);
        }

        @Override
        public Users as(String alias) {
            throw new UnsupportedOperationException("not needed here");
        }
    }
}
