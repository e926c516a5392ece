package dev.aludel.hostile;

import static dev.aludel.hostile.Account_.ACCOUNT;
import static dev.aludel.hostile.Folder_.FOLDER;
import static dev.aludel.hostile.Label_.LABEL;
import static dev.aludel.hostile.Price_.PRICE;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.error.AludelException;
import dev.aludel.error.PendingRollbackException;
import dev.aludel.orm.Session;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What objects look like when their transaction, or savepoint, was undone. */
@SuppressWarnings("NullAway")
@EveryDatabase
class UndoneTest {
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
    void rollbackOfInsertsPastTheObjects() {
        int id = folder("a");
        var f = s.get(FOLDER, id);
        s.execute(insert(LABEL).values(LABEL.text.to("x"), LABEL.folderId.to(id)));
        assertThat(f.labels.list()).hasSize(1);
        s.rollback();
        assertThat(f.labels.list()).isEmpty();
        assertThat(s.find(LABEL, 1)).isEmpty();
    }

    @Test
    void savepointRollbackOfInsertsPastTheObjects() {
        s.begin();
        var sp = s.savepoint();
        s.execute(insert(LABEL).values(LABEL.text.to("x")));
        assertThat(s.find(LABEL, 1)).isPresent();
        sp.rollback();
        assertThat(s.find(LABEL, 1)).isEmpty();
        sp = s.savepoint();
        s.insertAll(LABEL, List.of(new Label("y")));
        int drawn = TestDatabase.isSqlite() ? 1 : 2; // a sequence is not rolled back
        assertThat(s.find(LABEL, drawn)).isPresent();
        sp.rollback();
        assertThat(s.find(LABEL, drawn)).isEmpty();
    }

    @Test
    void savepointRollbackOfInsertAllWithCollection() {
        int id = folder("a");
        var f = s.get(FOLDER, id);
        var sp = s.savepoint();
        s.execute(insert(LABEL).values(LABEL.text.to("x"), LABEL.folderId.to(id)));
        assertThat(f.labels.list()).hasSize(1);
        sp.rollback();
        assertThat(f.labels.list()).isEmpty();
    }

    @Test
    void savepointRollbackAfterExpungeAndReread() {
        int id = folder("a");
        var f = s.get(FOLDER, id);
        var sp = s.savepoint();
        f.name = "b";
        s.flush();
        s.expunge(f);
        assertThat(s.get(FOLDER, id).name).isEqualTo("b");
        sp.rollback();
        assertThat(s.get(FOLDER, id).name).isEqualTo("a");
    }

    @Test
    void bulkByTextThenRollback() {
        var a = s.add(new Folder("a"));
        var l = new Label("l");
        a.labels.add(l);
        s.commit();
        s.execute(text("delete from label")).close();
        assertThat(s.find(LABEL, l.id)).isEmpty();
        s.rollback();
        assertThat(s.find(LABEL, l.id)).isPresent();
        assertThat(a.labels.list()).hasSize(1);
        s.execute(text("insert into label (text, folder_id) values ('x', 1)")).close();
        s.refresh(a);
        assertThat(a.labels.list()).hasSize(2);
        s.rollback();
        assertThat(a.labels.list()).hasSize(1);
    }

    @Test
    void recordsRollback() {
        var a = s.add(new Account(0, 0, "o", 10));
        s.commit();
        var b = s.update(a, x -> new Account(x.id(), x.version(), "p", 1));
        s.rollback();
        assertThat(s.get(ACCOUNT, 1)).isEqualTo(new Account(1, 1, "o", 10));
        s.update(a, x -> new Account(x.id(), x.version(), "p", 1));
        s.flush();
        s.rollback();
        assertThat(s.get(ACCOUNT, 1)).isEqualTo(new Account(1, 1, "o", 10));
        s.delete(a);
        s.flush();
        s.rollback();
        assertThat(s.get(ACCOUNT, 1)).isEqualTo(new Account(1, 1, "o", 10));
        var c = s.add(new Account(0, 0, "z", 1));
        s.rollback();
        assertThat(s.find(ACCOUNT, c.id())).isEmpty();
    }

    @Test
    void insertAllLeavesNothingHalfWritten() {
        assertThatThrownBy(() -> s.insertAll(FOLDER, List.of(new Folder("a"), new Folder("b"), new Folder("a"))))
                .isInstanceOf(AludelException.class);
        assertThatThrownBy(s::commit).isInstanceOf(PendingRollbackException.class);
        s.rollback();
        assertThat(s.count(select(FOLDER))).isZero();
        List<Folder> many = new ArrayList<>();
        for (int i = 0; i < 2500; i++) {
            many.add(new Folder("x" + i));
        }
        many.add(new Folder("x0"));
        assertThatThrownBy(() -> s.insertAll(FOLDER, many)).isInstanceOf(AludelException.class);
        s.rollback();
        assertThat(s.count(select(FOLDER))).isZero();
        // a value that is refused before it is sent, in the second batch
        List<Folder> bad = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            bad.add(new Folder("y" + i));
        }
        var broken = new Folder("b");
        broken.name = null;
        bad.add(broken);
        assertThatThrownBy(() -> s.insertAll(FOLDER, bad)).isInstanceOf(AludelException.class);
        try {
            s.commit();
        } catch (AludelException e) {
            s.rollback();
        }
        assertThat(s.count(select(FOLDER))).isZero();
    }

    @Test
    void versionsAfterRollback() {
        var f = s.add(new Folder("a"));
        s.commit();
        assertThat(f.version).isEqualTo(1);
        f.name = "b";
        s.flush();
        assertThat(f.version).isEqualTo(2);
        var sp = s.savepoint();
        f.name = "c";
        s.flush();
        assertThat(f.version).isEqualTo(3);
        sp.rollback();
        assertThat(f.version).isEqualTo(2);
        assertThat(f.name).isEqualTo("b");
        s.rollback();
        assertThat(f.version).isEqualTo(1);
        f.name = "d";
        s.commit();
        assertThat(f.version).isEqualTo(2);
    }

    @Test
    void savepointRestoresRefsBothSides() {
        var a = s.add(new Folder("a"));
        var b = s.add(new Folder("b"));
        var l = new Label("l");
        a.labels.add(l);
        s.commit();
        var sp = s.savepoint();
        b.labels.add(l);
        var n = new Label("new");
        a.labels.add(n);
        s.flush();
        sp.rollback();
        assertThat(l.folder.get()).isSameAs(a);
        assertThat(a.labels.list()).containsExactly(l);
        assertThat(b.labels.list()).isEmpty();
        sp = s.savepoint();
        b.labels.add(l);
        sp.rollback();
        assertThat(l.folder.get()).isSameAs(a);
        assertThat(a.labels.list()).containsExactly(l);
        assertThat(b.labels.list()).isEmpty();
        s.commit();
    }

    @Test
    void pendingBeforeSavepointChangedInside() {
        var a = s.add(new Folder("a"));
        var sp = s.savepoint();
        a.name = "b";
        s.flush();
        sp.rollback();
        assertThat(a.name).isEqualTo("a");
        s.commit();
        assertThat(db.<List<String>, RuntimeException>with(o -> o.list(select(FOLDER.name))))
                .containsExactly("a");
    }

    @Test
    void deleteInSavepointThenRollback() {
        var a = s.add(new Folder("a"));
        var c = new Folder("c");
        a.children.add(c);
        s.commit();
        var sp = s.savepoint();
        s.delete(a);
        s.flush();
        sp.rollback();
        assertThat(s.contains(c)).isTrue();
        assertThat(a.children.list()).containsExactly(c);
        c.name = "cc";
        s.commit();
        assertThat(db.<List<String>, RuntimeException>with(
                        o -> o.list(select(FOLDER.name).orderBy(FOLDER.name))))
                .containsExactly("a", "cc");
    }

    @Test
    void orphanRollback() {
        var a = s.add(new Folder("a"));
        var b = new Folder("b");
        a.children.add(b);
        s.commit();
        a.children.remove(b);
        s.flush();
        s.rollback();
        assertThat(s.contains(b)).isTrue();
        assertThat(b.parent.get()).isSameAs(a);
        assertThat(a.children.list()).containsExactly(b);
        b.name = "bb";
        s.commit();
        assertThat(db.<List<String>, RuntimeException>with(
                        o -> o.list(select(FOLDER.name).orderBy(FOLDER.name))))
                .containsExactly("a", "bb");
    }

    @Test
    void bytesInPlace() {
        var f = s.add(new Folder("a"));
        f.content = new byte[] {1, 2};
        s.commit();
        f.content[0] = 9;
        s.commit();
        f.content[1] = 8;
        s.flush();
        s.rollback();
        assertThat(f.content).containsExactly(9, 2);
        assertThat(db.<Folder, RuntimeException>with(o -> o.get(FOLDER, f.id)).content)
                .containsExactly(9, 2);
        s.get(FOLDER, f.id).content[0] = 7;
        s.rollback();
        s.refresh(f);
        assertThat(f.content).containsExactly(9, 2);
        f.content[0] = 5;
        s.rollback();
        assertThat(f.content).containsExactly(9, 2);
        f.content[0] = 5;
        s.commit();
        assertThat(db.<Folder, RuntimeException>with(o -> o.get(FOLDER, f.id)).content)
                .containsExactly(5, 2);
    }

    @Test
    void rowSwitch() {
        var p = s.add(new Price("1"));
        p.note = "old";
        s.commit();
        s.delete(p);
        var q = s.add(new Price("1"));
        s.commit();
        assertThat(db.<Price, RuntimeException>with(o -> o.get(PRICE, "1")).note)
                .isNull();
        assertThat(s.get(PRICE, "1")).isSameAs(q);
        s.delete(q);
        var r = s.add(new Price("1"));
        r.note = "r";
        s.flush();
        s.rollback();
        assertThat(s.get(PRICE, "1")).isSameAs(q);
        assertThat(s.contains(r)).isFalse();
        assertThat(q.note).isNull();
    }
}
