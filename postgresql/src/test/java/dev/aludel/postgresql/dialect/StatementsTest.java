package dev.aludel.postgresql.dialect;

import static dev.aludel.postgresql.dialect.Shop.ORDER;
import static dev.aludel.postgresql.dialect.Shop.USER;
import static dev.aludel.sql.Sql.delete;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.BoundStatement;
import dev.aludel.sql.Sql;
import dev.aludel.sql.Statement;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What PostgreSQL is told. */
class StatementsTest {
    private static final PgDialect DIALECT = PgDialect.latest();

    private static BoundStatement prepared(Statement statement) {
        return DIALECT.prepare(statement);
    }

    private static String sql(Statement statement) {
        return prepared(statement).statement().sql();
    }

    @Test
    void valuesAreNumbered() {
        var bound =
                prepared(select(USER.id).where(USER.name.eq("a"), USER.id.gt(3)).limit(10));
        assertThat(bound.statement().sql())
                .isEqualTo("SELECT users.id FROM users WHERE users.name = $1 AND users.id > $2 LIMIT $3");
        assertThat(bound.values()).containsExactly("a", 3, 10L);
    }

    @Test
    void aValueInTwoPlacesHasOneNumber() {
        var raised = USER.balance.plus(new BigDecimal("5"));
        var bound = prepared(select(raised).groupBy(raised));
        assertThat(bound.statement().sql())
                .isEqualTo("SELECT users.balance + $1 FROM users GROUP BY users.balance + $1");
        assertThat(bound.values()).hasSize(1);
    }

    @Test
    void aListIsOneArrayOfAnyLength() {
        var three = prepared(select(USER.id).where(USER.id.in(List.of(1, 2, 3))));
        var none = prepared(select(USER.id).where(USER.id.in(List.of())));
        assertThat(three.statement().sql()).isEqualTo("SELECT users.id FROM users WHERE users.id = ANY ($1)");
        assertThat(three.statement().parameters()).containsExactly(SqlTypes.array(SqlTypes.INTEGER));
        assertThat(three.values()).containsExactly((Object) new Object[] {1, 2, 3});
        assertThat(none.statement().sql()).isEqualTo(three.statement().sql());
        assertThat(sql(select(USER.id).where(USER.name.notIn(List.of("a")))))
                .isEqualTo("SELECT users.id FROM users WHERE users.name <> ALL ($1)");
    }

    @Test
    void aListInRawSqlStaysAList() {
        assertThat(sql(text("SELECT 1 FROM users WHERE id IN (:ids)").bindAll("ids", List.of(1, 2), SqlTypes.INTEGER)))
                .isEqualTo("SELECT 1 FROM users WHERE id IN ($1, $2)");
        assertThat(sql(text("SELECT 1 FROM users WHERE id IN (:ids)").bindAll("ids", List.of(), SqlTypes.INTEGER)))
                .isEqualTo("SELECT 1 FROM users WHERE id IN (SELECT CAST(NULL AS INTEGER) WHERE FALSE)");
    }

    @Test
    void aQuestionMarkIsAnOperator() {
        assertThat(sql(text("SELECT :a::jsonb ? 'b'").bind("a", "{}"))).isEqualTo("SELECT $1::jsonb ? 'b'");
    }

    @Test
    void aBackslashInAPatternMeansNothingUnlessSaid() {
        assertThat(sql(select(USER.id).where(USER.name.like("a\\_%"))))
                .isEqualTo("SELECT users.id FROM users WHERE users.name LIKE $1 ESCAPE ''");
        assertThat(sql(select(USER.id).where(USER.name.startsWith("a"))))
                .isEqualTo("SELECT users.id FROM users WHERE users.name LIKE $1 ESCAPE '\\'");
    }

    @Test
    void whatTheServerCannotGuessIsCast() {
        assertThat(sql(select(Sql.value("a").isNull()))).isEqualTo("SELECT CAST($1 AS TEXT) IS NULL");
        assertThat(sql(select(Sql.value("a").count()))).isEqualTo("SELECT count(CAST($1 AS TEXT))");
        assertThat(sql(select(Sql.value("a").lower()))).isEqualTo("SELECT lower($1)");
        assertThat(sql(select(Sql.value("a").concat("b")))).isEqualTo("SELECT $1 || $2");
    }

    @Test
    void floatsAreSummedAsDoubles() {
        assertThat(sql(select(USER.score.sum())))
                .isEqualTo("SELECT sum(CAST(users.score AS DOUBLE PRECISION)) FROM users");
    }

    @Test
    void rowsAreLockedWhereThereAreSome() {
        assertThat(sql(select(USER.id).forUpdate())).isEqualTo("SELECT users.id FROM users FOR UPDATE");
        assertThat(sql(select(USER.id).leftJoin(ORDER, ORDER.userId.eq(USER.id)).forUpdate()))
                .isEqualTo("SELECT users.id FROM users LEFT JOIN \"order\" ON \"order\".\"user\" = users.id"
                        + " FOR UPDATE OF users");
        var manager = USER.as("m");
        assertThat(sql(select(USER.id)
                        .join(ORDER, ORDER.userId.eq(USER.id))
                        .leftJoin(manager, manager.id.eq(USER.managerId))
                        .forUpdate()))
                .endsWith(" FOR UPDATE OF users, \"order\"");
    }

    @Test
    void changesGiveRowsBack() {
        assertThat(sql(insert(USER).values(USER.name.to("a")).returning(USER.id)))
                .isEqualTo("INSERT INTO users (name) VALUES ($1) RETURNING id");
        assertThat(sql(update(USER)
                        .set(USER.balance.to(USER.balance.plus(1)))
                        .where(USER.id.eq(1))
                        .returning(USER.balance)))
                .isEqualTo("UPDATE users SET balance = balance + $1 WHERE id = $2 RETURNING balance");
        assertThat(sql(delete(USER).where(USER.id.eq(1)).returning(USER.name)))
                .isEqualTo("DELETE FROM users WHERE id = $1 RETURNING name");
    }

    @Test
    void nullsHaveTheirPlace() {
        assertThat(sql(select(USER.id).orderBy(USER.score.desc().nullsLast())))
                .isEqualTo("SELECT users.id FROM users ORDER BY users.score DESC NULLS LAST");
    }

    @Test
    void namesOfTablesComeFromTheCatalog() {
        var bound = prepared(DIALECT.tableNames(null));
        assertThat(bound.statement().sql())
                .contains("pg_class")
                .contains("coalesce(CAST($1 AS name), current_schema())");
        assertThat(bound.values()).containsExactly((Object) null);
    }
}
