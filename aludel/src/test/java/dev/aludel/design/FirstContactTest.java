package dev.aludel.design;

import static dev.aludel.design.Post_.POST;
import static dev.aludel.design.User_.USER;
import static dev.aludel.sql.Sql.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.async.AsyncSessionFactory;
import dev.aludel.async.Gather;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The first example: open, create, add, query, project, gather, and the bridge. */
@EveryDatabase
class FirstContactTest {
    record Author(String name, long posts) {}

    @Test
    void theFirstExampleRuns() {
        try (var db = Aludel.open(TestDatabase.url(), USER, POST)) {
            db.createAll();

            User alice = db.transact(s -> s.add(new User("Alice", "alice@example.com")));
            assertThat(alice.id).isEqualTo(1);

            db.begin(s -> {
                s.get(USER, 1).balance = new BigDecimal("100.01");
                var bob = s.add(new User("Bob", "bob@example.com"));
                s.add(new User("Anna", "anna@example.com"));
                s.add(new Post("One", bob));
                s.add(new Post("Two", bob));
                s.add(new Post("Three", s.get(USER, 1)));
            });

            List<User> rich = db.with(s -> s.list(select(USER)
                    .where(USER.balance.gt(100), USER.name.startsWith("A"))
                    .orderBy(USER.id)
                    .limit(10)));
            assertThat(rich).extracting(user -> user.name).containsExactly("Alice");
            assertThat(rich.getFirst().posts.list())
                    .extracting(post -> post.title)
                    .containsExactly("Three");

            var posts = count(POST.id).as("posts");
            List<Author> authors = db.with(s -> s.list(select(USER.name, posts)
                    .into(Author::new)
                    .leftJoin(USER.posts)
                    .groupBy(USER.name)
                    .orderBy(posts.desc())));
            assertThat(authors).containsExactly(new Author("Bob", 2), new Author("Alice", 1), new Author("Anna", 0));

            List<User> three = Gather.over(1, 2, 3).map(id -> db.with(s -> s.get(USER, id)));
            assertThat(three).extracting(user -> user.name).containsExactly("Alice", "Bob", "Anna");

            CompletableFuture<User> later =
                    AsyncSessionFactory.of(db.sessions()).with(s -> s.get(USER, 1));
            assertThat(later.join().name).isEqualTo("Alice");
        }
    }
}
