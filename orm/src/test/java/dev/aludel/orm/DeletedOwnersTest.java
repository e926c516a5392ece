package dev.aludel.orm;

import static dev.aludel.orm.blog.Post_.POST;
import static dev.aludel.orm.blog.User_.USER;
import static dev.aludel.orm.shapes.Club.CLUB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.FlushException;
import dev.aludel.orm.blog.Post;
import dev.aludel.orm.blog.User;
import dev.aludel.orm.shapes.Club;
import dev.aludel.orm.shapes.Club.Player;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What refers to objects that are deleted, or have left, is neither lost nor forgotten. */
class DeletedOwnersTest {
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
    void aMemberAddedToAnObjectThatIsGoneIsRefused() {
        var zoe = session.add(new User("zoe", "z@x"));
        session.flush();
        session.delete(zoe);
        session.flush();
        var post = new Post("lost?", zoe);

        assertThatThrownBy(session::flush)
                .isInstanceOf(FlushException.class)
                .hasMessageContaining("Post was added to")
                .hasMessageContaining("which this session has deleted");
        post.author.set(session.get(USER, 1));
        session.commit();
        assertThat(post.id).isNotNull();
    }

    @Test
    void aReferenceSetToAnObjectThatIsBeingDeletedIsRefused() {
        var club = session.add(new Club());
        var player = session.add(new Player());
        session.flush();
        player.club.set(club);
        session.delete(club);

        assertThatThrownBy(session::flush)
                .isInstanceOf(FlushException.class)
                .hasMessageContaining("which the same flush deletes");
        player.club.set(null);
        session.commit();
        assertThat(session.find(CLUB, club.id)).isEmpty();
    }

    @Test
    void aReferenceThatWasThereBeforeBecomesNothing() {
        var club = session.add(new Club());
        var player = session.add(new Player());
        player.club.set(club);
        session.commit();
        session.delete(club);
        session.commit();
        assertThat(player.club.get()).isNull();
    }

    @Test
    void afterARollbackReferencesLeadToTheObjectsOfTheSession() {
        var post = session.get(POST, 1);
        User old = post.author.get();
        session.expunge(old);
        var again = session.get(USER, old.id);
        session.rollback();

        assertThat(again).isNotSameAs(old);
        assertThat(post.author.get()).isSameAs(session.get(USER, old.id)).isNotSameAs(old);
    }
}
