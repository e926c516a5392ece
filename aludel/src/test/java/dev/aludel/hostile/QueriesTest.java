package dev.aludel.hostile;

import static dev.aludel.hostile.Account_.ACCOUNT;
import static dev.aludel.hostile.Folder_.FOLDER;
import static dev.aludel.hostile.Label_.LABEL;
import static dev.aludel.hostile.Price_.PRICE;
import static dev.aludel.sql.Sql.coalesce;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.exists;
import static dev.aludel.sql.Sql.max;
import static dev.aludel.sql.Sql.not;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.selectAll;
import static dev.aludel.sql.Sql.sum;
import static dev.aludel.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.orm.Session;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries whose answers are easy to get wrong: nulls, empty lists, patterns, decimals, aliases, and statements that differ only in values. */
@SuppressWarnings("NullAway")
@EveryDatabase
class QueriesTest {
    Aludel db;
    Session s;

    @BeforeEach
    void open() {
        db = Aludel.open(TestDatabase.url(), FOLDER, LABEL, PRICE, ACCOUNT);
        db.createAll();
        db.begin(x -> {
            var a = x.add(new Folder("a"));
            var b = x.add(new Folder("b"));
            var c = x.add(new Folder("c_%x"));
            b.parent.set(a);
            a.size = new BigDecimal("9.5");
            b.size = new BigDecimal("10");
            a.labels.add(new Label("x"));
            a.labels.add(new Label(null));
            x.add(new Label("free"));
        });
        s = db.session();
    }

    @AfterEach
    void close() {
        s.close();
        db.close();
    }

    @Test
    void emptyIn() {
        assertThat(s.list(select(FOLDER).where(FOLDER.id.in(List.of())))).isEmpty();
        assertThat(s.list(select(FOLDER).where(not(FOLDER.id.in(List.of()))))).hasSize(3);
        assertThat(s.list(select(LABEL).where(not(LABEL.text.in(List.of()))))).hasSize(3);
        assertThat(s.list(select(LABEL).where(not(LABEL.text.in(List.of("x"))))))
                .hasSize(1);
        assertThat(s.list(select(FOLDER).where(FOLDER.id.in(1)))).hasSize(1);
        assertThat(s.list(select(FOLDER).where(FOLDER.id.in(1, 2)))).hasSize(2);
        List<Integer> big = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            big.add(i);
        }
        assertThat(s.list(select(FOLDER).where(FOLDER.id.in(big)))).hasSize(3);
        assertThat(s.list(select(FOLDER).where(FOLDER.id.in(3, 1), FOLDER.name.eq("a"))))
                .hasSize(1);
    }

    @Test
    void likes() {
        assertThat(s.list(select(FOLDER).where(FOLDER.name.contains("_%")))).hasSize(1);
        assertThat(s.list(select(FOLDER).where(FOLDER.name.contains("_")))).hasSize(1);
        assertThat(s.list(select(FOLDER).where(FOLDER.name.contains("\\")))).isEmpty();
        assertThat(s.list(select(FOLDER).where(FOLDER.name.startsWith("c_")))).hasSize(1);
        assertThat(s.list(select(FOLDER).where(FOLDER.name.endsWith("%x")))).hasSize(1);
    }

    @Test
    void decimals() {
        assertThat(s.list(select(FOLDER.name).where(FOLDER.size.gt(9)).orderBy(FOLDER.size)))
                .containsExactly("a", "b");
        assertThat(s.one(select(max(FOLDER.size)))).isEqualByComparingTo("10");
        assertThat(s.one(select(sum(FOLDER.size)))).isEqualByComparingTo("19.5");
        assertThat(s.list(select(FOLDER.name).where(FOLDER.size.in(new BigDecimal("10.00"), new BigDecimal("9.50")))))
                .hasSize(2);
        assertThat(s.list(select(FOLDER.name)
                        .where(FOLDER.size.between(new BigDecimal("9.50"), new BigDecimal("10.000")))))
                .hasSize(2);
        assertThat(s.list(select(FOLDER.size).where(FOLDER.size.isNotNull()).distinct()))
                .hasSize(2);
        var d = s.add(new Folder("d"));
        d.size = new BigDecimal("9.50");
        assertThat(s.list(select(FOLDER.size, count())
                        .groupBy(FOLDER.size)
                        .having(count().gt(1))
                        .where(FOLDER.size.isNotNull())))
                .hasSize(1);
        assertThat(s.list(select(coalesce(FOLDER.size, 0).as("z"))
                        .where(coalesce(FOLDER.size, 0).eq(0))))
                .hasSize(1);
        assertThat(s.list(select(FOLDER.name)
                        .where(FOLDER.size.in(select(FOLDER.size).where(FOLDER.name.eq("d"))))))
                .hasSize(2);
        assertThat(s.list(select(FOLDER.name).where(FOLDER.size.plus(1).eq(new BigDecimal("10.5")))))
                .hasSize(2);
    }

    @Test
    void aggregatesOfNothing() {
        assertThat(s.list(select(sum(FOLDER.size)).where(FOLDER.name.eq("nobody"))))
                .hasSize(1)
                .containsOnlyNulls();
        assertThat(s.one(select(coalesce(sum(FOLDER.size), 0)).where(FOLDER.name.eq("nobody"))))
                .isEqualByComparingTo("0");
        assertThat(s.one(select(count(LABEL.text)))).isEqualTo(2);
        assertThat(s.one(select(count()).from(LABEL))).isEqualTo(3);
        assertThat(s.oneOrNone(select(max(FOLDER.name)).where(FOLDER.name.eq("nobody"))))
                .isEmpty();
    }

    @Test
    void selfJoin() {
        var p = FOLDER.as("p");
        assertThat(s.list(select(FOLDER.name, p.name).join(p, p.id.eq(FOLDER.parentId))))
                .hasSize(1)
                .first()
                .satisfies(t -> {
                    assertThat(t.get(0, String.class)).isEqualTo("b");
                    assertThat(t.get(1, String.class)).isEqualTo("a");
                });
        var both = s.list(select(FOLDER, p.optional())
                .leftJoin(p, p.id.eq(FOLDER.parentId))
                .orderBy(FOLDER.id));
        assertThat(both).hasSize(3);
        assertThat(both.get(2).get(1, Folder.class)).isSameAs(both.get(0).get(0, Folder.class));
        assertThat(both.get(0).find(1, Folder.class)).isEmpty();
    }

    @Test
    void correlated() {
        assertThat(s.list(select(FOLDER.name).where(exists(select(LABEL).where(LABEL.folderId.eq(FOLDER.id))))))
                .containsExactly("a");
        assertThat(s.list(select(FOLDER.name).where(not(exists(select(LABEL).where(LABEL.folderId.eq(FOLDER.id)))))))
                .containsExactlyInAnyOrder("b", "c_%x");
        var p = FOLDER.as("p");
        assertThat(s.list(select(FOLDER.name).where(exists(select(p).where(p.parentId.eq(FOLDER.id))))))
                .containsExactly("a");
    }

    @Test
    void optionalEmbedded() {
        var rows = s.list(
                select(FOLDER.name, LABEL.optional()).leftJoin(FOLDER.labels).orderBy(FOLDER.id, LABEL.id));
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1).get(1, Label.class)).isNotNull();
        assertThat(rows.get(1).get(1, Label.class).text).isNull();
        assertThat(rows.get(2).find(1, Label.class)).isEmpty();
    }

    @Test
    void limits() {
        assertThat(s.list(select(FOLDER).limit(2))).hasSize(2);
        assertThat(s.list(select(FOLDER).limit(2).offset(2))).hasSize(1);
        assertThat(s.count(select(FOLDER).limit(2))).isEqualTo(2);
        assertThat(s.count(select(FOLDER).limit(2).offset(2))).isEqualTo(1);
        assertThat(s.exists(select(FOLDER).limit(1).offset(5))).isFalse();
        assertThat(s.list(select(FOLDER).limit(0))).isEmpty();
        assertThat(s.list(select(FOLDER).offset(1))).hasSize(2);
        assertThat(s.count(select(LABEL.folderId).distinct())).isEqualTo(2);
        assertThat(s.count(select(LABEL.folderId, count()).groupBy(LABEL.folderId)))
                .isEqualTo(2);
        assertThat(s.count(select(FOLDER, LABEL).join(FOLDER.labels))).isEqualTo(2);
        assertThat(s.count(select(FOLDER.name, LABEL.text, FOLDER.name, LABEL.id, FOLDER.id)
                        .join(FOLDER.labels)))
                .isEqualTo(2);
    }

    @Test
    void cachePoison() {
        assertThat(s.list(select(FOLDER.name).where(FOLDER.size.eq(new BigDecimal("9.5")))))
                .containsExactly("a");
        assertThat(s.list(select(FOLDER.name).where(FOLDER.size.eq(new BigDecimal("9.50000")))))
                .containsExactly("a");
        assertThat(s.list(select(FOLDER.name).where(FOLDER.size.eq(10)))).containsExactly("b");
        assertThat(s.list(select(FOLDER.name).where(FOLDER.id.eq(1)))).containsExactly("a");
        assertThat(s.list(select(FOLDER.name).where(FOLDER.id.eq(3)))).containsExactly("b");
        var x = FOLDER.as("x");
        var y = FOLDER.as("y");
        assertThat(s.list(select(x.name).where(x.id.eq(1)))).containsExactly("a");
        assertThat(s.list(select(y.name).where(y.id.eq(3)))).containsExactly("b");
        var one = value(1);
        assertThat(s.list(select(FOLDER.name).where(FOLDER.id.eq(one), FOLDER.version.eq(one))))
                .containsExactly("a");
        assertThat(s.list(select(FOLDER.name).where(FOLDER.id.eq(value(3)), FOLDER.version.eq(value(1)))))
                .containsExactly("b");
        var two = value(3);
        assertThat(s.list(select(FOLDER.name).where(FOLDER.id.eq(two), FOLDER.version.eq(two))))
                .isEmpty();
        for (var list : List.of(List.of(1, 2), List.of(2), List.<Integer>of(), List.of(1, 2, 3), List.of(3))) {
            assertThat(s.list(select(FOLDER.id).where(FOLDER.id.in(list)).orderBy(FOLDER.id)))
                    .isEqualTo(list);
        }
        assertThat(s.list(select(FOLDER.name).where(FOLDER.id.gt(0)).limit(1).orderBy(FOLDER.id)))
                .containsExactly("a");
        assertThat(s.list(select(FOLDER.name).where(FOLDER.id.gt(0)).limit(2).orderBy(FOLDER.id)))
                .containsExactly("a", "c_%x");
        assertThat(s.list(select(FOLDER.name)
                        .where(FOLDER.id.gt(0))
                        .limit(1)
                        .offset(1)
                        .orderBy(FOLDER.id)))
                .containsExactly("c_%x");
    }

    @Test
    void groupLabels() {
        var n = count().as("n");
        var rows = s.list(select(LABEL.folderId, n)
                .groupBy(LABEL.folderId)
                .having(n.gt(1))
                .orderBy(n.desc()));
        assertThat(rows)
                .hasSize(1)
                .first()
                .satisfies(r -> assertThat(r.get(1, Long.class)).isEqualTo(2));
    }

    @Test
    void nullsCompared() {
        assertThat(s.list(select(LABEL).where(LABEL.folderId.isNull()))).hasSize(1);
        assertThat(s.list(select(FOLDER.name).where(not(FOLDER.id.in(select(FOLDER.parentId))))))
                .isEmpty();
    }

    @Test
    void ambiguousNames() {
        var row = s.one(selectAll(FOLDER.name, FOLDER.as("o").name)
                .join(FOLDER.as("o"), FOLDER.as("o").id.eq(FOLDER.parentId)));
        assertThat(row.get(FOLDER.name)).isEqualTo("b");
        assertThat(row.get(FOLDER.as("o").name)).isEqualTo("a");
        assertThatThrownBy(() -> row.get("name", String.class)).hasMessageContaining("more than one column name");
    }
}
