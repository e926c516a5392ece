package dev.aludel.orm.flush;

import static dev.aludel.orm.blog.Post_.POST;
import static dev.aludel.orm.blog.User_.USER;
import static dev.aludel.orm.shapes.Account.ACCOUNT;
import static dev.aludel.orm.shapes.Badge.BADGE;
import static dev.aludel.orm.shapes.Node.NODE;
import static dev.aludel.orm.shapes.Seat.SEAT;
import static dev.aludel.orm.shapes.Tag.TAG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.DataException;
import dev.aludel.error.FlushException;
import dev.aludel.error.NotNullException;
import dev.aludel.orm.blog.Post;
import dev.aludel.orm.blog.User;
import dev.aludel.orm.shapes.Account;
import dev.aludel.orm.shapes.Badge;
import dev.aludel.orm.shapes.Node;
import dev.aludel.orm.shapes.Seat;
import dev.aludel.orm.shapes.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a flush sends, and in which order. No database takes part. */
class FlushPlanTest {
    private static User user(Integer id, String name) {
        var user = new User(name, name + "@x");
        user.id = id;
        return user;
    }

    private static Node node(Integer id, String name) {
        var node = new Node(name);
        node.id = id;
        return node;
    }

    @Nested
    class Inserts {
        @Test
        void parentsComeBeforeChildrenWhicheverWasAddedFirst() {
            var session = new Changing(POST, USER);
            var alice = new User("alice", "a@x");
            session.added(POST, new Post("one", alice));
            session.added(USER, alice);
            session.added(POST, new Post("two", alice));

            assertThat(session.plan()).isEqualTo("""
                            insert users(name, email, balance, created_at) drawing keys: [alice, a@x, 0.00, 2026-01-02T03:04:05Z]
                            insert posts(title, author_id) drawing keys: [one, key of new User], [two, key of new User]""");
        }

        @Test
        void givenAndDrawnKeysAreTwoBatchesWhateverTheirOrder() {
            var session = new Changing(NODE);
            session.added(NODE, new Node("a"));
            session.added(NODE, node(7, "b"));
            session.added(NODE, new Node("c"));

            assertThat(session.plan()).isEqualTo("""
                            insert nodes(name, parent_id) drawing keys: [a, null], [c, null]
                            insert nodes(id, name, parent_id): [7, b, null]""");
        }

        @Test
        void aForeignKeyWithoutARelationshipOrdersAsWell() {
            var session = new Changing(BADGE, NODE);
            session.added(BADGE, new Badge(1, 7));
            session.added(NODE, node(7, "b"));

            assertThat(session.plan()).isEqualTo("""
                    insert nodes(id, name, parent_id): [7, b, null]
                    insert a_badges(id, node_id): [1, 7]""");
        }

        @Test
        void aTreeIsOneBatchPerLevel() {
            var session = new Changing(NODE);
            var leaf = new Node("leaf");
            var left = new Node("left");
            var right = new Node("right");
            var root = new Node("root");
            session.added(NODE, leaf);
            session.added(NODE, left);
            session.added(NODE, right);
            session.added(NODE, root);
            leaf.parent.set(left);
            root.children.add(left);
            root.children.add(right);

            assertThat(session.plan()).isEqualTo("""
                    insert nodes(name, parent_id) drawing keys: [root, null]
                    insert nodes(name, parent_id) drawing keys: [left, key of new Node], [right, key of new Node]
                    insert nodes(name, parent_id) drawing keys: [leaf, key of new Node]""");
        }

        @Test
        void rowsThatReferToEachOtherAreLinkedByASecondStatement() {
            var session = new Changing(NODE);
            var one = session.added(NODE, new Node("one"));
            var two = session.added(NODE, new Node("two"));
            one.parent.set(two);
            two.parent.set(one);

            assertThat(session.plan()).isEqualTo("""
                    insert nodes(name, parent_id) drawing keys: [one, null]
                    insert nodes(name, parent_id) drawing keys: [two, key of new Node]
                    update nodes(parent_id): key of new Node [key of new Node]""");
        }

        @Test
        void aRowThatRefersToItselfIsLinkedByASecondStatementUnlessItsKeyIsKnown() {
            var session = new Changing(NODE);
            var one = session.added(NODE, new Node("one"));
            one.parent.set(one);
            assertThat(session.plan()).isEqualTo("""
                    insert nodes(name, parent_id) drawing keys: [one, null]
                    update nodes(parent_id): key of new Node [key of new Node]""");

            var known = new Changing(NODE);
            var two = known.added(NODE, node(2, "two"));
            two.parent.set(two);
            assertThat(known.plan()).isEqualTo("insert nodes(id, name, parent_id): [2, two, 2]");
        }

        @Test
        void theVersionStartsAtOneUnlessTheApplicationGivesOne() {
            var session = new Changing(ACCOUNT);
            session.added(ACCOUNT, new Account("a", 5));
            session.added(ACCOUNT, new Account("b", 6)).version = 40;

            assertThat(session.plan())
                    .isEqualTo(
                            "insert accounts(id, amount, note, seal, version): [a, 5, null, null, 1], [b, 6, null, null, 40]");
        }

        @Test
        void twoNewObjectsWithOneKeyAreRefused() {
            var session = new Changing(ACCOUNT);
            session.added(ACCOUNT, new Account("a", 5));
            session.added(ACCOUNT, new Account("a", 6));

            assertThatThrownBy(session::plan)
                    .isInstanceOf(FlushException.class)
                    .hasMessageContaining("two new objects are Account a");
        }
    }

    @Nested
    class Values {
        @Test
        void aMissingValueNamesEntityAndField() {
            var session = new Changing(USER);
            session.added(USER, new User("alice", null));

            assertThatThrownBy(session::plan)
                    .isInstanceOf(NotNullException.class)
                    .hasMessageContaining("new User: User.email is null, but users.email is NOT NULL");
        }

        @Test
        void aMissingReferenceNamesTheRelationship() {
            var session = new Changing(POST, USER);
            session.added(POST, new Post("one", null));

            assertThatThrownBy(session::plan)
                    .isInstanceOf(NotNullException.class)
                    .hasMessageContaining("new Post: Post.author is null, but posts.author_id is NOT NULL");
        }

        @Test
        void textThatIsTooLongIsRefused() {
            var session = new Changing(NODE);
            session.added(NODE, new Node("a name of more than twenty characters"));

            assertThatThrownBy(session::plan)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("nodes.name holds at most 20 characters, but the value has 37");
        }

        @Test
        void aMissingKeyIsRefused() {
            var session = new Changing(ACCOUNT);
            session.added(ACCOUNT, new Account(null, 1));

            assertThatThrownBy(session::plan)
                    .isInstanceOf(FlushException.class)
                    .hasMessageContaining("new Account has no key: accounts.id is null")
                    .hasMessageContaining("@Generated");
        }

        @Test
        void valuesAreBroughtToTheirColumnsPrecision() {
            var session = new Changing(USER);
            var alice = session.added(USER, new User("alice", "a@x"));
            alice.balance = new BigDecimal("1.5");
            alice.createdAt = Instant.parse("2026-01-01T00:00:00.123456789Z");

            assertThat(session.plan()).endsWith("[alice, a@x, 1.50, 2026-01-01T00:00:00.123456Z]");
        }

        @Test
        void aDifferenceBelowTheColumnsPrecisionIsNone() {
            var session = new Changing(USER);
            var alice = user(1, "alice");
            alice.createdAt = Instant.parse("2026-01-01T00:00:00.123456Z");
            session.stored(USER, alice);
            alice.createdAt = Instant.parse("2026-01-01T00:00:00.123456789Z");

            assertThat(session.plan()).isEmpty();
        }

        @Test
        void anObjectOutsideOfTheSessionIsNamed() {
            var session = new Changing(POST, USER);
            session.added(POST, new Post("one", new User("stranger", "s@x")));

            assertThatThrownBy(session::plan)
                    .isInstanceOf(FlushException.class)
                    .hasMessageContaining("Post.author of new Post refers to a User that is not part of the session");
        }
    }

    @Nested
    class Updates {
        @Test
        void onlyChangedColumnsAreSetAndRowsWithTheSameOnesShareABatchInKeyOrder() {
            var session = new Changing(USER);
            var carol = session.stored(USER, user(3, "carol"));
            var bob = session.stored(USER, user(2, "bob"));
            var alice = session.stored(USER, user(1, "alice"));
            var dave = session.stored(USER, user(4, "dave"));
            session.stored(USER, user(5, "unchanged"));
            carol.name = "Carol";
            bob.email = "bob@y";
            alice.name = "Alice";
            dave.email = "dave@y";

            assertThat(session.plan()).isEqualTo("""
                    update users(name): 1 [Alice], 3 [Carol]
                    update users(email): 2 [bob@y], 4 [dave@y]""");
        }

        @Test
        void theVersionIsComparedAndRaised() {
            var session = new Changing(ACCOUNT);
            var account = new Account("a", 5);
            account.version = 3;
            session.stored(ACCOUNT, account);
            account.amount = 6;

            assertThat(session.plan()).isEqualTo("update accounts(amount, version): a v3 [6, 4]");
        }

        @Test
        void aVersionThatTheApplicationSetsIsWrittenAndTheStoredOneCompared() {
            var session = new Changing(ACCOUNT);
            var account = new Account("a", 5);
            account.version = 3;
            session.stored(ACCOUNT, account);
            account.version = 10;

            assertThat(session.plan()).isEqualTo("update accounts(version): a v3 [10]");
        }

        @Test
        void bytesAreComparedByContent() {
            var session = new Changing(ACCOUNT);
            var account = new Account("a", 5);
            account.seal = new byte[] {1, 2};
            session.stored(ACCOUNT, account);
            assertThat(session.plan()).isEmpty();
            account.seal[1] = 3;
            assertThat(session.plan()).startsWith("update accounts(seal, version): a");
        }

        @Test
        void aReferenceToANewRowIsSetAfterItsInsert() {
            var session = new Changing(NODE);
            var child = session.stored(NODE, node(1, "child"));
            var parent = session.added(NODE, new Node("parent"));
            child.parent.set(parent);

            assertThat(session.plan()).isEqualTo("""
                    insert nodes(name, parent_id) drawing keys: [parent, null]
                    update nodes(parent_id): 1 [key of new Node]""");
        }

        @Test
        void aChangedKeyIsRefused() {
            var session = new Changing(NODE);
            session.stored(NODE, node(1, "a")).id = 2;

            assertThatThrownBy(session::plan)
                    .isInstanceOf(FlushException.class)
                    .hasMessageContaining("the key of Node 1 was changed to 2");
        }
    }

    @Nested
    class Deletes {
        @Test
        void childrenGoBeforeTheirParents() {
            var session = new Changing(USER, POST, NODE, BADGE);
            var alice = session.removed(USER, user(1, "alice"));
            var post = new Post("one", alice);
            post.id = 9;
            session.removed(POST, post);
            var root = session.removed(NODE, node(1, "root"));
            var child = node(2, "child");
            child.parent.set(root);
            session.removed(NODE, child);
            session.removed(BADGE, new Badge(5, 2));

            assertThat(session.plan()).isEqualTo("""
                    delete a_badges: 5
                    delete nodes: 2
                    delete nodes: 1
                    delete posts: 9
                    delete users: 1""");
        }

        @Test
        void theVersionIsComparedWithTheStoredOne() {
            var session = new Changing(ACCOUNT);
            var account = new Account("a", 5);
            account.version = 3;
            session.stored(ACCOUNT, account);
            account.version = 9;
            session.remove(account);

            assertThat(session.plan()).isEqualTo("delete accounts: a v3");
        }

        @Test
        void aRowIsFoundByTheKeyItHasAndNotByTheOneInMemory() {
            var session = new Changing(NODE);
            var node = session.stored(NODE, node(1, "a"));
            node.id = 2;
            session.remove(node);

            assertThat(session.plan()).isEqualTo("delete nodes: 1");
        }

        @Test
        void rowsThatReferToEachOtherLetGoFirst() {
            var session = new Changing(NODE);
            var one = node(1, "one");
            var two = node(2, "two");
            one.parent.set(two);
            two.parent.set(one);
            session.removed(NODE, one);
            session.removed(NODE, two);

            assertThat(session.plan()).isEqualTo("""
                    update nodes(parent_id): 1 [null], 2 [null]
                    delete nodes: 1, 2""");
        }

        @Test
        void whatMovesAwayFromADeletedRowHasMovedBefore() {
            var session = new Changing(NODE);
            var old = node(1, "old");
            var child = node(2, "child");
            child.parent.set(old);
            session.removed(NODE, old);
            session.stored(NODE, child);
            var fresh = session.added(NODE, new Node("fresh"));
            child.parent.set(fresh);

            assertThat(session.plan()).isEqualTo("""
                    insert nodes(name, parent_id) drawing keys: [fresh, null]
                    update nodes(parent_id): 2 [key of new Node]
                    delete nodes: 1""");
        }
    }

    @Nested
    class UniqueValues {
        @Test
        void aDeletedRowWhoseValueIsTakenGoesFirstWithThoseThatReferToIt() {
            var session = new Changing(USER, POST);
            var old = session.removed(USER, user(1, "alice"));
            session.removed(USER, user(2, "bob"));
            var post = new Post("one", old);
            post.id = 9;
            session.removed(POST, post);
            session.added(USER, new User("new", "alice@x"));

            assertThat(session.plan()).isEqualTo("""
                            delete posts: 9
                            delete users: 1
                            insert users(name, email, balance, created_at) drawing keys: [new, alice@x, 0.00, 2026-01-02T03:04:05Z]
                            delete users: 2""");
        }

        @Test
        void whatMovesAwayMeanwhileAndCannotLetGoIsRefused() {
            var session = new Changing(USER, POST);
            var old = user(1, "alice");
            var post = new Post("one", old);
            post.id = 9;
            session.stored(POST, post);
            session.removed(USER, old);
            var fresh = session.added(USER, new User("new", "alice@x"));
            post.author.set(fresh);

            assertThatThrownBy(session::plan)
                    .isInstanceOf(FlushException.class)
                    .hasMessageContaining("Post 9 moves away from a row that is deleted")
                    .hasMessageContaining("call flush() after the move");
        }

        @Test
        void swappedValuesPassThroughNullWhereTheyMay() {
            var session = new Changing(SEAT);
            var one = session.stored(SEAT, new Seat(1, "a"));
            var two = session.stored(SEAT, new Seat(2, "b"));
            one.guest = "b";
            two.guest = "a";

            assertThat(session.plan()).isEqualTo("""
                    update seats(guest): 1 [null], 2 [null]
                    update seats(guest): 1 [b], 2 [a]""");
        }
    }

    @Nested
    class RowSwitch {
        @Test
        void aNewObjectWithTheKeyOfADeletedOneTakesItsRowOverWithAllColumns() {
            var session = new Changing(ACCOUNT);
            var old = new Account("a", 5);
            old.note = "old";
            old.version = 3;
            session.removed(ACCOUNT, old);
            session.added(ACCOUNT, new Account("a", 7));

            assertThat(session.plan())
                    .isEqualTo("update accounts(amount, note, seal, version): a v3 [7, null, null, 4]");
        }
    }

    @Test
    void recordsArePlannedLikeClasses() {
        var session = new Changing(TAG, NODE);
        session.added(TAG, new Tag("x", 1));

        assertThat(session.plan()).isEqualTo("insert a_tags(label, node_id) drawing keys: [x, 1]");
    }
}
