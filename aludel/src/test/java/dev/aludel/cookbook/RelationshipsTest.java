package dev.aludel.cookbook;

import static dev.aludel.cookbook.Post_.POST;
import static dev.aludel.cookbook.User_.USER;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.testkit.Expect.expectStatements;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Objects that refer to each other. */
@EveryDatabase
class RelationshipsTest {
    private final Aludel db = Aludel.open(TestDatabase.url(), USER, POST);

    @BeforeEach
    void authors() {
        db.createAll();
        db.begin(session -> {
            for (String name : List.of("Alice", "Bob", "Carol")) {
                User author = session.add(new User(name, name + "@example.com"));
                session.add(new Post("First of " + name, "", author));
                session.add(new Post("Second of " + name, "", author));
            }
        });
    }

    @AfterEach
    void nothingIsLeftOpen() {
        assertThat(db.engine().status().leased()).isZero();
        db.close();
    }

    @Test
    @Recipe("Both sides")
    void bothSidesAreInStep() {
        User alice = new User("Alice", "alice@example.com");
        Post post = new Post("Hello", "", alice); // without a session, without a database
        assertThat(alice.posts.list()).containsExactly(post);

        User bob = new User("Bob", "bob@example.com");
        bob.posts.add(post);
        assertThat(post.author.get()).isSameAs(bob);
        assertThat(alice.posts.list()).isEmpty();
    }

    @Test
    @Recipe({"Both sides", "Load what belongs to them"})
    void oneStatementOrTwoForAllOfThem() {
        expectStatements(
                db.engine(),
                2,
                () -> db.use(session -> {
                    List<User> users =
                            session.list(select(USER).orderBy(USER.id).load(USER.posts.selectin()));
                    for (User user : users) {
                        assertThat(user.posts.list()).hasSize(2);
                    }
                }));
        expectStatements(
                db.engine(),
                1,
                () -> db.use(session -> {
                    List<Post> posts =
                            session.list(select(POST).orderBy(POST.id).load(POST.author.joined()));
                    for (Post post : posts) {
                        assertThat(post.title).endsWith(post.author.get().name);
                    }
                }));
        // Without a word about loading it is two as well: the first touch loads for all of them.
        expectStatements(
                db.engine(),
                2,
                () -> db.use(session -> {
                    for (Post post : session.list(select(POST).orderBy(POST.id))) {
                        assertThat(post.title).endsWith(post.author.get().name);
                    }
                }));
    }
}
