package dev.aludel.orm;

import static dev.aludel.orm.blog.Post_.POST;
import static dev.aludel.orm.blog.User_.USER;
import static dev.aludel.orm.shapes.Account.ACCOUNT;
import static dev.aludel.orm.shapes.Node.NODE;
import static dev.aludel.orm.shapes.Tag.TAG;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.testkit.Expect.expectStatements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.FlushException;
import dev.aludel.error.NotNullException;
import dev.aludel.error.PendingRollbackException;
import dev.aludel.error.SessionStateException;
import dev.aludel.error.TransactionStateException;
import dev.aludel.error.UniqueException;
import dev.aludel.orm.blog.Post;
import dev.aludel.orm.blog.User;
import dev.aludel.orm.shapes.Account;
import dev.aludel.orm.shapes.Node;
import dev.aludel.orm.shapes.Tag;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What objects look like after a rollback. */
class RollbackTest {
    private final Blog blog = Blog.open();
    private final Session session = blog.sessions.open();

    @BeforeEach
    void fill() {
        blog.fill(2, 2);
    }

    @AfterEach
    void close() {
        session.close();
        blog.close();
    }

    @Test
    void changedObjectsHaveTheValuesOfTheirRowsAgain() {
        var alice = session.get(USER, 1);
        alice.name = "flushed";
        session.flush();
        alice.email = "not flushed";
        session.rollback();

        assertThat(alice.name).isEqualTo("a");
        assertThat(alice.email).isEqualTo("a@x");
        alice.name = "again";
        session.commit();
        assertThat(session.one(select(USER.name).where(USER.id.eq(1)))).isEqualTo("again");
    }

    @Test
    void newObjectsAreTransientAgainAndLoseTheKeysDrawnForThem() {
        var carol = session.add(new User("carol", "c@x"));
        var post = new Post("one", carol);
        session.flush();
        assertThat(List.of(carol.id, post.id)).containsExactly(3, 5);
        session.rollback();

        assertThat(carol.id).isNull();
        assertThat(post.id).isNull();
        assertThat(session.contains(carol)).isFalse();
        assertThat(carol.posts.list()).containsExactly(post);
        session.add(carol);
        session.commit();
        assertThat(post.author.get()).isSameAs(carol);
        assertThat(session.count(select(POST))).isEqualTo(5);
    }

    @Test
    void deletedObjectsAreBack() {
        var post = session.get(POST, 1);
        var alice = post.author.get();
        assertThat(alice.posts.list()).contains(post);
        session.delete(post);
        session.flush();
        assertThat(session.contains(post)).isFalse();
        assertThat(alice.posts.list()).doesNotContain(post);
        assertThatThrownBy(() -> session.add(post))
                .isInstanceOf(SessionStateException.class)
                .hasMessageContaining("Post 1 was deleted by this session");
        session.rollback();

        assertThat(session.contains(post)).isTrue();
        assertThat(alice.posts.list()).contains(post);
        post.title = "kept";
        session.commit();
        assertThat(session.count(select(POST).where(POST.title.eq("kept")))).isEqualTo(1);
    }

    @Test
    void relationshipsAreBack() {
        var one = session.get(POST, 1);
        var alice = one.author.get();
        var bob = session.get(USER, 2);
        assertThat(alice.posts.list()).hasSize(2);
        assertThat(bob.posts.list()).hasSize(2);
        bob.posts.add(one);
        session.flush();
        var another = new Post("new", bob);
        session.rollback();

        assertThat(one.author.get()).isSameAs(alice);
        assertThat(alice.posts.list()).hasSize(2).contains(one);
        assertThat(bob.posts.list()).hasSize(2).doesNotContain(one, another);
    }

    @Test
    void versionsAreBack() {
        var account = session.add(new Account("a", 1));
        session.commit();
        account.amount = 2;
        session.flush();
        assertThat(account.version).isEqualTo(2);
        session.rollback();
        assertThat(account.version).isEqualTo(1);
        assertThat(account.amount).isEqualTo(1);
    }

    @Test
    void closingRollsBack() {
        var alice = session.get(USER, 1);
        alice.name = "changed";
        session.close();
        assertThat(alice.name).isEqualTo("a");
    }

    @Test
    void anExceptionRollsBackAndNothingIsWritten() {
        assertThatThrownBy(() -> blog.sessions.begin(s -> {
                    s.get(USER, 1).name = "changed";
                    s.flush();
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        blog.sessions.use(s -> assertThat(s.get(USER, 1).name).isEqualTo("a"));
    }

    @Nested
    class FailedFlush {
        @Test
        void theSessionWaitsForARollbackThatRestoresAll() {
            var alice = session.get(USER, 1);
            alice.name = "changed";
            var twin = session.add(new User("twin", "b@x"));
            assertThatThrownBy(session::commit).isInstanceOf(UniqueException.class);

            assertThatThrownBy(() -> session.list(select(USER)))
                    .isInstanceOf(PendingRollbackException.class)
                    .hasMessageContaining("call rollback()")
                    .cause()
                    .isInstanceOf(UniqueException.class);
            assertThatThrownBy(session::flush).isInstanceOf(PendingRollbackException.class);
            assertThatThrownBy(session::commit).isInstanceOf(PendingRollbackException.class);
            session.rollback();

            assertThat(alice.name).isEqualTo("a");
            assertThat(twin.id).isNull();
            assertThat(session.contains(twin)).isFalse();
            twin.email = "t@x";
            alice.name = "changed";
            session.add(twin);
            session.commit();
            assertThat(session.count(select(USER))).isEqualTo(3);
        }

        @Test
        void anAutoflushSaysThatItIsOne() {
            session.add(new User("twin", "b@x"));
            assertThatThrownBy(() -> session.list(select(USER)))
                    .isInstanceOf(UniqueException.class)
                    .hasMessageContaining("in the flush that precedes list()");
        }

        @Test
        void whatIsFoundBeforeAnythingIsSentCanBeMended() {
            var carol = session.add(new User("carol", null));
            expectStatements(
                    blog.engine,
                    0,
                    () -> assertThatThrownBy(session::flush)
                            .isInstanceOf(NotNullException.class)
                            .hasMessageContaining("User.email"));
            carol.email = "c@x";
            session.commit();
            assertThat(carol.id).isEqualTo(3);
        }
    }

    @Nested
    class Savepoints {
        @Test
        void outerWorkStaysAndInnerWorkIsGoneAlsoFromTheObjects() {
            var alice = session.get(USER, 1);
            var bob = session.get(USER, 2);
            alice.name = "outer";
            var savepoint = session.savepoint();
            bob.name = "inner";
            var carol = session.add(new User("carol", "c@x"));
            session.flush();
            savepoint.rollback();

            assertThat(alice.name).isEqualTo("outer");
            assertThat(bob.name).isEqualTo("b");
            assertThat(carol.id).isNull();
            assertThat(savepoint.isActive()).isFalse();
            session.commit();
            blog.sessions.use(
                    s -> assertThat(s.list(select(USER.name).orderBy(USER.id))).containsExactly("outer", "b"));
        }

        @Test
        void whatWasReleasedIsUndoneWithTheTransaction() {
            var bob = session.get(USER, 2);
            var alice = session.get(USER, 1);
            alice.posts.list();
            var savepoint = session.savepoint();
            bob.name = "inner";
            session.delete(session.get(POST, 1));
            var carol = session.add(new User("carol", "c@x"));
            savepoint.release();
            expectStatements(blog.engine, 0, () -> assertThat(bob.name).isEqualTo("inner"));
            session.rollback();

            assertThat(bob.name).isEqualTo("b");
            assertThat(carol.id).isNull();
            assertThat(session.contains(session.get(POST, 1))).isTrue();
        }

        @Test
        void anObjectAddedBeforeAndFlushedInsideWaitsAgain() {
            var carol = session.add(new User("carol", "c@x"));
            session.withoutAutoflush(s -> {});
            var savepoint = session.savepoint();
            assertThat(carol.id).isEqualTo(3);
            carol.name = "inner";
            savepoint.rollback();
            assertThat(carol.name).isEqualTo("carol");
            assertThat(carol.id).isEqualTo(3);
            session.commit();
        }

        @Test
        void aFailedFlushInsideIsMendedByRollingBackToIt() {
            session.get(USER, 1).name = "outer";
            assertThatThrownBy(() -> session.savepoint(s -> {
                        s.add(new User("twin", "b@x"));
                        s.flush();
                    }))
                    .isInstanceOf(UniqueException.class);
            User carol = session.nested(s -> s.add(new User("carol", "c@x")));
            assertThat(carol.id).isNotNull();
            session.commit();
            blog.sessions.use(
                    s -> assertThat(s.list(select(USER.name).orderBy(USER.id))).containsExactly("outer", "b", "carol"));
        }

        @Test
        void rollingTheSessionBackEndsThem() {
            var savepoint = session.savepoint();
            var inner = session.savepoint();
            savepoint.rollback();
            assertThat(inner.isActive()).isFalse();
            assertThatThrownBy(inner::release)
                    .isInstanceOf(TransactionStateException.class)
                    .hasMessageContaining("savepoint that has ended");
            var second = session.savepoint();
            session.rollback();
            assertThat(second.isActive()).isFalse();
        }
    }

    @Nested
    class Records {
        @Test
        void aRecordIsInsertedAtOnceAndItsVersionHasTheKey() {
            var tag = session.add(new Tag("x", null));
            assertThat(tag).isEqualTo(new Tag(1, "x", null));
            assertThat(session.get(TAG, 1)).isSameAs(tag);
            session.rollback();
            assertThat(session.find(TAG, 1)).isEmpty();
        }

        @Test
        void changesOfOneOldVersionDoNotUndoEachOther() {
            var tag = session.add(new Tag("x", null));
            var node = session.add(new Node("n"));
            session.flush();
            session.update(tag, t -> new Tag(t.id(), "y", t.nodeId()));
            session.update(tag, t -> new Tag(t.id(), t.label(), node.id));
            session.commit();
            blog.sessions.use(s -> assertThat(s.get(TAG, 1)).isEqualTo(new Tag(1, "y", node.id)));
        }

        @Test
        void aRollbackGivesTheVersionBack() {
            var tag = session.add(new Tag("x", null));
            session.commit();
            session.update(tag, t -> new Tag(t.id(), "y", null));
            session.flush();
            session.update(tag, t -> new Tag(t.id(), "z", null));
            session.rollback();
            assertThat(session.get(TAG, 1)).isEqualTo(tag);
            session.delete(tag);
            session.commit();
            assertThat(session.find(TAG, 1)).isEmpty();
        }
    }

    @Test
    void aNewObjectCannotHaveTheKeyOfAnotherStoredOne() {
        session.add(new Account("a", 1));
        session.flush();
        session.add(new Account("a", 2));
        assertThatThrownBy(session::flush).isInstanceOf(FlushException.class).hasMessageContaining("Account a");
        assertThat(session.get(ACCOUNT, "a").amount).isEqualTo(1);
    }

    @Test
    void aTreeOfNewObjectsIsTransientAgain() {
        var root = session.add(new Node("root"));
        var child = new Node("child", root);
        session.flush();
        assertThat(child.id).isNotNull();
        session.rollback();
        assertThat(child.id).isNull();
        assertThat(root.children.list()).containsExactly(child);
        assertThat(session.count(select(NODE))).isZero();
    }
}
