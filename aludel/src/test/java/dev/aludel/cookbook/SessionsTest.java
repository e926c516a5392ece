package dev.aludel.cookbook;

import static dev.aludel.cookbook.Post_.POST;
import static dev.aludel.cookbook.User_.USER;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.update;
import static dev.aludel.testkit.Expect.expectStatements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.error.NoResultException;
import dev.aludel.orm.Model;
import dev.aludel.orm.Session;
import dev.aludel.orm.SessionFactory;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.StatementRecorder;
import dev.aludel.testkit.TestDatabase;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Units of work. */
@EveryDatabase
class SessionsTest {
    private final Aludel db = Aludel.open(TestDatabase.url(), USER, POST);

    @BeforeEach
    void create() {
        db.createAll();
    }

    @AfterEach
    void nothingIsLeftOpen() {
        assertThat(db.engine().status().leased()).isZero();
        db.close();
    }

    private int add(String name, String balance) {
        return db.transact(session -> {
            User user = session.add(new User(name, name.toLowerCase(Locale.ROOT) + "@example.com"));
            user.balance = new BigDecimal(balance);
            session.flush();
            return user.id;
        });
    }

    private BigDecimal balance(int id) {
        return db.with(session -> session.one(select(USER.balance).where(USER.id.eq(id))));
    }

    @Test
    @Recipe("A factory of sessions")
    void theFactoryAndItsOptions() {
        SessionFactory sessions = SessionFactory.of(db.engine(), Model.of(USER, POST))
                .autoflush(false)
                .expireOnCommit(false);
        try (Session session = sessions.open()) {
            session.add(new User("Alice", "alice@example.com"));
            assertThat(session.count(select(USER))).isZero(); // not flushed before a query
            session.commit(); // flushed now
            assertThat(session.count(select(USER))).isEqualTo(1);
            session.rollback();
        }
        // With the opposite, what a commit left is read anew.
        try (Session session = sessions.autoflush(true).expireOnCommit(true).open()) {
            User alice = session.one(select(USER));
            session.commit();
            try (var recorder = StatementRecorder.on(db.engine())) {
                session.refresh(alice);
                assertThat(recorder.statements()).hasSize(1);
            }
            session.rollback();
        }
    }

    @Test
    @Recipe("Add, commit, get")
    void addCommitGet() {
        try (Session session = db.session()) {
            User alice = session.add(new User("Alice", "alice@example.com"));
            session.flush();
            assertThat(alice.id).isNotNull(); // known from the flush on
            session.commit();

            session.refresh(alice);
            expectStatements(
                    db.engine(),
                    0,
                    () -> assertThat(session.get(USER, alice.id)).isSameAs(alice));
            session.rollback();
        }
        assertThatThrownBy(() -> db.use(session -> session.get(USER, 99)))
                .isInstanceOf(NoResultException.class)
                .hasMessageContaining("users")
                .hasMessageContaining("99");
    }

    /** Business rules throw; the transaction ends with them. */
    static final class BalanceTooLow extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private void transfer(int from, int to, BigDecimal amount) {
        db.begin(session -> {
            User payer = session.getForUpdate(USER, from);
            User payee = session.getForUpdate(USER, to);
            payer.balance = payer.balance.subtract(amount);
            payee.balance = payee.balance.add(amount);
            session.flush();
            if (payer.balance.signum() < 0) {
                throw new BalanceTooLow();
            }
        });
    }

    @Test
    @Recipe("Move money")
    void movingMoney() {
        int alice = add("Alice", "100.00");
        int bob = add("Bob", "10.00");

        transfer(alice, bob, new BigDecimal("30.00"));
        assertThat(balance(alice)).isEqualByComparingTo("70");
        assertThat(balance(bob)).isEqualByComparingTo("40");

        assertThatThrownBy(() -> transfer(alice, bob, new BigDecimal("70.01"))).isInstanceOf(BalanceTooLow.class);
        assertThat(balance(alice)).isEqualByComparingTo("70");
        assertThat(balance(bob)).isEqualByComparingTo("40");
    }

    @Test
    @Recipe("Answer `false`, or roll back")
    void anAnswerOfFalseAndAnExceptionThatRollsBack() {
        int alice = add("Alice", "100.00");

        boolean moved = db.transact(session -> {
            var payer = session.find(USER, alice);
            var payee = session.find(USER, 99);
            if (payer.isEmpty() || payee.isEmpty()) {
                return false;
            }
            payer.get().balance = payer.get().balance.subtract(BigDecimal.TEN);
            payee.get().balance = payee.get().balance.add(BigDecimal.TEN);
            return true;
        });

        assertThat(moved).isFalse();
        assertThatThrownBy(() -> db.begin(session -> {
                    session.get(USER, alice).balance = BigDecimal.ZERO;
                    session.flush();
                    throw new BalanceTooLow();
                }))
                .isInstanceOf(BalanceTooLow.class);
        assertThat(balance(alice)).isEqualByComparingTo("100");
    }

    @Test
    @Recipe("Savepoints")
    void savepoints() {
        db.begin(session -> {
            User alice = session.add(new User("Alice", "alice@example.com"));
            session.flush();

            var savepoint = session.savepoint();
            alice.name = "Eve";
            session.add(new User("Mallory", "mallory@example.com"));
            session.flush();
            savepoint.rollback();

            assertThat(alice.name).isEqualTo("Alice"); // objects are as they were, too
        });
        assertThat(db.<List<String>, RuntimeException>with(session -> session.list(select(USER.name))))
                .containsExactly("Alice");

        db.begin(session -> {
            session.add(new User("Bob", "bob@example.com"));
            assertThatThrownBy(() -> session.savepoint(inner -> {
                        inner.add(new User("Mallory", "mallory@example.com"));
                        inner.flush();
                        throw new BalanceTooLow();
                    }))
                    .isInstanceOf(BalanceTooLow.class);
        });
        assertThat(db.<List<String>, RuntimeException>with(
                        session -> session.list(select(USER.name).orderBy(USER.name))))
                .containsExactly("Alice", "Bob");
    }

    @Test
    @Recipe("Add a thousand")
    void addingAThousand() {
        addAll("warm"); // connected, statements known
        List<User> users;
        try (Session session = db.session()) {
            users = people("user");
            session.addAll(users);
            session.commit();
            if (db.engine().dialect().name().equals("PostgreSQL")) {
                assertThat(session.roundTrips()).isLessThanOrEqualTo(2);
            }
        }
        var stored = db.with(session -> session.list(select(USER.id, USER.name).where(USER.name.startsWith("user"))));
        assertThat(stored).hasSize(1_000);
        stored.forEach(row -> assertThat(
                        users.get(Integer.parseInt(row.get(USER.name).split(" ")[1])).id)
                .isEqualTo(row.get(USER.id)));
    }

    private void addAll(String kind) {
        db.begin(session -> session.addAll(people(kind)));
    }

    private static List<User> people(String kind) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> new User(kind + " " + i, i + "@" + kind + ".example"))
                .toList();
    }

    @Test
    @Recipe("A batch of ten")
    void aBatchOfTen() {
        List<User> users = IntStream.range(0, 10)
                .mapToObj(i -> new User("user " + i, i + "@example.com"))
                .toList();
        db.begin(session -> {
            session.addAll(users);
            session.flush();
            users.forEach(session::refresh);
        });
        assertThat(new HashSet<>(users.stream().map(user -> user.id).toList())).hasSize(10);
    }

    @Test
    @Recipe("Take an object out")
    void takenOutOfTheSession() {
        User alice;
        try (Session session = db.session()) {
            alice = session.add(new User("Alice", "alice@example.com"));
            session.flush();
            session.expunge(alice);
            session.commit();
        }
        assertThat(alice.name).isEqualTo("Alice");
        assertThat(alice.id).isNotNull();
        assertThat(balance(alice.id)).isEqualByComparingTo("0");
    }

    @Test
    @Recipe("Update")
    void updating() {
        int id = add("Alice", "100.00");
        try (var recorder = StatementRecorder.on(db.engine())) {
            db.begin(session -> session.get(USER, id).name = "Alicia");
            assertThat(recorder.sql())
                    .filteredOn(sql -> sql.contains("UPDATE users SET"))
                    .singleElement()
                    .asString()
                    .contains("name")
                    .doesNotContain("email")
                    .doesNotContain("balance");
        }
        db.begin(session -> {
            long found = session.execute(
                    update(USER).set(USER.balance.to(USER.balance.plus(5))).where(USER.id.eq(id)));
            assertThat(found).isEqualTo(1);
        });
        assertThat(balance(id)).isEqualByComparingTo("105");
        assertThatThrownBy(() -> db.begin(session -> session.get(USER, 99).name = "Nobody"))
                .isInstanceOf(NoResultException.class);
    }

    @Test
    @Recipe("Delete")
    void deleting() {
        int alice = add("Alice", "1.00");
        int bob = add("Bob", "2.00");
        db.begin(session -> {
            for (int id : List.of(alice, bob)) {
                session.delete(session.get(USER, id));
            }
        });
        assertThat(db.<Long, RuntimeException>with(session -> session.count(select(USER))))
                .isZero();
        assertThatThrownBy(() -> db.begin(session -> session.delete(session.get(USER, alice))))
                .isInstanceOf(NoResultException.class);
    }
}
