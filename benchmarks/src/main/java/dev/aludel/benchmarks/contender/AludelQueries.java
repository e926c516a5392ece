package dev.aludel.benchmarks.contender;

import static dev.aludel.benchmarks.contender.UsersTable.USERS;
import static dev.aludel.sql.Sql.select;

import dev.aludel.benchmarks.workload.User;
import dev.aludel.sql.Query;
import dev.aludel.sql.Select5;
import java.time.Instant;

/** The queries as a user of Aludel writes them: built anew for each call. */
final class AludelQueries {
    private static final Select5<Long, String, String, Integer, Instant> ALL =
            select(USERS.id, USERS.name, USERS.email, USERS.age, USERS.createdAt);

    private AludelQueries() {}

    static Query<User> user(long id) {
        return ALL.where(USERS.id.eq(id)).into(User::new);
    }

    static Query<User> users(long first, long last) {
        return ALL.where(USERS.id.between(first, last)).orderBy(USERS.id).into(User::new);
    }
}
