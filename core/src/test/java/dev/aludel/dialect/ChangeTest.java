package dev.aludel.dialect;

import static dev.aludel.dialect.Shop.POST;
import static dev.aludel.dialect.Shop.USER;
import static dev.aludel.sql.Sql.delete;
import static dev.aludel.sql.Sql.exists;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.row;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.update;
import static dev.aludel.sql.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.DataException;
import dev.aludel.error.InvalidStatementException;
import dev.aludel.error.ParameterException;
import dev.aludel.sql.Batch;
import dev.aludel.sql.Statement;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** INSERT, UPDATE, DELETE, RETURNING and batches beside their standard SQL. */
final class ChangeTest {
    private static final Dialect SQL = new StandardDialect();
    private static final StatementCache CACHE = new StatementCache();

    record Title(String title, int author) {}

    private static void is(Statement statement, String sql, Object... values) {
        BoundStatement bound = SQL.prepare(statement);
        assertThat(bound.statement().sql()).isEqualTo(sql);
        assertThat(bound.values()).containsExactly(values);
    }

    @Test
    void insertingARow() {
        is(
                insert(POST).set(POST.title.to("Hello"), POST.authorId.to(1)),
                "INSERT INTO posts (title, author_id) VALUES (?, ?)",
                "Hello",
                1);
        is(insert(USER).values(USER.email.toNull()), "INSERT INTO users (email) VALUES (?)", (Object) null);
        is(USER.insert().defaults(), "INSERT INTO users DEFAULT VALUES");
    }

    @Test
    void insertingRows() {
        var titles = List.of(new Title("a", 1), new Title("b", 2));
        is(
                insert(POST).rows(titles, t -> List.of(POST.title.to(t.title()), POST.authorId.to(t.author()))),
                "INSERT INTO posts (title, author_id) VALUES (?, ?), (?, ?)",
                "a",
                1,
                "b",
                2);
        is(
                insert(POST).values(POST.title.to("a")).values(POST.title.to("b")),
                "INSERT INTO posts (title) VALUES (?), (?)",
                "a",
                "b");
    }

    @Test
    void rowsOfOneInsertAssignTheSameColumns() {
        assertThatThrownBy(() -> insert(POST).values(POST.title.to("a")).values(POST.authorId.to(2)))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("row 2 of an INSERT into posts assigns [author_id], and the first row [title]");
        assertThatThrownBy(() -> insert(POST).rows(List.<Title>of(), t -> List.of(POST.title.to(t.title()))))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("no rows");
    }

    @Test
    void assignmentsBelongToTheTableAndOccurOnce() {
        assertThatThrownBy(() -> insert(POST).set(USER.name.to("x"))).hasMessageContaining("assigns users.name");
        assertThatThrownBy(() -> update(POST).set(POST.title.to("a"), POST.title.to("b")))
                .hasMessageContaining("posts.title twice");
        assertThatThrownBy(() -> update(POST).set()).hasMessageContaining("without assignments");
    }

    @Test
    void returning() {
        is(
                insert(POST).set(POST.title.to("x")).returning(row(POST.id, POST.title)),
                "INSERT INTO posts (title) VALUES (?) RETURNING id, title",
                "x");
        is(
                update(USER)
                        .set(USER.balance.to(USER.balance.plus(5)))
                        .where(USER.id.eq(1))
                        .returning(USER.balance.as("now")),
                "UPDATE users SET balance = balance + ? WHERE id = ? RETURNING balance AS now",
                BigDecimal.valueOf(5),
                1);
        is(delete(POST).where(POST.id.eq(1L)).returning(POST.id), "DELETE FROM posts WHERE id = ? RETURNING id", 1L);
        assertThat(SQL.compile(insert(POST).set(POST.title.to("x")).returning(POST.id))
                        .columns())
                .containsExactly(SqlTypes.BIGINT);
    }

    @Test
    void updating() {
        is(
                update(USER).set(USER.name.to("Bo"), USER.age.toNull()).where(USER.id.eq(7), USER.active),
                "UPDATE users SET name = ?, age = ? WHERE id = ? AND active",
                "Bo",
                null,
                7);
        is(update(USER).set(USER.age.to(USER.id)).everywhere(), "UPDATE users SET age = id");
        is(
                USER.update().set(USER.age.to(1)).where(USER.id.in(1, 2)),
                "UPDATE users SET age = ? WHERE id IN (?, ?)",
                1,
                1,
                2);
    }

    @Test
    void deleting() {
        is(delete(USER).where(USER.id.eq(7)), "DELETE FROM users WHERE id = ?", 7);
        is(delete(USER).everywhere(), "DELETE FROM users");
    }

    @Test
    void subqueriesInsideNameTheTable() {
        is(
                delete(USER)
                        .where(exists(select(POST.id).where(POST.authorId.eq(USER.id)))
                                .not()),
                "DELETE FROM users WHERE NOT EXISTS"
                        + " (SELECT posts.id FROM posts WHERE posts.author_id = users.id)");
    }

    @Test
    void conditionsThatVanishAreNotEveryRow() {
        var nothing = when(false, () -> USER.active);
        assertThatThrownBy(() -> delete(USER).where(nothing))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("no condition that applies")
                .hasMessageContaining("everywhere()");
        assertThatThrownBy(() -> update(USER).set(USER.age.to(1)).where(nothing))
                .isInstanceOf(InvalidStatementException.class);
    }

    @Test
    void assignedValuesAreChecked() {
        assertThatThrownBy(() -> USER.name.to("x".repeat(51)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("users.name holds at most 50 characters, but the value has 51");
        assertThatThrownBy(() -> USER.balance.to(new BigDecimal("1.234")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("users.balance keeps 2 decimal places");
        is(insert(USER).set(USER.balance.to(5)), "INSERT INTO users (balance) VALUES (?)", new BigDecimal("5.00"));
    }

    @Test
    void batchesGiveEachRowItsValues() {
        var template = update(USER).set(USER.age.toParameter(0)).where(USER.id.eqParameter(1));
        List<Object[]> rows = List.of(new Object[] {30, 1}, new Object[] {31, 2});
        var bound = SQL.prepare(new Batch(template, rows), CACHE);
        assertThat(bound.statement().sql()).isEqualTo("UPDATE users SET age = ? WHERE id = ?");
        assertThat(bound.statement().parameters()).containsExactly(SqlTypes.INTEGER, SqlTypes.INTEGER);
        assertThat(bound.rows()).containsExactlyElementsOf(rows);
    }

    @Test
    void batchesOrderValuesAsTheSqlDoes() {
        var template =
                update(USER).set(USER.age.toParameter(1), USER.name.to("same")).where(USER.id.eqParameter(0));
        var bound = SQL.prepare(new Batch(template, List.of(new Object[] {7, 30}, new Object[] {8, null})), CACHE);
        assertThat(bound.rows()).containsExactly(new Object[] {30, "same", 7}, new Object[] {null, "same", 8});
    }

    @Test
    void batchesNeedTheirRowsAndTheirValues() {
        var template = insert(POST).set(POST.title.toParameter(0), POST.authorId.toParameter(1));
        assertThatThrownBy(() -> SQL.prepare(template))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("execute it as a batch");
        assertThatThrownBy(() ->
                        SQL.prepare(new Batch(template, List.of(new Object[] {"a", 1}, new Object[] {"b"})), CACHE))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("row 1 of the batch has 1 values");
        var list = delete(POST).where(POST.id.in(1L, 2L), POST.title.eqParameter(0));
        assertThatThrownBy(() -> SQL.prepare(new Batch(list, List.of(new Object[] {"a"}, new Object[] {"b"})), CACHE))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("a batch cannot have a list");
    }
}
