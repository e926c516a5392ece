package dev.aludel.cookbook;

import static dev.aludel.cookbook.Post_.POST;
import static dev.aludel.cookbook.User_.USER;
import static dev.aludel.sql.Fn.dateTrunc;
import static dev.aludel.sql.Sql.coalesce;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.delete;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.update;
import static dev.aludel.sql.tree.DatePart.MONTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.engine.Rows;
import dev.aludel.error.MultipleResultsException;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.StatementRecorder;
import dev.aludel.testkit.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking and changing by statements. */
@EveryDatabase
class QueriesTest {
    private final Aludel db = Aludel.open(TestDatabase.url(), USER, POST);

    @BeforeEach
    void people() {
        db.createAll();
        db.begin(session -> {
            User alice = new User("Alice", "alice@example.com");
            alice.createdAt = Instant.parse("2026-01-15T10:00:00Z");
            alice.lastLogin = Instant.parse("2026-01-20T00:00:00Z");
            User bob = new User("Bob", "bob@example.com");
            bob.createdAt = Instant.parse("2026-01-31T23:59:59Z");
            bob.lastLogin = Instant.parse("2026-11-01T00:00:00Z");
            User carol = new User("100% Carol", "carol_c@example.com");
            carol.createdAt = Instant.parse("2026-03-01T00:00:00Z");
            session.addAll(List.of(alice, bob, carol));
            session.add(new Post("Hello", "First words", alice));
            session.add(new Post("Again", "More words", alice));
            session.add(new Post("Me too", "Words", bob));
        });
    }

    @AfterEach
    void nothingIsLeftOpen() {
        assertThat(db.engine().status().leased()).isZero();
        db.close();
    }

    @Test
    @Recipe("One or none")
    void oneOrNone() {
        db.use(session -> {
            Optional<User> found = session.oneOrNone(select(USER).where(USER.email.eq("bob@example.com")));
            assertThat(found).hasValueSatisfying(user -> assertThat(user.name).isEqualTo("Bob"));

            assertThat(session.oneOrNone(select(USER).where(USER.email.eq("nobody@example.com"))))
                    .isEmpty();
            assertThatThrownBy(() -> session.oneOrNone(select(USER))).isInstanceOf(MultipleResultsException.class);
        });
    }

    @Test
    @Recipe("A page")
    void pages() {
        db.use(session -> {
            List<User> page =
                    session.list(select(USER).orderBy(USER.id).offset(1).limit(1));
            Optional<User> first = session.first(select(USER).orderBy(USER.id));

            assertThat(page).extracting(user -> user.name).containsExactly("Bob");
            assertThat(first).hasValueSatisfying(user -> assertThat(user.name).isEqualTo("Alice"));
        });
        try (var recorder = StatementRecorder.on(db.engine())) {
            db.use(session ->
                    session.list(select(USER.id).orderBy(USER.id).offset(1).limit(1)));
            assertThat(recorder.statements())
                    .singleElement()
                    .satisfies(sent -> assertThat(sent.parameters().getFirst()).hasSize(2));
        }
    }

    @Test
    @Recipe("Update by a condition")
    void updateByACondition() {
        Instant cutoff = Instant.parse("2026-06-01T00:00:00Z");
        db.begin(session -> {
            User alice = session.one(select(USER).where(USER.name.eq("Alice")));

            long changed =
                    session.execute(update(USER).set(USER.active.to(false)).where(USER.lastLogin.lt(cutoff)));

            assertThat(changed).isEqualTo(1);
            assertThat(alice.active).isFalse();
        });
        assertThat(db.<List<String>, RuntimeException>with(
                        session -> session.list(select(USER.name).where(USER.active.not()))))
                .containsExactly("Alice");
    }

    @Test
    @Recipe("Delete by a condition")
    void deleteByACondition() {
        boolean deleted = db.transact(session -> session.execute(delete(USER).where(USER.name.eq("100% Carol"))) > 0);
        assertThat(deleted).isTrue();
        assertThat(db.<Long, RuntimeException>transact(
                        session -> session.execute(delete(USER).where(USER.name.eq("100% Carol")))))
                .isZero();
    }

    @Test
    @Recipe("Count")
    void counting() {
        db.use(session -> {
            long users = session.one(select(count(USER.id)));
            long active = session.count(select(USER).where(USER.active));

            assertThat(users).isEqualTo(3);
            assertThat(active).isEqualTo(3);
        });
    }

    record Month(Instant month, long users) {}

    @Test
    @Recipe("By month")
    void groupedByMonth() {
        db.use(session -> {
            var month = dateTrunc(MONTH, USER.createdAt).as("month");
            var users = count(USER.id).as("users");
            List<Month> months = session.list(
                    select(month, users).into(Month::new).groupBy(month).orderBy(month));

            assertThat(months)
                    .containsExactly(
                            new Month(Instant.parse("2026-01-01T00:00:00Z"), 2),
                            new Month(Instant.parse("2026-03-01T00:00:00Z"), 1));
        });
    }

    @Test
    @Recipe("Join a subquery")
    void joinedWithASubquery() {
        db.use(session -> {
            var posts = count(POST.id).as("posts");
            var counted = select(POST.authorId, posts).groupBy(POST.authorId).as("counted");
            var written = coalesce(counted.get(posts), 0);
            var rows = session.list(select(USER, written)
                    .leftJoin(counted, counted.get(POST.authorId).eq(USER.id))
                    .orderBy(USER.id));

            assertThat(rows)
                    .extracting(row -> row.get(USER).name + " " + row.get(written))
                    .containsExactly("Alice 2", "Bob 1", "100% Carol 0");
        });
    }

    @Test
    @Recipe("Insert many rows")
    void insertingManyRows() {
        List<User> users = IntStream.range(0, 2_000)
                .mapToObj(i -> new User("user " + i, i + "@bulk.example"))
                .toList();
        db.begin(session -> session.insertAll(USER, users.subList(0, 1_000)));

        long inserted = db.transact(session -> session.execute(insert(USER)
                .rows(
                        users.subList(1_000, 2_000),
                        user -> List.of(
                                USER.name.to(user.name),
                                USER.email.to(user.email),
                                USER.balance.to(BigDecimal.ONE),
                                USER.rating.to(user.rating),
                                USER.active.to(true),
                                USER.createdAt.to(user.createdAt)))));

        assertThat(inserted).isEqualTo(1_000);
        assertThat(db.<Long, RuntimeException>with(
                        session -> session.count(select(USER).where(USER.email.endsWith("@bulk.example")))))
                .isEqualTo(2_000);
    }

    @Test
    @Recipe("Stream")
    void streaming() {
        db.begin(session -> session.insertAll(
                USER,
                IntStream.range(0, 3_000)
                        .mapToObj(i -> new User("user " + i, i + "@stream.example"))
                        .toList()));
        db.use(session -> {
            int seen = 0;
            try (Rows<User> all = session.stream(select(USER).orderBy(USER.id))) {
                for (User user : all) {
                    assertThat(user.name).isNotEmpty();
                    seen++;
                }
            }
            assertThat(seen).isEqualTo(3_003);
        });
        db.use(session -> {
            List<String> some = new ArrayList<>();
            try (Rows<String> names = session.stream(select(USER.name).orderBy(USER.id))) {
                for (String name : names) {
                    some.add(name);
                    if (some.size() == 2) {
                        break;
                    }
                }
            }
            // Left early: the connection is free for the next statement.
            assertThat(session.count(select(USER))).isEqualTo(3_003);
            assertThat(some).containsExactly("Alice", "Bob");
        });
    }

    @Test
    @Recipe("Search")
    void searching() {
        db.use(session -> {
            String keyword = "%";
            var found = session.list(
                    select(USER.name).where(USER.name.contains(keyword).or(USER.email.contains(keyword))));
            assertThat(found).containsExactly("100% Carol");

            var byPattern = session.list(select(USER.name)
                    .where(USER.name.like("A%").or(USER.email.like("bob%")))
                    .orderBy(USER.id));
            assertThat(byPattern).containsExactly("Alice", "Bob");
            assertThat(session.list(select(USER.name).where(USER.email.contains("_"))))
                    .containsExactly("100% Carol");
        });
    }

    @Test
    @Recipe("Print a statement")
    void printing() {
        var statement = select(USER.name).where(USER.email.eq("alice@example.com"));
        assertThat(statement.toString()).doesNotContain("alice@example.com");
        assertThat(db.engine().compile(statement))
                .startsWith("SELECT users.name FROM users WHERE users.email = ")
                .doesNotContain("alice@example.com");
    }
}
