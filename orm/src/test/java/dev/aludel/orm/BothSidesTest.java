package dev.aludel.orm;

import static dev.aludel.orm.blog.Post_.POST;
import static dev.aludel.orm.blog.User_.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.MappingException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.orm.blog.Post;
import dev.aludel.orm.blog.User;
import dev.aludel.orm.shapes.Node;
import org.junit.jupiter.api.Test;

/** Both sides of a relationship are in step without a session. */
class BothSidesTest {
    private final User alice = new User("alice", "a@x");
    private final User bob = new User("bob", "b@x");

    @Test
    void aConstructorThatSetsTheReferenceFillsTheCollection() {
        var post = new Post("one", alice);

        assertThat(post.author.get()).isSameAs(alice);
        assertThat(alice.posts.list()).containsExactly(post);
        assertThat(alice.posts.count()).isEqualTo(1);
    }

    @Test
    void addingToTheCollectionSetsTheReference() {
        var post = new Post("one", null);
        alice.posts.add(post);
        alice.posts.add(post);

        assertThat(post.author.get()).isSameAs(alice);
        assertThat(alice.posts.list()).containsExactly(post);
    }

    @Test
    void movingTakesTheMemberOutOfTheOtherCollection() {
        var post = new Post("one", alice);
        bob.posts.add(post);
        assertThat(alice.posts.list()).isEmpty();
        assertThat(bob.posts.list()).containsExactly(post);

        post.author.set(alice);
        assertThat(alice.posts.list()).containsExactly(post);
        assertThat(bob.posts.list()).isEmpty();
    }

    @Test
    void removingClearsTheReference() {
        var post = new Post("one", alice);

        assertThat(alice.posts.remove(post)).isTrue();
        assertThat(alice.posts.remove(post)).isFalse();
        assertThat(post.author.get()).isNull();
    }

    @Test
    void theListIsAViewThatCannotBeModified() {
        var list = alice.posts.list();
        var post = new Post("one", alice);

        assertThat(list).containsExactly(post);
        assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aSelfReferenceHasBothSidesInOneClass() {
        var root = new Node("root");
        var child = new Node("child", root);

        assertThat(root.children.list()).containsExactly(child);
        assertThat(child.parent.get()).isSameAs(root);
        assertThat(root.parent.get()).isNull();
    }

    @Test
    void theKeyIsThatOfTheObjectReferredTo() {
        var post = new Post("one", alice);
        assertThat(post.author.key(Integer.class)).isNull();
        alice.id = 7;
        assertThat(post.author.key(Integer.class)).isEqualTo(7);
        assertThatThrownBy(() -> post.author.key(String.class)).isInstanceOf(MappingException.class);
    }

    @Test
    void conditionsAndJoinsUseTheForeignKey() {
        alice.id = 7;
        assertThat(POST.author.eq(alice).toString()).isEqualTo("posts.author_id = ?");
        assertThat(USER.posts.on().toString()).isEqualTo("posts.author_id = users.id");
        assertThat(POST.author.on().toString()).isEqualTo("users.id = posts.author_id");
        assertThat(POST.author.to(USER.as("a")).on().toString()).isEqualTo("a.id = posts.author_id");
        assertThat(alice.posts.select().toString()).contains("WHERE posts.author_id = ?");
        assertThatThrownBy(() -> POST.author.eq(bob))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("new User has no key yet");
    }

    @Test
    void waysOfLoadingThatDoNotExistYetAreRefused() {
        assertThatThrownBy(USER.posts::joined)
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("User.posts cannot be loaded by JOINED yet")
                .hasMessageContaining("SELECTIN");
        assertThatThrownBy(USER.posts::subquery).isInstanceOf(UnsupportedFeatureException.class);
    }
}
