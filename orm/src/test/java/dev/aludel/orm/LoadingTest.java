package dev.aludel.orm;

import static dev.aludel.orm.blog.Post_.POST;
import static dev.aludel.orm.blog.User_.USER;
import static dev.aludel.orm.shapes.Node.NODE;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.update;
import static dev.aludel.testkit.Expect.expectSql;
import static dev.aludel.testkit.Expect.expectStatements;
import static dev.aludel.testkit.Expect.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.MappingException;
import dev.aludel.error.NotLoadedException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.orm.blog.Post;
import dev.aludel.orm.blog.User;
import dev.aludel.orm.shapes.Node;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadingTest {
    private static final String POSTS_OF =
            "SELECT posts.id, posts.title, posts.author_id FROM posts WHERE posts.author_id IN (?, ?, ?) ORDER BY posts.id";

    private final Blog blog = Blog.open();
    private final SessionFactory sessions = blog.sessions;

    @AfterEach
    void close() {
        blog.close();
    }

    @Test
    void selectinLoadsTheCollectionsOfAllOwnersInOneStatement() {
        blog.fill(3, 2);
        try (var session = sessions.open()) {
            expectSql(
                    blog.engine,
                    () -> {
                        var users = session.list(
                                select(USER).load(USER.posts.selectin()).orderBy(USER.id));
                        assertThat(users).allSatisfy(user -> {
                            assertThat(user.posts.loaded()).isTrue();
                            assertThat(user.posts.list())
                                    .extracting(post -> post.title)
                                    .containsExactly(user.name + 1, user.name + 2);
                            assertThat(user.posts.stream().map(post -> post.author.get()))
                                    .containsOnly(user);
                        });
                    },
                    sql(
                            "SELECT users.id, users.name, users.email, users.balance, users.created_at FROM users ORDER BY users.id"),
                    sql(POSTS_OF, 1, 2, 3));
        }
    }

    @Test
    void aLoopOverLazyCollectionsIsTwoStatements() {
        blog.fill(3, 2);
        try (var session = sessions.open()) {
            expectStatements(blog.engine, 2, () -> {
                for (var user : session.list(select(USER))) {
                    assertThat(user.posts.list()).hasSize(2);
                }
            });
        }
    }

    @Test
    void windowsOfFiveHundredAreLoadedAtOnce() {
        blog.fill(1001, 1);
        try (var session = sessions.open()) {
            expectStatements(blog.engine, 4, () -> {
                for (var user : session.list(select(USER).orderBy(USER.id))) {
                    assertThat(user.posts.list()).hasSize(1);
                }
            });
        }
    }

    @Test
    void lazyReferencesAskForEachKeyOnceAndNotForWhatTheSessionHas() {
        blog.fill(3, 2);
        try (var session = sessions.open()) {
            var alice = session.get(USER, 1);
            expectSql(
                    blog.engine,
                    () -> {
                        var posts = session.list(select(POST).orderBy(POST.id));
                        assertThat(posts)
                                .extracting(post -> post.author.loaded())
                                .containsOnly(false);
                        assertThat(posts)
                                .extracting(post -> post.author.get().name)
                                .containsExactly("a", "a", "b", "b", "c", "c");
                        assertThat(posts.getFirst().author.get()).isSameAs(alice);
                    },
                    sql("SELECT posts.id, posts.title, posts.author_id FROM posts ORDER BY posts.id"),
                    sql(
                            "SELECT users.id, users.name, users.email, users.balance, users.created_at FROM users WHERE users.id IN (?, ?)",
                            2,
                            3));
        }
    }

    @Test
    void lazyOneLoadsForTheTouchedObjectAlone() {
        blog.fill(3, 1);
        try (var session = sessions.open()) {
            var users = session.list(select(USER).load(USER.posts.lazyOne()));
            expectStatements(
                    blog.engine,
                    3,
                    () -> users.forEach(user -> assertThat(user.posts.list()).hasSize(1)));
        }
    }

    @Test
    void raiseIsAnErrorThatNamesTheOption() {
        blog.fill(1, 1);
        try (var session = sessions.open()) {
            var user = session.one(select(USER).load(USER.posts.raise()));
            assertThatThrownBy(user.posts::list)
                    .isInstanceOf(NotLoadedException.class)
                    .hasMessageContaining("User.posts of User 1 is not loaded, and its loading is RAISE")
                    .hasMessageContaining(".load(USER.posts.selectin())");
        }
    }

    @Test
    void noneReadsAsEmptyAndWhatIsAddedIsWritten() {
        blog.fill(1, 1);
        try (var session = sessions.open()) {
            var user = session.one(select(USER).load(USER.posts.none()));
            expectStatements(blog.engine, 0, () -> assertThat(user.posts.list()).isEmpty());
            var post = new Post("new", user);
            assertThat(user.posts.list()).containsExactly(post);
            session.commit();
            assertThat(session.count(select(POST))).isEqualTo(2);
        }
    }

    @Test
    void outsideOfASessionNothingIsLoaded() {
        blog.fill(1, 1);
        User user = sessions.with(session -> session.get(USER, 1));
        assertThat(user.posts.loaded()).isFalse();
        assertThatThrownBy(user.posts::list)
                .isInstanceOf(NotLoadedException.class)
                .hasMessageContaining("User.posts of User 1 is not loaded, and the object belongs to no open session")
                .hasMessageContaining(".load(USER.posts.selectin())");
        Post post = sessions.with(session -> session.get(POST, 1));
        assertThatThrownBy(post.author::get).hasMessageContaining(".load(POST.author.selectin())");
        assertThat(post.author.key(Integer.class)).isEqualTo(1);
    }

    @Test
    void optionsNest() {
        try (var session = sessions.open()) {
            var root = session.add(new Node("root"));
            new Node("leaf", new Node("branch", root));
            session.commit();
        }
        try (var session = sessions.open()) {
            var option = NODE.children.selectin().then(NODE.children.selectin());
            var root = session.one(select(NODE).where(NODE.name.eq("root")).load(option));
            expectStatements(
                    blog.engine,
                    0,
                    () -> assertThat(root.children.list().getFirst().children.list())
                            .extracting(node -> node.name)
                            .containsExactly("leaf"));
        }
    }

    @Test
    void collectionsAreOrderedAsTheMappingSays() {
        try (var session = sessions.open()) {
            var root = session.add(new Node("root"));
            new Node("b", root);
            new Node("a", root);
            session.commit();
        }
        sessions.use(session -> assertThat(session.get(NODE, 1).children.list())
                .extracting(node -> node.name)
                .containsExactly("a", "b"));
    }

    @Test
    void anOptionForAnEntityThatIsNotSelectedIsRefused() {
        try (var session = sessions.open()) {
            assertThatThrownBy(() -> session.list(select(POST).load(USER.posts.selectin())))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("asks to load User.posts, but selects no User");
        }
    }

    @Test
    void aStreamRefusesOptions() {
        try (var session = sessions.open()) {
            assertThatThrownBy(() -> session.stream(select(USER).load(USER.posts.selectin())))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("a stream does not load relationships yet");
        }
    }

    @Test
    void loadFillsWhatTheSessionHas() {
        blog.fill(3, 1);
        try (var session = sessions.open()) {
            var users = session.list(select(USER));
            expectSql(blog.engine, () -> session.load(users, USER.posts.selectin()), sql(POSTS_OF, 1, 2, 3));
            assertThat(users).allSatisfy(user -> assertThat(user.posts.loaded()).isTrue());
        }
    }

    @Test
    void anUntouchedCollectionOfANewObjectIsEmptyWithoutAStatement() {
        try (var session = sessions.open()) {
            var user = session.add(new User("alice", "a@x"));
            session.flush();
            expectStatements(blog.engine, 0, () -> assertThat(user.posts.list()).isEmpty());
        }
    }

    @Test
    void whatIsQueuedOnAnUnloadedCollectionIsMergedWhenItIsLoaded() {
        blog.fill(2, 2);
        try (var session = sessions.open()) {
            var alice = session.get(USER, 1);
            var bob = session.get(USER, 2);
            var moved = session.get(POST, 1);
            expectStatements(blog.engine, 0, () -> {
                bob.posts.add(moved);
                new Post("new", alice);
            });
            assertThat(alice.posts.loaded()).isFalse();
            assertThat(alice.posts.list()).extracting(post -> post.title).containsExactly("a2", "new");
            assertThat(bob.posts.list()).extracting(post -> post.title).containsExactly("b1", "b2", "a1");
        }
    }

    @Test
    void countAsksTheDatabaseWhileNothingIsLoaded() {
        blog.fill(1, 3);
        try (var session = sessions.open()) {
            var alice = session.get(USER, 1);
            expectStatements(
                    blog.engine, 1, () -> assertThat(alice.posts.count()).isEqualTo(3));
            assertThat(session.list(alice.posts.select().where(POST.title.eq("a2"))))
                    .hasSize(1);
            assertThat(alice.posts.loaded()).isFalse();
            alice.posts.list();
            expectStatements(
                    blog.engine, 0, () -> assertThat(alice.posts.count()).isEqualTo(3));
        }
    }

    @Test
    void whatWasPrefetchedAndNotTouchedIsDroppedByRawAndBulkStatements() {
        blog.fill(2, 1);
        try (var session = sessions.open()) {
            var users = session.list(select(USER).orderBy(USER.id));
            var touched = users.getFirst();
            var sibling = users.getLast();
            touched.posts.list();
            assertThat(sibling.posts.loaded()).isTrue();
            session.execute(text("insert into posts (title, author_id) values ('raw', 2)"));
            assertThat(touched.posts.loaded()).isTrue();
            assertThat(sibling.posts.loaded()).isFalse();
            assertThat(sibling.posts.list()).extracting(post -> post.title).containsExactly("b1", "raw");
        }
    }

    @Test
    void anUpdateSynchronisesWhatIsLoaded() {
        blog.fill(3, 0);
        try (var session = sessions.open()) {
            var users = session.list(select(USER).orderBy(USER.id));
            assertThat(session.execute(update(USER).set(USER.name.to("new")).where(USER.id.le(2))))
                    .isEqualTo(2);
            assertThat(users).extracting(user -> user.name).containsExactly("new", "new", "c");
            expectStatements(blog.engine, 0, session::flush);
            session.rollback();
            assertThat(users).extracting(user -> user.name).containsExactly("a", "b", "c");
        }
    }

    @Test
    void aDeleteSynchronisesWhatIsLoaded() {
        blog.fill(1, 3);
        try (var session = sessions.open()) {
            var alice = session.get(USER, 1);
            var posts = List.copyOf(alice.posts.list());
            assertThat(session.execute(dev.aludel.sql.Sql.delete(POST).where(POST.title.eq("a2"))))
                    .isEqualTo(1);
            assertThat(session.contains(posts.get(1))).isFalse();
            assertThat(alice.posts.list()).extracting(post -> post.title).containsExactly("a1", "a3");
            session.rollback();
            assertThat(session.contains(posts.get(1))).isTrue();
            assertThat(alice.posts.list()).hasSize(3);
        }
    }

    @Test
    void anUpdateOfAForeignKeyUnloadsTheCollections() {
        blog.fill(2, 2);
        try (var session = sessions.open()) {
            var users = session.list(select(USER).load(USER.posts.selectin()).orderBy(USER.id));
            var first = users.getFirst().posts.list().getFirst();
            session.execute(update(POST).set(POST.authorId.to(2)).where(POST.id.eq(1)));
            assertThat(users.getFirst().posts.list()).hasSize(1);
            assertThat(users.getLast().posts.list()).hasSize(3);
            assertThat(first.author.get()).isSameAs(users.getLast());
        }
    }
}
