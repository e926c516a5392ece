package dev.aludel.examples.quickstart.users;

import static dev.aludel.examples.quickstart.users.Post_.POST;
import static dev.aludel.examples.quickstart.users.User_.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.engine.StatementEvent;
import dev.aludel.engine.StatementListener;
import dev.aludel.engine.StatementOutcome;
import dev.aludel.examples.quickstart.view.UserView;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A database in a file with users called user1, user2 and so on, who have 1.00, 2.00 and so on. */
final class Population implements AutoCloseable {
    final Aludel db;

    Population(Path directory) {
        db = Aludel.open("sqlite:" + directory.resolve("users.db") + "?pool_timeout=300&busyTimeout=300s", USER, POST);
        db.createAll();
    }

    List<UserView> create(int count) {
        return write(users -> users.createAll(IntStream.rangeClosed(1, count)
                .mapToObj(i -> new NewUser("user" + i, "user" + i + "@example.com", BigDecimal.valueOf(i * 100L, 2)))
                .toList()));
    }

    List<UserView> list(String keyword) {
        return read(users -> users.list(keyword, new Slice(100, 0))).items();
    }

    List<String> balances() {
        return list("").stream().map(user -> user.balance().toPlainString()).toList();
    }

    /** The statements that the action sends from this thread, without those that begin and end transactions. */
    List<String> sent(Runnable action) {
        var sent = new ArrayList<String>();
        var listener = new StatementListener() {
            @Override
            public void completed(StatementEvent statement, StatementOutcome outcome) {
                if (statement.type() != StatementEvent.Type.TRANSACTION) {
                    sent.add(statement.sql());
                }
            }
        };
        try (var _ = db.engine().observe(listener)) {
            action.run();
        }
        return sent;
    }

    <R> R read(Function<Users, R> work) {
        return db.with(session -> work.apply(new Users(session)));
    }

    <R> R write(Function<Users, R> work) {
        return db.transact(session -> work.apply(new Users(session)));
    }

    @Override
    public void close() {
        assertThat(db.engine().status().leased()).isZero();
        db.close();
    }
}
