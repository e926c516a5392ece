package dev.aludel.orm;

import static dev.aludel.orm.blog.Post_.POST;
import static dev.aludel.orm.blog.User_.USER;
import static dev.aludel.orm.shapes.Club.CLUB;
import static dev.aludel.orm.shapes.Node.NODE;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.testkit.Expect.batch;
import static dev.aludel.testkit.Expect.expectSql;
import static dev.aludel.testkit.Expect.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ForeignKeyException;
import dev.aludel.error.SessionStateException;
import dev.aludel.orm.blog.Post;
import dev.aludel.orm.blog.User;
import dev.aludel.orm.shapes.Club;
import dev.aludel.orm.shapes.Club.Player;
import dev.aludel.orm.shapes.Node;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a flush does with relationships. */
class RelationshipTest {
    private final Blog blog = Blog.open();
    private final SessionFactory sessions = blog.sessions;

    @AfterEach
    void close() {
        blog.close();
    }

    private void tree() {
        sessions.begin(session -> {
            var root = session.add(new Node("root"));
            var left = new Node("left", root);
            new Node("right", root);
            new Node("leaf", left);
        });
    }

    @Test
    void addingSavesWhatIsRelatedInBothDirections() {
        try (var session = sessions.open()) {
            var alice = new User("alice", "a@x");
            var one = new Post("one", alice);
            var two = new Post("two", alice);
            session.add(one);
            assertThat(session.contains(alice)).isTrue();
            assertThat(session.contains(two)).isTrue();
            session.commit();
            assertThat(List.of(alice.id, one.id, two.id)).containsExactly(1, 1, 2);
        }
    }

    @Test
    void whatIsRelatedLaterIsSavedByTheFlush() {
        blog.fill(1, 0);
        try (var session = sessions.open()) {
            var alice = session.get(USER, 1);
            var post = new Post("one", alice);
            session.commit();
            assertThat(post.id).isEqualTo(1);
        }
    }

    @Test
    void anObjectOfAClosedSessionIsReferredToByItsKey() {
        blog.fill(1, 0);
        User alice = sessions.with(session -> session.get(USER, 1));
        alice.name = "detached";
        Post post = sessions.transact(session -> session.add(new Post("one", alice)));
        assertThat(post.author.key(Integer.class)).isEqualTo(1);
        sessions.use(session -> assertThat(session.get(USER, 1).name).isEqualTo("a"));
        assertThatThrownBy(() -> sessions.begin(session -> session.add(alice)))
                .isInstanceOf(SessionStateException.class)
                .hasMessageContaining("User 1 is stored already: add() is for new objects");
    }

    @Test
    void movingAMemberUpdatesItsForeignKey() {
        blog.fill(2, 1);
        try (var session = sessions.open()) {
            var bob = session.get(USER, 2);
            var post = session.get(POST, 1);
            bob.posts.add(post);
            expectSql(blog.engine, session::commit, sql("UPDATE posts SET author_id = ? WHERE id = ?", 2, 1));
        }
    }

    @Test
    void deletingCascadesLevelByLevelAlsoIntoWhatIsNotLoaded() {
        tree();
        try (var session = sessions.open()) {
            session.delete(session.get(NODE, 1));
            expectSql(
                    blog.engine,
                    session::commit,
                    sql(
                            "SELECT nodes.id, nodes.name, nodes.parent_id FROM nodes WHERE nodes.parent_id IN (?) ORDER BY nodes.name, nodes.id",
                            1),
                    sql(
                            "SELECT nodes.id, nodes.name, nodes.parent_id FROM nodes WHERE nodes.parent_id IN (?, ?) ORDER BY nodes.name, nodes.id",
                            2,
                            3),
                    sql(
                            "SELECT nodes.id, nodes.name, nodes.parent_id FROM nodes WHERE nodes.parent_id IN (?) ORDER BY nodes.name, nodes.id",
                            4),
                    batch("DELETE FROM nodes WHERE id = ?", List.of(3), List.of(4)),
                    sql("DELETE FROM nodes WHERE id = ?", 2),
                    sql("DELETE FROM nodes WHERE id = ?", 1));
        }
    }

    @Test
    void anOrphanIsDeletedAndOneThatMovesIsNot() {
        tree();
        try (var session = sessions.open()) {
            var root = session.get(NODE, 1);
            var left = session.get(NODE, 2);
            var right = session.get(NODE, 3);
            var leaf = session.get(NODE, 4);
            right.children.add(leaf);
            root.children.remove(left);
            session.commit();
            assertThat(session.list(select(NODE.name).orderBy(NODE.id))).containsExactly("root", "right", "leaf");
            assertThat(leaf.parent.get()).isSameAs(right);
        }
    }

    @Test
    void withoutCascadeTheDatabaseRefusesToLeaveMembersBehind() {
        blog.fill(1, 1);
        try (var session = sessions.open()) {
            session.delete(session.get(USER, 1));
            assertThatThrownBy(session::commit).isInstanceOf(ForeignKeyException.class);
        }
    }

    @Test
    void membersThatCanDoWithoutTheirOwnerLetGoOfItInOneBatch() {
        try (var session = sessions.open()) {
            var club = session.add(new Club());
            club.players.add(new Player());
            club.players.add(new Player());
            session.commit();
        }
        try (var session = sessions.open()) {
            var club = session.get(CLUB, 1);
            assertThat(club.players.loaded()).isTrue();
            var player = club.players.list().getFirst();
            session.delete(club);
            expectSql(
                    blog.engine,
                    session::commit,
                    batch(
                            "UPDATE players SET club_id = ? WHERE id = ?",
                            Arrays.asList(null, 1),
                            Arrays.asList(null, 2)),
                    sql("DELETE FROM clubs WHERE id = ?", 1));
            assertThat(player.club.get()).isNull();
        }
    }

    @Test
    void membersOfAnUnloadedCollectionAreLoadedToLetGo() {
        try (var session = sessions.open()) {
            session.add(new Club()).players.add(new Player());
            session.commit();
        }
        try (var session = sessions.open()) {
            session.delete(session.one(select(CLUB).load(CLUB.players.lazy())));
            expectSql(
                    blog.engine,
                    session::commit,
                    sql(
                            "SELECT players.id, players.club_id FROM players WHERE players.club_id IN (?) ORDER BY players.id",
                            1),
                    sql("UPDATE players SET club_id = ? WHERE id = ?", null, 1),
                    sql("DELETE FROM clubs WHERE id = ?", 1));
        }
    }

    @Test
    void membersAndOwnerAreDeletedInOrder() {
        blog.fill(1, 2);
        try (var session = sessions.open()) {
            var alice = session.get(USER, 1);
            alice.posts.list().forEach(session::delete);
            session.delete(alice);
            expectSql(
                    blog.engine,
                    session::commit,
                    batch("DELETE FROM posts WHERE id = ?", List.of(1), List.of(2)),
                    sql("DELETE FROM users WHERE id = ?", 1));
        }
    }

    @Test
    void aMemberMovesAwayBeforeItsOldOwnerIsDeleted() {
        blog.fill(1, 1);
        try (var session = sessions.open()) {
            var alice = session.get(USER, 1);
            var bob = session.add(new User("bob", "b@x"));
            bob.posts.add(session.get(POST, 1));
            session.delete(alice);
            session.commit();
            assertThat(session.one(select(POST)).author.get()).isSameAs(bob);
        }
    }

    @Test
    void deletingWhatWasOnlyAddedTakesItOut() {
        try (var session = sessions.open()) {
            var alice = session.add(new User("alice", "a@x"));
            session.delete(alice);
            session.commit();
            assertThat(session.count(select(USER))).isZero();
        }
    }

    @Test
    void aDeleteIsTakenBackByAdd() {
        blog.fill(1, 0);
        try (var session = sessions.open()) {
            var alice = session.get(USER, 1);
            session.delete(alice);
            session.add(alice);
            session.commit();
            assertThat(session.count(select(USER))).isEqualTo(1);
        }
    }

    @Test
    void rowsInACircleAreStored() {
        try (var session = sessions.open()) {
            var one = session.add(new Node("one"));
            var two = new Node("two", one);
            one.parent.set(two);
            session.commit();
            assertThat(session.list(select(NODE.parentId.optional()).orderBy(NODE.id)).stream()
                            .map(java.util.Optional::get))
                    .containsExactly(two.id, one.id);
            session.delete(one);
            session.delete(two);
            session.commit();
            assertThat(session.count(select(NODE))).isZero();
        }
    }
}
