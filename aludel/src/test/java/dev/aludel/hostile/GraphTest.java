package dev.aludel.hostile;

import static dev.aludel.hostile.Account_.ACCOUNT;
import static dev.aludel.hostile.Folder_.FOLDER;
import static dev.aludel.hostile.Label_.LABEL;
import static dev.aludel.hostile.Price_.PRICE;
import static dev.aludel.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.error.AludelException;
import dev.aludel.error.ConcurrentUseException;
import dev.aludel.error.SessionStateException;
import dev.aludel.orm.Session;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects that move, refer to each other, come with keys of their own, or leave. */
@SuppressWarnings("NullAway")
@EveryDatabase
class GraphTest {
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
    void decimalSnapshot() {
        var f = s.add(new Folder("a"));
        f.size = new BigDecimal("1.0");
        s.commit();
        f.size = new BigDecimal("1.00");
        long before = s.statements();
        s.commit();
        assertThat(s.statements()).isEqualTo(before);
    }

    @Test
    void moveChildThenDeleteParent() {
        var a = s.add(new Folder("a"));
        var b = s.add(new Folder("b"));
        var c = s.add(new Folder("c"));
        a.children.add(c);
        s.commit();
        c.parent.set(b);
        s.delete(a);
        s.commit();
        assertThat(b.children.list()).containsExactly(c);
        assertThat(db.<Long, RuntimeException>with(o -> o.count(select(FOLDER))))
                .isEqualTo(2);
    }

    @Test
    void moveChildThenDeleteParentUnloaded() {
        var a = s.add(new Folder("a"));
        var b = s.add(new Folder("b"));
        var c = s.add(new Folder("c"));
        a.children.add(c);
        s.commit();
        s.close();
        s = db.session();
        var c2 = s.get(FOLDER, c.id);
        c2.parent.set(s.get(FOLDER, b.id));
        s.delete(s.get(FOLDER, a.id));
        s.commit();
        assertThat(db.<List<String>, RuntimeException>with(
                        o -> o.list(select(FOLDER.name).orderBy(FOLDER.name))))
                .containsExactly("b", "c");
    }

    @Test
    void moveGrandchildToSurvivor() {
        var a = s.add(new Folder("a"));
        var b = new Folder("b");
        var c = new Folder("c");
        var d = s.add(new Folder("d"));
        a.children.add(b);
        b.children.add(c);
        s.commit();
        d.children.add(c);
        s.delete(a);
        s.commit();
        assertThat(db.<List<String>, RuntimeException>with(
                        o -> o.list(select(FOLDER.name).orderBy(FOLDER.name))))
                .containsExactly("c", "d");
        assertThat(c.parent.get()).isSameAs(d);
    }

    @Test
    void orphanMovedToNullInOneFlushThenAnother() {
        var a = s.add(new Folder("a"));
        var b = new Folder("b");
        a.children.add(b);
        s.commit();
        a.children.remove(b);
        s.commit();
        assertThat(db.<Long, RuntimeException>with(o -> o.count(select(FOLDER))))
                .isEqualTo(1);
        assertThat(s.contains(b)).isFalse();
    }

    @Test
    void uniqueValuesPassOn() {
        var a = s.add(new Folder("a"));
        s.commit();
        s.delete(a);
        var b = s.add(new Folder("a"));
        s.commit();
        assertThat(s.list(select(FOLDER))).containsExactly(b);
        b.name = "z";
        var c = s.add(new Folder("a"));
        s.commit();
        assertThat(s.count(select(FOLDER))).isEqualTo(2);
        c.name = "z";
        b.name = "a";
        assertThatThrownBy(s::commit).isInstanceOf(AludelException.class);
        s.rollback();
        assertThat(b.name).isEqualTo("z");
        assertThat(c.name).isEqualTo("a");
    }

    @Test
    void selfReferencesAndCircles() {
        var a = s.add(new Folder("a"));
        a.parent.set(a);
        s.commit();
        var b = s.add(new Folder("b"));
        var c = s.add(new Folder("c"));
        b.parent.set(c);
        c.parent.set(b);
        s.commit();
        s.close();
        s = db.session();
        var b2 = s.one(select(FOLDER).where(FOLDER.name.eq("b")));
        assertThat(b2.parent.get().parent.get()).isSameAs(b2);
        var a2 = s.one(select(FOLDER).where(FOLDER.name.eq("a")));
        assertThat(a2.parent.get()).isSameAs(a2);
        s.delete(a2);
        s.delete(b2);
        s.commit();
        assertThat(s.count(select(FOLDER))).isZero();
    }

    @Test
    void aReferenceBecomesNull() {
        var f = s.add(new Folder("a"));
        var l = s.add(new Label("x"));
        l.folder.set(f);
        s.commit();
        s.close();
        s = db.session();
        var l2 = s.get(LABEL, l.id);
        l2.folder.set(null);
        s.commit();
        assertThat(db.<Label, RuntimeException>with(o -> o.get(LABEL, l.id))
                        .folder
                        .key(Integer.class))
                .isNull();
        assertThat(s.get(FOLDER, f.id).labels.list()).isEmpty();
    }

    @Test
    void aMemberWithItsOwnKeyIsInserted() {
        var f = s.add(new Folder("a"));
        s.commit();
        var l = new Label("x");
        l.id = 77;
        f.labels.add(l);
        s.commit();
        assertThat(db.<Long, RuntimeException>with(o -> o.count(select(LABEL)))).isEqualTo(1);
    }

    @Test
    void aThousandObjectsKeepTheirOwnKeys() {
        var f = s.add(new Folder("a"));
        for (int i = 1; i <= 1000; i++) {
            var l = new Label("x" + i);
            l.id = 5000 - i;
            l.folder.set(f);
            s.add(l);
        }
        s.commit();
        assertThat(s.count(select(LABEL))).isEqualTo(1000);
        assertThat(f.labels.list()).hasSize(1000).allMatch(l -> l.text.equals("x" + (5000 - l.id)));
        assertThat(db.<Long, RuntimeException>with(
                        o -> o.count(select(LABEL).where(LABEL.id.eq(4000), LABEL.text.eq("x1000")))))
                .isEqualTo(1);
    }

    @Test
    void pendingFromOneSide() {
        var f = new Folder("a");
        var l = new Label("x");
        l.folder.set(f);
        s.add(l);
        s.commit();
        assertThat(s.contains(f)).isTrue();
        var l2 = new Label("y");
        f.labels.add(l2);
        assertThat(s.count(select(LABEL))).isEqualTo(2);
        var l3 = new Label("z");
        l3.folder.set(f);
        assertThat(s.count(select(LABEL))).isEqualTo(3);
    }

    @Test
    void siblingsLoadInWindowsAndAfterARollback() {
        s.begin(x -> {
            for (int i = 0; i < 1201; i++) {
                var f = x.add(new Folder("f" + i));
                f.labels.add(new Label("l" + i));
            }
        });
        s.close();
        s = db.session();
        var all = s.list(select(FOLDER).orderBy(FOLDER.id));
        for (int i : new int[] {0, 499, 500, 1000, 1200}) {
            assertThat(all.get(i).labels.list())
                    .singleElement()
                    .satisfies(l -> assertThat(l.text).isEqualTo("l" + all.indexOf(l.folder.get())));
        }
        s.rollback();
        assertThat(all.get(501).labels.list()).hasSize(1);
        assertThat(all.get(700).labels.list().getFirst().text).isEqualTo("l700");
        s.close();
        assertThatThrownBy(() -> all.get(3).labels.list()).hasMessageContaining("session");
    }

    @Test
    void aRelationshipInAMappingSaysHowToLoadIt() {
        folder("a");
        assertThatThrownBy(() -> s.list(select(FOLDER).map(f -> f.labels.list().size())))
                .isInstanceOf(ConcurrentUseException.class)
                .hasMessageContaining(".load(FOLDER.labels.selectin())");
    }

    @Test
    void objectsOfAClosedSessionAreReferredToByKey() {
        int id = folder("a");
        var f = s.get(FOLDER, id);
        s.close();
        s = db.session();
        assertThatThrownBy(() -> s.add(f)).isInstanceOf(SessionStateException.class);
        assertThatThrownBy(() -> s.delete(f)).isInstanceOf(SessionStateException.class);
        var l = s.add(new Label("x"));
        l.folder.set(f);
        s.commit();
        assertThat(s.get(LABEL, l.id).folder.key(Integer.class)).isEqualTo(id);
    }
}
