package dev.aludel.hostile;

import static dev.aludel.hostile.Account_.ACCOUNT;
import static dev.aludel.hostile.Folder_.FOLDER;
import static dev.aludel.hostile.Label_.LABEL;
import static dev.aludel.hostile.Price_.PRICE;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.delete;
import static dev.aludel.sql.Sql.exists;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.dialect.Capability;
import dev.aludel.error.AludelException;
import dev.aludel.error.UnflushedChangesException;
import dev.aludel.orm.Session;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.Requires;
import dev.aludel.testkit.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values, collections and versions that somebody else changed meanwhile, or a statement that went past the objects. */
@SuppressWarnings("NullAway")
@EveryDatabase
class WhatOthersWroteTest {
    @TempDir
    Path dir;

    Aludel db;
    Session s;

    @BeforeEach
    void open() {
        db = Aludel.open(TestDatabase.url(dir), FOLDER, LABEL, PRICE, ACCOUNT);
        db.createAll();
        s = db.session();
    }

    @AfterEach
    void close() {
        s.close();
        db.close();
    }

    int folder(String name) {
        return db.<Integer, RuntimeException>transact(x -> {
            var f = x.add(new Folder(name));
            x.flush();
            return f.id;
        });
    }

    @Test
    void nanosecondsDoNotHideWhatOthersWrote() {
        var f = s.add(new Folder("a"));
        s.commit();
        assertThat(s.isModified(f)).isFalse();
        db.begin(o -> o.execute(update(FOLDER).set(FOLDER.name.to("b")).everywhere()));
        assertThat(s.get(FOLDER, f.id).name).isEqualTo("b");
        s.execute(update(FOLDER).set(FOLDER.name.to("c")).everywhere());
        assertThat(f.name).isEqualTo("c");
        f.at = Instant.parse("2026-01-01T00:00:00.123456999Z");
        assertThat(s.isModified(f)).isFalse();
        s.rollback();
    }

    @Test
    void staleAcrossTransactions() {
        int id = folder("a");
        var f = s.get(FOLDER, id);
        s.commit();
        db.begin(o -> o.get(FOLDER, id).name = "b");
        assertThat(s.list(select(FOLDER)).getFirst().name).isEqualTo("b");
        assertThat(f.name).isEqualTo("b");
        f.size = BigDecimal.ONE;
        s.commit();
    }

    @Test
    void staleCollectionsAcrossTransactions() {
        int id = folder("a");
        var f = s.get(FOLDER, id);
        assertThat(f.labels.list()).isEmpty();
        s.commit();
        db.begin(o -> {
            var l = o.add(new Label("x"));
            l.folder.set(o.get(FOLDER, id));
        });
        assertThat(s.get(FOLDER, id).labels.list()).hasSize(1);
    }

    @Test
    void aChangeOfAStaleObjectIsRefused() {
        int id = folder("a");
        var f = s.get(FOLDER, id);
        s.commit();
        db.begin(o -> o.get(FOLDER, id).name = "other");
        f.name = "mine";
        assertThatThrownBy(s::commit).isInstanceOf(AludelException.class);
        s.rollback();
        assertThat(s.get(FOLDER, id).name).isEqualTo("other");
    }

    @Test
    void theDeletionOfAStaleObjectIsRefused() {
        int id = folder("a");
        var f = s.get(FOLDER, id);
        s.commit();
        db.begin(o -> o.get(FOLDER, id).name = "other");
        s.delete(f);
        assertThatThrownBy(s::commit).isInstanceOf(AludelException.class);
        s.rollback();
        assertThat(s.contains(f)).isTrue();
    }

    @Test
    void bulkStatementsReachReferencesAndCollections() {
        var a = s.add(new Folder("a"));
        var b = s.add(new Folder("b"));
        var l = new Label("l");
        a.labels.add(l);
        s.commit();
        s.execute(update(LABEL).set(LABEL.folderId.to(b.id)).everywhere());
        assertThat(l.folder.get()).isSameAs(b);
        assertThat(a.labels.list()).isEmpty();
        assertThat(b.labels.list()).containsExactly(l);
        s.rollback();
        assertThat(l.folder.get()).isSameAs(a);
        assertThat(a.labels.list()).containsExactly(l);
        assertThat(b.labels.list()).isEmpty();
        s.execute(delete(LABEL).everywhere());
        assertThat(a.labels.list()).isEmpty();
        assertThat(s.contains(l)).isFalse();
        s.rollback();
        assertThat(a.labels.list()).containsExactly(l);
        assertThat(s.contains(l)).isTrue();
    }

    @Test
    void twoChangesOfOneOldRecordBothCount() {
        var a = s.add(new Account(0, 0, "o", 10));
        s.update(a, x -> new Account(x.id(), x.version(), x.owner(), x.balance() + 5));
        s.update(a, x -> new Account(x.id(), x.version(), "p", x.balance() + 5));
        s.commit();
        assertThat(s.get(ACCOUNT, a.id())).isEqualTo(new Account(1, 2, "p", 20));
        s.commit();
        db.begin(o -> o.update(o.get(ACCOUNT, 1), x -> new Account(x.id(), x.version(), "q", x.balance())));
        s.update(a, x -> new Account(x.id(), x.version(), x.owner(), x.balance() + 1));
        assertThatThrownBy(s::commit).isInstanceOf(AludelException.class);
        s.rollback();
        assertThat(s.get(ACCOUNT, 1).owner()).isEqualTo("q");
    }

    @Test
    @Requires(Capability.UPDATE_RETURNING)
    void returnedRecordsAreTheNewOnes() {
        var a = s.add(new Account(0, 0, "o", 10));
        s.commit();
        s.get(ACCOUNT, a.id());
        var rows =
                s.list(update(ACCOUNT).set(ACCOUNT.balance.to(99)).everywhere().returning(ACCOUNT));
        assertThat(rows).singleElement().satisfies(r -> assertThat(r.balance()).isEqualTo(99));
        assertThat(s.get(ACCOUNT, 1).balance()).isEqualTo(99);
        s.execute(update(ACCOUNT).set(ACCOUNT.balance.to(100)).everywhere());
        assertThat(s.get(ACCOUNT, 1).balance()).isEqualTo(100);
        s.rollback();
        assertThat(s.get(ACCOUNT, 1).balance()).isEqualTo(10);
    }

    @Test
    void getFindsWhatWasOnlyAdded() {
        s.add(new Price("1"));
        assertThat(s.find(PRICE, "1")).isPresent();
    }

    @Test
    void everyQuerySeesPendingChanges() {
        var f = s.add(new Folder("a"));
        assertThat(s.count(select(FOLDER))).isEqualTo(1);
        s.add(new Folder("b"));
        assertThat(s.exists(select(FOLDER).where(FOLDER.name.eq("b")))).isTrue();
        s.add(new Folder("c"));
        try (var rows = s.stream(select(FOLDER))) {
            assertThat(rows.stream().count()).isEqualTo(3);
        }
        s.add(new Folder("d"));
        assertThat(s.list(text("select count(*) from folder")))
                .hasSize(1)
                .first()
                .satisfies(r -> assertThat(r.toString()).contains("4"));
        f.name = "aa";
        assertThat(s.count(select(LABEL).where(exists(select(FOLDER).where(FOLDER.name.eq("aa"))))))
                .isZero();
        s.add(new Label("l"));
        assertThat(s.one(select(count()).from(LABEL))).isEqualTo(1);
    }

    @Test
    void aReadOnlySessionRefusesChanges() {
        int id = folder("a");
        assertThatThrownBy(() -> db.use(o -> o.get(FOLDER, id).name = "x"))
                .isInstanceOf(UnflushedChangesException.class);
        assertThatThrownBy(() -> db.use(o -> o.add(new Folder("b")))).isInstanceOf(AludelException.class);
        assertThatThrownBy(() -> db.use(o -> o.delete(o.get(FOLDER, id)))).isInstanceOf(AludelException.class);
        assertThatThrownBy(() -> db.use(o -> o.get(FOLDER, id).labels.add(new Label("x"))))
                .isInstanceOf(AludelException.class);
        assertThatThrownBy(() -> db.use(o -> o.get(FOLDER, id).children.add(new Folder("x"))))
                .isInstanceOf(AludelException.class);
        assertThatThrownBy(() -> db.use(
                        o -> o.execute(update(FOLDER).set(FOLDER.name.to("x")).everywhere())))
                .isInstanceOf(AludelException.class);
    }

    @Test
    void aReadOnlySessionNoticesReferencesAndBytes() {
        var f = s.add(new Folder("a"));
        var l = new Label("x");
        f.labels.add(l);
        s.commit();
        assertThatThrownBy(() -> db.use(o -> o.get(LABEL, l.id).folder.set(null)))
                .isInstanceOf(AludelException.class);
        assertThatThrownBy(() -> db.use(o -> o.get(FOLDER, f.id).content = new byte[] {1}))
                .isInstanceOf(AludelException.class);
    }
}
