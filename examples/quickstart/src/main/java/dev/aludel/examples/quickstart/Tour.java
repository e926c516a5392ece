package dev.aludel.examples.quickstart;

import static dev.aludel.examples.quickstart.users.User_.USER;
import static dev.aludel.sql.Sql.delete;

import dev.aludel.Aludel;
import dev.aludel.examples.quickstart.users.NewUser;
import dev.aludel.examples.quickstart.users.Slice;
import dev.aludel.examples.quickstart.users.Transfer;
import dev.aludel.examples.quickstart.users.UserChange;
import dev.aludel.examples.quickstart.users.Users;
import dev.aludel.examples.quickstart.view.UserView;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Walks through the use cases, each in a session of its own. May be repeated on the same database. */
final class Tour {
    private static final String DOMAIN = "@tour.example";
    private static final Slice FIRST_TEN = new Slice(10, 0);
    private static final int NOBODY = 0;

    private final Aludel db;
    private final Transcript transcript;

    Tour(Aludel db, PrintStream out) {
        this.db = db;
        this.transcript = new Transcript(out);
    }

    void run() {
        try (var _ = db.engine().observe(transcript)) {
            tables();
            var alice = transcript.step("Create Alice", () -> write(users -> users.create(user("Alice", "100.00"))));
            var others = transcript.step(
                    "Create Bob and Carol, in one batch",
                    () -> write(users -> users.createAll(List.of(user("Bob", "50.00"), user("Carol", "0.00")))));
            var bob = others.getFirst();
            var carol = others.getLast();
            look(alice);
            money(alice, bob);
            posts(alice, bob);
            transcript.step("Delete Carol", () -> {
                db.begin(session -> new Users(session).delete(carol.id()));
                return "she is gone";
            });
            transcript.step("What is left", () -> read(Users::totals));
        }
    }

    private void tables() {
        transcript.step("Create the tables that are missing", () -> {
            db.createAll();
            return "users and posts are there";
        });
        transcript.step("Remove what an earlier tour left", () -> {
            var earlier = delete(USER).where(USER.email.endsWith(DOMAIN));
            return db.<Long, RuntimeException>transact(session -> session.execute(earlier)) + " users removed";
        });
    }

    private void look(UserView alice) {
        transcript.step("List the users", () -> read(users -> users.list("", FIRST_TEN)));
        transcript.step("Find users by a keyword", () -> read(users -> users.list("car", FIRST_TEN)));
        transcript.step("Get one", () -> read(users -> users.get(alice.id())));
        transcript.refused("Get one that does not exist", () -> read(users -> users.get(NOBODY)));
        transcript.refused(
                "Create another user with Alice's address", () -> write(users -> users.create(user("Alice", "0.00"))));
    }

    private void money(UserView alice, UserView bob) {
        var more = UserChange.balance(new BigDecimal("75.50"));
        transcript.step("Update Bob's balance", () -> write(users -> users.change(bob.id(), more)));
        transcript.refused("Update the balance of nobody", () -> write(users -> users.change(NOBODY, more)));
        transcript.step(
                "Transfer 30.25 from Bob to Alice",
                () -> write(users -> users.transfer(new Transfer(bob.id(), alice.id(), new BigDecimal("30.25")))));
        transcript.refused(
                "Transfer 1000.00 from Bob to Alice",
                () -> write(users -> users.transfer(new Transfer(bob.id(), alice.id(), new BigDecimal("1000.00")))));
        transcript.step(
                "Both balances are as they were",
                () -> read(users -> List.of(users.get(alice.id()), users.get(bob.id()))));
    }

    private void posts(UserView alice, UserView bob) {
        transcript.step(
                "Write two posts as Alice",
                () -> write(
                        users -> List.of(users.publish(alice.id(), "On tea"), users.publish(alice.id(), "On rain"))));
        transcript.step("Write one as Bob", () -> write(users -> users.publish(bob.id(), "On money")));
        transcript.step("Users with their posts: two statements, however many users", () -> read(Users::withPosts));
        transcript.step("Posts per user, as a projection", () -> read(Users::authors));
    }

    private <R> R read(Function<Users, R> work) {
        return db.with(session -> work.apply(new Users(session)));
    }

    private <R> R write(Function<Users, R> work) {
        return db.transact(session -> work.apply(new Users(session)));
    }

    private static NewUser user(String name, String balance) {
        return new NewUser(name, name.toLowerCase(Locale.ROOT) + DOMAIN, new BigDecimal(balance));
    }
}
