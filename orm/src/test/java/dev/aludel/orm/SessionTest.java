package dev.aludel.orm;

import static dev.aludel.orm.blog.Post_.POST;
import static dev.aludel.orm.blog.User_.USER;
import static dev.aludel.orm.shapes.Account.ACCOUNT;
import static dev.aludel.sql.Sql.max;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.testkit.Expect.batch;
import static dev.aludel.testkit.Expect.expectSql;
import static dev.aludel.testkit.Expect.expectStatements;
import static dev.aludel.testkit.Expect.expectTraffic;
import static dev.aludel.testkit.Expect.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.DataException;
import dev.aludel.error.MultipleResultsException;
import dev.aludel.error.NoResultException;
import dev.aludel.error.TransactionStateException;
import dev.aludel.orm.blog.Post;
import dev.aludel.orm.blog.User;
import dev.aludel.orm.shapes.Account;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {
    private final Blog blog = Blog.open();
    private final SessionFactory sessions = blog.sessions;

    @AfterEach
    void close() {
        blog.close();
    }

    @Test
    void addedObjectsAreInsertedInBatchesAndGetTheirKeys() {
        var alice = new User("alice", "a@x");
        var one = new Post("one", alice);
        var two = new Post("two", alice);

        expectTraffic(
                blog.engine,
                () -> sessions.begin(session -> session.addAll(List.of(alice))),
                sql("BEGIN"),
                sql(
                        "INSERT INTO users (name, email, balance, created_at) VALUES (?, ?, ?, ?) RETURNING id",
                        "alice",
                        "a@x",
                        new BigDecimal("0.00"),
                        alice.createdAt),
                batch(
                        "INSERT INTO posts (title, author_id) VALUES (?, ?) RETURNING id",
                        List.of("one", 1),
                        List.of("two", 1)),
                sql("COMMIT"));

        assertThat(alice.id).isEqualTo(1);
        assertThat(List.of(one.id, two.id)).containsExactly(1, 2);
        assertThat(alice.posts.list()).containsExactly(one, two);
    }

    @Test
    void onlyChangedColumnsAreUpdated() {
        blog.fill(2, 0);

        expectSql(
                blog.engine,
                () -> sessions.begin(session -> {
                    session.get(USER, 1).name = "Alice";
                    session.get(USER, 2);
                }),
                sql(
                        "SELECT users.id, users.name, users.email, users.balance, users.created_at FROM users WHERE users.id = ?",
                        1),
                sql(
                        "SELECT users.id, users.name, users.email, users.balance, users.created_at FROM users WHERE users.id = ?",
                        2),
                sql("UPDATE users SET name = ? WHERE id = ?", "Alice", 1));
    }

    @Test
    void anObjectIsReadOnceInATransaction() {
        blog.fill(1, 0);
        try (var session = sessions.open()) {
            var alice = session.get(USER, 1);
            expectStatements(blog.engine, 0, () -> {
                assertThat(session.get(USER, 1)).isSameAs(alice);
                assertThat(session.get(User.class, 1L)).isSameAs(alice);
                assertThat(session.find(USER, 1)).containsSame(alice);
            });
            assertThat(session.list(select(USER))).first().isSameAs(alice);
            assertThat(session.contains(alice)).isTrue();
        }
    }

    @Test
    void aMissingRowIsNamed() {
        try (var session = sessions.open()) {
            assertThatThrownBy(() -> session.get(USER, 1))
                    .isInstanceOf(NoResultException.class)
                    .hasMessageContaining("no users row with id 1");
            assertThat(session.find(USER, 1)).isEmpty();
            assertThatThrownBy(() -> session.get(User.class, "1"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("'1' of class java.lang.String is no key of User, whose keys are Integer");
            assertThatThrownBy(() -> session.get(User.class, 5_000_000_000L)).isInstanceOf(DataException.class);
        }
    }

    @Test
    void aSingleValueThatIsNullIsAnAnswerAndNoRowIsNot() {
        try (var session = sessions.open()) {
            var last = select(max(USER.name));
            assertThat(session.<String>one(last)).isNull();
            assertThat(session.oneOrNone(last)).isEmpty();
            assertThat(session.first(last)).isEmpty();
            assertThatThrownBy(() -> session.one(select(USER.name))).isInstanceOf(NoResultException.class);
        }
    }

    @Test
    void terminals() {
        blog.fill(3, 1);
        try (var session = sessions.open()) {
            assertThat(session.list(select(USER.name).orderBy(USER.id))).containsExactly("a", "b", "c");
            assertThat(session.one(select(USER).where(USER.name.eq("b"))).id).isEqualTo(2);
            assertThat(session.oneOrNone(select(USER).where(USER.name.eq("z")))).isEmpty();
            assertThat(session.first(select(USER).orderBy(USER.id.desc())))
                    .get()
                    .extracting(user -> user.name)
                    .isEqualTo("c");
            assertThat(session.count(select(USER).where(USER.id.gt(1)))).isEqualTo(2);
            assertThat(session.exists(select(USER).where(USER.id.gt(3)))).isFalse();
            assertThatThrownBy(() -> session.one(select(USER))).isInstanceOf(MultipleResultsException.class);
            assertThatThrownBy(() -> session.one(select(USER).where(USER.id.gt(3))))
                    .isInstanceOf(NoResultException.class);
            assertThat(session.list(select(POST).join(POST.author).where(USER.name.eq("b"))))
                    .extracting(post -> post.title)
                    .containsExactly("b1");
            assertThat(session.list(select(USER.name, POST.optional())
                            .leftJoin(USER.posts)
                            .orderBy(USER.id)))
                    .hasSize(3);
            assertThat(session.execute(text("select 1 as x")).list()).hasSize(1);
        }
    }

    @Test
    void anEmptyFlushBeginsNoTransaction() {
        try (var session = sessions.open()) {
            expectTraffic(blog.engine, session::flush);
            expectTraffic(blog.engine, session::commit);
            assertThat(session.inTransaction()).isFalse();
            session.add(new User("alice", "a@x"));
            assertThat(session.inTransaction()).isTrue();
            session.commit();
            assertThat(session.inTransaction()).isFalse();
        }
    }

    @Test
    void beginNamesWhatBegan() {
        try (var session = sessions.open()) {
            session.add(new User("alice", "a@x"));
            assertThatThrownBy(session::begin)
                    .isInstanceOf(TransactionStateException.class)
                    .hasMessageContaining("begun by add() (autobegin)");
            session.rollback();
            session.begin();
            assertThatThrownBy(session::begin).hasMessageContaining("begun by begin()");
        }
    }

    @Test
    void aQueryFlushesOnlyWhatItCouldSee() {
        blog.fill(1, 0);
        try (var session = sessions.open()) {
            session.get(USER, 1).name = "Alice";
            session.add(new Account("x", 1));
            expectSql(blog.engine, () -> session.list(select(POST.title)), sql("SELECT posts.title FROM posts"));
            expectSql(
                    blog.engine,
                    () -> assertThat(session.list(select(USER.name))).containsExactly("Alice"),
                    sql("UPDATE users SET name = ? WHERE id = ?", "Alice", 1),
                    sql("INSERT INTO accounts (id, amount, note, seal, version) VALUES (?, ?, ?, ?, ?)"),
                    sql("SELECT users.name FROM users"));
            session.get(ACCOUNT, "x").amount = 2;
            expectSql(
                    blog.engine,
                    () -> session.list(text("select 1")),
                    sql("UPDATE accounts SET amount = ?, version = ? WHERE id = ? AND version = ?", 2L, 2, "x", 1),
                    sql("select 1"));
        }
    }

    @Test
    void autoflushCanBeSwitchedOff() {
        try (var session = sessions.autoflush(false).open()) {
            session.add(new User("alice", "a@x"));
            assertThat(session.list(select(USER))).isEmpty();
            session.flush();
            assertThat(session.list(select(USER))).hasSize(1);
        }
        try (var session = sessions.open()) {
            session.add(new User("bob", "b@x"));
            session.withoutAutoflush(s -> assertThat(s.list(select(USER))).isEmpty());
            assertThat(session.list(select(USER))).hasSize(1);
        }
    }

    @Test
    void addAllOfAThousandIsOneBatch() {
        var users = java.util.stream.IntStream.range(0, 1000)
                .mapToObj(i -> new User("u" + i, i + "@x"))
                .toList();
        expectStatements(blog.engine, 1, () -> sessions.begin(session -> session.addAll(users)));
        assertThat(users).extracting(user -> user.id).doesNotContainNull().doesNotHaveDuplicates();
        sessions.use(session -> assertThat(session.list(select(USER)))
                .allSatisfy(user -> assertThat(users.get(Integer.parseInt(user.name.substring(1))).id)
                        .isEqualTo(user.id)));
    }

    @Test
    void insertAllKeepsNothing() {
        try (var session = sessions.open()) {
            var users = List.of(new User("a", "a@x"), new User("b", "b@x"));
            assertThat(session.insertAll(USER, users)).isEqualTo(2);
            assertThat(users).extracting(user -> user.id).containsExactly(1, 2);
            assertThat(session.contains(users.getFirst())).isFalse();
            session.commit();
        }
        sessions.use(session -> assertThat(session.count(select(USER))).isEqualTo(2));
    }

    @Test
    void aStreamReadsWithoutKeeping() {
        blog.fill(3, 0);
        sessions.use(session -> {
            try (var rows = session.stream(select(USER).orderBy(USER.id))) {
                for (var user : rows) {
                    assertThat(session.contains(user)).isFalse();
                }
            }
        });
    }

    @Test
    void expungedObjectsStayUsable() {
        blog.fill(1, 1);
        try (var session = sessions.open()) {
            var alice = session.get(USER, 1);
            session.expunge(alice);
            alice.name = "changed";
            assertThat(session.contains(alice)).isFalse();
            session.commit();
            assertThat(session.get(USER, 1).name).isEqualTo("a");
        }
    }

    @Test
    void blocksOfOneSessionCommitOrRollBack() {
        blog.fill(1, 1);
        try (var session = sessions.open()) {
            session.begin(s -> s.get(USER, 1).name = "kept");
            User alice = session.transact(s -> s.get(USER, 1));
            assertThatThrownBy(() -> session.begin(s -> {
                        alice.name = "lost";
                        throw new IllegalStateException("no");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(alice.name).isEqualTo("kept");
            assertThat(session.inTransaction()).isFalse();
        }
    }

    @Test
    void theWholeAnswerContainsTheSessionsObjects() {
        blog.fill(2, 1);
        try (var session = sessions.open()) {
            var result =
                    session.execute(select(USER).load(USER.posts.selectin()).orderBy(USER.id));
            assertThat(result.rowCount()).isEqualTo(2);
            var first = result.list().getFirst();
            assertThat(first).isSameAs(session.get(USER, 1));
            assertThat(first.posts.loaded()).isTrue();
        }
    }

    @Test
    void statementsAndRoundTripsAreCounted() {
        try (var session = sessions.open()) {
            assertThat(session.statements()).isZero();
            session.add(new User("alice", "a@x"));
            session.commit();
            assertThat(session.statements()).isEqualTo(3);
            assertThat(session.roundTrips()).isPositive();
        }
    }
}
