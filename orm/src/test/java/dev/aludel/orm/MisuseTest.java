package dev.aludel.orm;

import static dev.aludel.orm.blog.Post_.POST;
import static dev.aludel.orm.blog.User_.USER;
import static dev.aludel.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.StatementEvent;
import dev.aludel.engine.StatementListener;
import dev.aludel.error.ConcurrentUseException;
import dev.aludel.error.ReadOnlyException;
import dev.aludel.error.SessionStateException;
import dev.aludel.error.UnflushedChangesException;
import dev.aludel.orm.blog.Post;
import dev.aludel.orm.blog.User;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Uses that are mistakes, and what they say. */
class MisuseTest {
    private final Blog blog = Blog.open();
    private final SessionFactory sessions = blog.sessions;

    @AfterEach
    void close() {
        blog.close();
    }

    @Test
    void aClosedSessionSaysSo() {
        var session = sessions.open();
        session.close();
        session.close();
        assertThatThrownBy(() -> session.list(select(USER)))
                .isInstanceOf(SessionStateException.class)
                .hasMessageContaining("list() was called on a closed session")
                .hasMessageContaining("open a new one");
        assertThatThrownBy(() -> session.add(new User("a", "b"))).isInstanceOf(SessionStateException.class);
    }

    @Test
    void readOnlyWorkThatChangesSomethingIsAnError() {
        blog.fill(2, 1);
        assertThatThrownBy(() -> sessions.use(session -> session.get(USER, 1).name = "lost"))
                .isInstanceOf(UnflushedChangesException.class)
                .hasMessageContaining("changes that were not written: User 1")
                .hasMessageContaining("transact(..)");
        assertThatThrownBy(() -> sessions.with(session -> session.add(new User("new", "n@x"))))
                .isInstanceOf(UnflushedChangesException.class)
                .hasMessageContaining("new User");
        assertThatThrownBy(() -> sessions.use(session -> session.delete(session.get(POST, 1))))
                .isInstanceOf(UnflushedChangesException.class)
                .hasMessageContaining("Post 1");
        assertThatThrownBy(() -> sessions.use(session -> new Post("new", session.get(USER, 1))))
                .isInstanceOf(UnflushedChangesException.class)
                .hasMessageContaining("new Post");
        assertThatThrownBy(() -> sessions.use(session -> {
                    session.get(USER, 1).name = "lost";
                    session.flush();
                }))
                .isInstanceOf(ReadOnlyException.class);
        sessions.use(session -> {
            session.list(select(USER)).forEach(user -> user.posts.list());
            assertThat(session.get(USER, 1).name).isEqualTo("a");
        });
    }

    @Test
    void anObjectOfAnotherSessionIsNamed() {
        blog.fill(1, 0);
        try (var session = sessions.open();
                var other = sessions.open()) {
            var alice = session.get(USER, 1);
            session.commit();
            assertThatThrownBy(() -> other.add(alice))
                    .isInstanceOf(SessionStateException.class)
                    .hasMessageContaining("User 1 belongs to another open session");
            assertThatThrownBy(() -> other.delete(alice))
                    .isInstanceOf(SessionStateException.class)
                    .hasMessageContaining("delete() was called with User 1, which does not belong to this session");
            assertThatThrownBy(() -> other.add(new Post("one", alice)))
                    .isInstanceOf(SessionStateException.class)
                    .hasMessageContaining("User 1, to which Post.author leads, belongs to another open session");
        }
    }

    @Test
    void aClassIsNoRecord() {
        blog.fill(1, 0);
        try (var session = sessions.open()) {
            var alice = session.get(USER, 1);
            assertThatThrownBy(() -> session.update(alice, user -> user))
                    .isInstanceOf(SessionStateException.class)
                    .hasMessageContaining("assign its fields");
        }
    }

    @Test
    void usingTheSessionInsideOfAMappingIsRefused() {
        blog.fill(1, 1);
        try (var session = sessions.open()) {
            assertThatThrownBy(() -> session.list(select(USER).map(user -> user.posts.list())))
                    .isInstanceOf(ConcurrentUseException.class)
                    .hasMessageContaining("User.posts was touched while list() was reading rows")
                    .hasMessageContaining(".load(USER.posts.selectin())");
        }
    }

    /** The second user arrives exactly while the first one's statement is being sent. */
    @Test
    @Timeout(120)
    void twoUsersAtOnceAreNamed() throws InterruptedException {
        blog.fill(1, 0);
        var inside = new CountDownLatch(1);
        var tried = new CountDownLatch(1);
        var armed = new AtomicBoolean(true);
        try (var session = sessions.open();
                var _ = blog.engine.observe(new StatementListener() {
                    @Override
                    public void sent(StatementEvent statement) {
                        if (statement.type() == StatementEvent.Type.STATEMENT && armed.getAndSet(false)) {
                            inside.countDown();
                            await(tried);
                        }
                    }
                })) {
            var failure = new AtomicReference<Throwable>();
            var second = Thread.ofVirtual().start(() -> {
                await(inside);
                try {
                    session.get(USER, 1);
                } catch (RuntimeException e) {
                    failure.set(e);
                } finally {
                    tried.countDown();
                }
            });
            assertThat(session.list(select(USER))).hasSize(1);
            second.join();
            assertThat(failure.get())
                    .isInstanceOf(ConcurrentUseException.class)
                    .hasMessageContaining("get() on thread #" + second.threadId())
                    .hasMessageContaining("overlaps with list() on thread #"
                            + Thread.currentThread().threadId());
            assertThat(session.get(USER, 1).name).isEqualTo("a");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
