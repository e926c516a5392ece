package dev.aludel.postgresql.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.BoundStatement;
import dev.aludel.dialect.StatementCache;
import dev.aludel.dialect.WriteSets;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.sql.Batch;
import dev.aludel.sql.WriteSet;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.TableNode;
import dev.aludel.sql.tree.ValueListNode;
import dev.aludel.sql.tree.WriteSetNode;
import dev.aludel.sql.tree.WriteSetNode.Action;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How rows are written that fail by themselves when one of them is not. */
class WriteSetsTest {
    private static final PgDialect DIALECT = PgDialect.latest();
    private static final TableNode TABLE = new TableNode(null, "users", null);
    private static final ColumnNode ID = new ColumnNode(TABLE, "id", SqlTypes.INTEGER);
    private static final ColumnNode NAME = new ColumnNode(TABLE, "name", SqlTypes.varchar(50));
    private static final ColumnNode BALANCE = new ColumnNode(TABLE, "balance", SqlTypes.decimal(12, 2));

    private static BoundStatement bound(
            Action action, List<ColumnNode> set, List<ColumnNode> match, @Nullable ColumnNode drawn, Object... values) {
        var lists = new java.util.ArrayList<ValueListNode>();
        var node = new WriteSetNode(action, TABLE, set, match, drawn, List.of());
        for (int i = 0; i < values.length; i++) {
            lists.add(new ValueListNode(node.columns().get(i).type(), (List<?>) values[i]));
        }
        return DIALECT.prepare(new WriteSet(new WriteSetNode(action, TABLE, set, match, drawn, lists)));
    }

    @Test
    void rowsWithTheirKeys() {
        var bound = bound(Action.INSERT, List.of(ID, NAME), List.of(ID), null, List.of(1, 2), List.of("a", "b"));
        assertThat(bound.statement().sql())
                .isEqualTo("WITH _given AS (SELECT * FROM unnest(CAST($1 AS INTEGER[]),"
                        + " coalesce((SELECT array_agg(t.name) FROM users AS t WHERE FALSE), $2))"
                        + " WITH ORDINALITY AS g (c1, c2, n)),"
                        + " _done AS (INSERT INTO users (id, name) SELECT g.c1, g.c2 FROM _given AS g RETURNING id)"
                        + " SELECT CAST('aludel: rows ' || (SELECT string_agg(CAST(m.n AS text), ',')"
                        + " FROM (SELECT g.n FROM _given AS g WHERE g.c1 NOT IN (SELECT id FROM _done)"
                        + " ORDER BY g.n LIMIT 20) AS m) AS integer)"
                        + " WHERE EXISTS (SELECT FROM _given AS g WHERE g.c1 NOT IN (SELECT id FROM _done))");
        assertThat(bound.values()).containsExactly(new Object[] {1, 2}, new Object[] {"a", "b"});
    }

    @Test
    void rowsWhoseKeysAreDrawn() {
        var bound = bound(Action.INSERT, List.of(NAME), List.of(), ID, List.of("a", "b"));
        assertThat(bound.statement().sql())
                .contains("_done AS (MERGE INTO users AS t USING _given AS g ON FALSE"
                        + " WHEN NOT MATCHED THEN INSERT (name) VALUES (g.c1) RETURNING g.n, t.id)"
                        + " SELECT n, id FROM _done UNION ALL SELECT CAST(");
        assertThat(bound.statement().columns()).containsExactly(SqlTypes.BIGINT, SqlTypes.INTEGER);
    }

    @Test
    void changesLockInTheOrderOfKeys() {
        var bound = bound(
                Action.UPDATE,
                List.of(NAME),
                List.of(ID, BALANCE),
                null,
                List.of("a"),
                List.of(1),
                List.of(new BigDecimal("1.00")));
        assertThat(bound.statement().sql())
                .contains("_found AS MATERIALIZED (SELECT g.* FROM _given AS g JOIN users AS t"
                        + " ON t.id = g.c2 AND t.balance = g.c3 ORDER BY t.id FOR NO KEY UPDATE OF t),"
                        + " _done AS (UPDATE users AS t SET name = f.c1 FROM _found AS f"
                        + " WHERE t.id = f.c2 AND t.balance = f.c3 RETURNING f.n)")
                .contains("CAST($3 AS NUMERIC[])")
                .endsWith(" WHERE (SELECT count(*) FROM _done) <> (SELECT count(*) FROM _given)");
        assertThat(bound(Action.DELETE, List.of(), List.of(ID), null, List.of(1, 2))
                        .statement()
                        .sql())
                .contains("ORDER BY t.id FOR UPDATE OF t), _done AS (DELETE FROM users AS t USING _found AS f"
                        + " WHERE t.id = f.c1 RETURNING f.n)");
    }

    @Test
    void oneRowFailsByItselfToo() {
        assertThat(template(Action.UPDATE, List.of(NAME), List.of(ID), null))
                .isEqualTo(
                        "WITH _done AS (UPDATE users SET name = $1 WHERE id = $2 RETURNING 1)"
                                + " SELECT CAST('aludel: rows ' || (count(*) + $3) AS integer) FROM _done HAVING count(*) <> 1");
        assertThat(template(Action.DELETE, List.of(), List.of(ID), null))
                .startsWith("WITH _done AS (DELETE FROM users WHERE id = $1 RETURNING 1)");
        assertThat(template(Action.INSERT, List.of(NAME), List.of(), ID))
                .isEqualTo(
                        "WITH _done AS (INSERT INTO users (name) VALUES ($1) RETURNING id)"
                                + " SELECT 1, id FROM _done UNION ALL"
                                + " SELECT CAST('aludel: rows ' || (count(*) + $2) AS integer), NULL FROM _done HAVING count(*) <> 1");
        assertThat(template(Action.INSERT, List.of(), List.of(), ID))
                .startsWith("WITH _done AS (INSERT INTO users DEFAULT VALUES RETURNING id)");
    }

    private static String template(
            Action action, List<ColumnNode> set, List<ColumnNode> match, @Nullable ColumnNode drawn) {
        var batch = new Batch(
                new WriteSet(new WriteSetNode(action, TABLE, set, match, drawn, List.of())),
                List.<@Nullable Object[]>of());
        return DIALECT.prepare(batch, new StatementCache(10)).statement().sql();
    }

    @Test
    void arraysOfArraysAreRefused() {
        var tags = new ColumnNode(TABLE, "tags", SqlTypes.array(SqlTypes.TEXT));
        assertThatThrownBy(() ->
                        bound(Action.INSERT, List.of(ID, tags), List.of(ID), null, List.of(1), List.of(List.of())))
                .isInstanceOf(UnsupportedFeatureException.class);
    }

    @Test
    void keysAreDrawnInSetsFromVersion17On() {
        assertThat(DIALECT.writeSets("18.6")).isEqualTo(WriteSets.DRAWN_KEYS);
        assertThat(DIALECT.writeSets("17beta2")).isEqualTo(WriteSets.DRAWN_KEYS);
        assertThat(DIALECT.writeSets("16.15 (Debian 16.15-1)")).isEqualTo(WriteSets.GIVEN_KEYS);
        assertThat(DIALECT.writeSets("")).isEqualTo(WriteSets.GIVEN_KEYS);
    }
}
