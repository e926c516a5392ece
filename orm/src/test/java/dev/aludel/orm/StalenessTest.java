package dev.aludel.orm;

import static dev.aludel.orm.blog.User_.USER;
import static dev.aludel.orm.shapes.Account.ACCOUNT;
import static dev.aludel.orm.shapes.Node.NODE;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.testkit.Expect.expectSql;
import static dev.aludel.testkit.Expect.expectStatements;
import static dev.aludel.testkit.Expect.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.NoResultException;
import dev.aludel.error.StaleDataException;
import dev.aludel.orm.shapes.Account;
import dev.aludel.orm.shapes.Node;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session does when somebody else changes rows. */
class StalenessTest {
    @TempDir
    Path home;

    private Blog blog;
    private SessionFactory sessions;

    @BeforeEach
    void open() {
        blog = Blog.open("sqlite:///" + home.resolve("stale.db"));
        sessions = blog.sessions;
        sessions.begin(session -> session.add(new Account("a", 1)));
        blog.fill(2, 0);
    }

    @AfterEach
    void close() {
        blog.close();
    }

    private void elsewhere(long amount) {
        sessions.begin(session -> session.get(ACCOUNT, "a").amount = amount);
    }

    @Test
    void aSecondWriterOfAVersionedRowIsRefusedByName() {
        try (var session = sessions.open()) {
            var account = session.get(ACCOUNT, "a");
            session.commit();
            elsewhere(5);
            account.amount = 7;
            assertThatThrownBy(session::commit)
                    .isInstanceOf(StaleDataException.class)
                    .hasMessageContaining("Account a was not updated: its row is gone or no longer has version 1")
                    .hasMessageContaining("read it again");
            session.rollback();
            assertThat(account.amount).isEqualTo(1);
            assertThat(session.get(ACCOUNT, "a")).isSameAs(account);
            assertThat(account.amount).isEqualTo(5);
            account.amount = 7;
            session.commit();
        }
        sessions.use(session -> assertThat(session.get(ACCOUNT, "a").version).isEqualTo(3));
    }

    @Test
    void oneStaleRowAmongOthersFailsTheBatch() {
        sessions.begin(session -> session.add(new Account("b", 1)));
        try (var session = sessions.open()) {
            var accounts = session.list(select(ACCOUNT));
            session.commit();
            elsewhere(5);
            accounts.forEach(session::delete);
            assertThatThrownBy(session::commit)
                    .isInstanceOf(StaleDataException.class)
                    .hasMessageContaining("Account a was not deleted");
        }
        sessions.use(session -> assertThat(session.count(select(ACCOUNT))).isEqualTo(2));
    }

    @Test
    void aRowThatIsGoneIsNoticedWithoutAVersion() {
        try (var session = sessions.open()) {
            var bob = session.get(USER, 2);
            session.commit();
            sessions.begin(other -> other.delete(other.get(USER, 2)));
            bob.name = "changed";
            assertThatThrownBy(session::flush)
                    .isInstanceOf(StaleDataException.class)
                    .hasMessageContaining("User 2 was not updated: its row is gone");
        }
    }

    @Test
    void aReadInALaterTransactionRefreshesWhatIsNotModified() {
        try (var session = sessions.open()) {
            var account = session.get(ACCOUNT, "a");
            session.commit();
            elsewhere(5);
            assertThat(account.amount).isEqualTo(1);
            assertThat(session.list(select(ACCOUNT))).containsExactly(account);
            assertThat(account.amount).isEqualTo(5);
            session.commit();
            elsewhere(6);
            assertThat(session.get(ACCOUNT, "a").amount).isEqualTo(6);
        }
    }

    @Test
    void aReadDoesNotOverwriteChanges() {
        try (var session = sessions.autoflush(false).open()) {
            var account = session.get(ACCOUNT, "a");
            session.commit();
            elsewhere(5);
            account.note = "mine";
            session.list(select(ACCOUNT));
            assertThat(account.note).isEqualTo("mine");
            assertThat(account.amount).isEqualTo(1);
        }
    }

    @Test
    void expiringMakesTheNextReadReload() {
        try (var session = sessions.open()) {
            var account = session.get(ACCOUNT, "a");
            account.amount = 9;
            session.expire(account);
            assertThat(session.isModified(account)).isFalse();
            expectStatements(blog.engine, 0, session::flush);
            expectStatements(
                    blog.engine,
                    1,
                    () -> assertThat(session.get(ACCOUNT, "a").amount).isEqualTo(1));
        }
        try (var session = sessions.expireOnCommit(true).open()) {
            var account = session.get(ACCOUNT, "a");
            session.commit();
            account.amount = 9;
            expectSql(
                    blog.engine,
                    session::commit,
                    sql("UPDATE accounts SET amount = ?, version = ? WHERE id = ? AND version = ?", 9L, 2, "a", 1));
        }
        try (var session = sessions.open()) {
            assertThat(session.get(ACCOUNT, "a").amount).isEqualTo(9);
        }
    }

    @Test
    void refreshWritesFirstAndReadsAgain() {
        try (var session = sessions.open()) {
            var account = session.get(ACCOUNT, "a");
            account.amount = 9;
            expectSql(
                    blog.engine,
                    () -> session.refresh(account),
                    sql("UPDATE accounts SET amount = ?, version = ? WHERE id = ? AND version = ?", 9L, 2, "a", 1),
                    sql(
                            "SELECT accounts.id, accounts.amount, accounts.note, accounts.seal, accounts.version FROM accounts WHERE accounts.id = ?",
                            "a"));
            session.commit();
            sessions.begin(other -> other.delete(other.get(ACCOUNT, "a")));
            assertThatThrownBy(() -> session.refresh(account))
                    .isInstanceOf(NoResultException.class)
                    .hasMessageContaining("the row of Account a is gone");
            assertThat(session.contains(account)).isFalse();
        }
    }

    @Test
    void aRowThatWasDeletedElsewhereIsNotFoundAnyMore() {
        try (var session = sessions.open()) {
            var account = session.get(ACCOUNT, "a");
            session.commit();
            sessions.begin(other -> other.delete(other.get(ACCOUNT, "a")));
            assertThat(session.find(ACCOUNT, "a")).isEmpty();
            assertThat(session.contains(account)).isFalse();
        }
    }

    @Test
    void aKeyWhoseRowIsGoneCanBeUsedAgain() {
        try (var session = sessions.open()) {
            var old = session.get(ACCOUNT, "a");
            session.commit();
            sessions.begin(other -> other.delete(other.get(ACCOUNT, "a")));
            var fresh = session.add(new Account("a", 8));
            session.flush();
            assertThat(session.contains(old)).isFalse();
            old.amount = 9;
            session.commit();
            assertThat(session.get(ACCOUNT, "a")).isSameAs(fresh);
            assertThat(fresh.amount).isEqualTo(8);
        }
    }

    @Test
    void aNewObjectTakesOverTheRowOfADeletedOne() {
        try (var session = sessions.open()) {
            var old = session.get(ACCOUNT, "a");
            session.delete(old);
            var fresh = session.add(new Account("a", 50));
            session.commit();
            assertThat(fresh.version).isEqualTo(2);
            assertThat(session.contains(old)).isFalse();
            assertThat(session.get(ACCOUNT, "a")).isSameAs(fresh);
        }
    }

    @Test
    void theCollectionsOfAnObjectThatTookARowOverAreNotLoaded() {
        sessions.begin(session -> new Node("child", session.add(new Node("root"))));
        try (var session = sessions.open()) {
            var root = session.get(NODE, 1);
            var child = session.get(NODE, 2);
            var fresh = new Node("fresh");
            fresh.id = 1;
            child.parent.set(fresh);
            session.delete(root);
            session.add(fresh);
            session.commit();
            assertThat(fresh.children.loaded()).isFalse();
            assertThat(fresh.children.list()).containsExactly(child);
        }
    }

    @Test
    void getForUpdateReadsAlsoWhatTheSessionHas() {
        try (var session = sessions.open()) {
            session.get(ACCOUNT, "a");
            session.commit();
            elsewhere(5);
            session.begin();
            assertThat(session.getForUpdate(ACCOUNT, "a").amount).isEqualTo(5);
            assertThat(session.findForUpdate(ACCOUNT, "nobody")).isEmpty();
        }
    }
}
