package dev.aludel.dialect;

import static dev.aludel.dialect.Shop.POST;
import static dev.aludel.dialect.Shop.USER;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.countOf;
import static dev.aludel.sql.Sql.exists;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.selectAll;
import static dev.aludel.sql.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SELECT beside its standard SQL: clauses, joins, order, aliases, subqueries. */
final class SelectTest {
    private static final Dialect SQL = new StandardDialect();

    record NameAndPosts(String name, long posts) {}

    private static void is(Statement statement, String sql, Object... values) {
        BoundStatement bound = SQL.prepare(statement);
        assertThat(bound.statement().sql()).isEqualTo(sql);
        assertThat(bound.values()).containsExactly(values);
    }

    @Test
    void tablesFollowFromTheSelectedColumns() {
        is(select(USER.name), "SELECT users.name FROM users");
        is(select(USER.name, POST.title), "SELECT users.name, posts.title FROM users, posts");
        is(select(USER.name.lower().as("n")), "SELECT lower(users.name) AS n FROM users");
        is(select(count()).from(USER), "SELECT count(*) FROM users");
    }

    @Test
    void aTableThatOnlyAConditionMentionsIsAnErrorAndNotAProduct() {
        assertThatThrownBy(() -> SQL.compile(select(USER.name).where(POST.title.eq("x"))))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("posts.title")
                .hasMessageContaining("posts is not among the tables of the statement: users")
                .hasMessageContaining("join it, or name it in from(..)");
    }

    @Test
    void aTableThatStandsTwiceNeedsAnAlias() {
        assertThatThrownBy(() -> SQL.compile(select(USER.name).join(USER, USER.id.eq(USER.managerId))))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("joins users to nothing");
        assertThatThrownBy(() -> SQL.compile(select(USER.name).from(USER, USER)))
                .hasMessageContaining("users stands in FROM twice")
                .hasMessageContaining("as(..)");
    }

    @Test
    void everyClauseInItsPlace() {
        var posts = count(POST.id).as("posts");
        is(
                select(USER.name, posts)
                        .leftJoin(POST, POST.authorId.eq(USER.id))
                        .where(USER.balance.gt(100), USER.name.startsWith("A"))
                        .groupBy(USER.name)
                        .having(POST.id.count().gt(2))
                        .orderBy(posts.desc(), USER.name)
                        .limit(10)
                        .offset(20),
                "SELECT users.name, count(posts.id) AS posts FROM users LEFT JOIN posts ON posts.author_id = users.id"
                        + " WHERE users.balance > ? AND users.name LIKE ? ESCAPE '\\' GROUP BY users.name"
                        + " HAVING count(posts.id) > ? ORDER BY posts DESC, users.name LIMIT ? OFFSET ?",
                java.math.BigDecimal.valueOf(100),
                "A%",
                2L,
                10L,
                20L);
    }

    @Test
    void theOrderOfCallsDoesNotMatter() {
        is(
                select(USER.name, count(POST.id))
                        .into(NameAndPosts::new)
                        .leftJoin(POST, POST.authorId.eq(USER.id))
                        .groupBy(USER.name),
                "SELECT users.name, count(posts.id) FROM users LEFT JOIN posts ON posts.author_id = users.id"
                        + " GROUP BY users.name");
        is(
                select(USER.name, POST.id)
                        .where(USER.id.eq(1))
                        .join(POST, POST.authorId.eq(USER.id))
                        .into(NameAndPosts::new),
                "SELECT users.name, posts.id FROM users JOIN posts ON posts.author_id = users.id WHERE users.id = ?",
                1);
    }

    @Test
    void distinctAndLock() {
        is(select(USER.name).distinct(), "SELECT DISTINCT users.name FROM users");
        is(
                select(USER.id).where(USER.id.eq(1)).forUpdate(),
                "SELECT users.id FROM users WHERE users.id = ? FOR UPDATE",
                1);
        assertThat(SQL.compile(select(USER.id).forUpdate()).kind()).isEqualTo(DriverStatement.Kind.LOCKING_QUERY);
    }

    @Test
    void orderOfNulls() {
        is(
                select(USER.id)
                        .orderBy(USER.age.asc().nullsFirst(), USER.email.desc().nullsLast()),
                "SELECT users.id FROM users ORDER BY users.age NULLS FIRST, users.email DESC NULLS LAST");
    }

    @Test
    void aliases() {
        var manager = USER.as("m");
        is(
                select(USER.name, manager.name)
                        .leftJoin(manager, manager.id.eq(USER.managerId))
                        .orderBy(manager.name),
                "SELECT users.name, m.name FROM users LEFT JOIN users AS m ON m.id = users.manager_id ORDER BY m.name");
    }

    @Test
    void whatIsOnlyJoinedIsJoinedToTheOtherSideOfTheCondition() {
        is(
                select(POST.title).join(POST, POST.authorId.eq(USER.id)),
                "SELECT posts.title FROM users JOIN posts ON posts.author_id = users.id");
    }

    @Test
    void severalSourcesBeforeAJoinAreAllSeenByItsCondition() {
        var other = USER.as("u2");
        is(
                select(USER.id, other.id).join(POST, POST.authorId.eq(USER.id)),
                "SELECT users.id, u2.id FROM users CROSS JOIN users AS u2 JOIN posts ON posts.author_id = users.id");
    }

    @Test
    void aLabelIsUsedInOrderByOnly() {
        var label = USER.name.upper().as("n");
        is(
                select(label).where(label.eq("X")).groupBy(label).orderBy(label),
                "SELECT upper(users.name) AS n FROM users WHERE upper(users.name) = ? GROUP BY upper(users.name) ORDER BY n",
                "X");
        is(select(USER.id).orderBy(label.desc()), "SELECT users.id FROM users ORDER BY upper(users.name) DESC");
    }

    @Test
    void subqueriesSeeTheTablesAroundThem() {
        is(
                select(USER.name).where(exists(select(POST.id).where(POST.authorId.eq(USER.id)))),
                "SELECT users.name FROM users WHERE EXISTS (SELECT posts.id FROM posts WHERE posts.author_id = users.id)");
        is(
                select(USER.name).where(USER.id.in(select(POST.authorId).where(POST.title.eq("x")))),
                "SELECT users.name FROM users WHERE users.id IN (SELECT posts.author_id FROM posts WHERE posts.title = ?)",
                "x");
        is(
                select(USER.name)
                        .where(exists(select(POST.id).where(POST.authorId.eq(USER.id)))
                                .not()),
                "SELECT users.name FROM users WHERE NOT EXISTS (SELECT posts.id FROM posts WHERE posts.author_id = users.id)");
        is(select(exists(select(USER.id))), "SELECT EXISTS (SELECT users.id FROM users)");
    }

    @Test
    void conditionsThatDoNotApplyVanish() {
        String keyword = null;
        var filter = when(keyword != null, () -> USER.name.contains(keyword));
        is(select(USER.id).where(filter), "SELECT users.id FROM users");
        is(select(USER.id).where(filter, USER.active), "SELECT users.id FROM users WHERE users.active");
        is(select(USER.id).where(filter.or(USER.active)), "SELECT users.id FROM users WHERE users.active");
        is(select(USER.id).where(filter.not()), "SELECT users.id FROM users");
        is(select(USER.id).where(when(keyword, word -> USER.name.eq(word))), "SELECT users.id FROM users");
        is(
                select(USER.id).where(when("a", word -> USER.name.eq(word))),
                "SELECT users.id FROM users WHERE users.name = ?",
                "a");
    }

    @Test
    void moreThanTwelveItems() {
        var columns = selectAll(USER.columns());
        is(
                columns,
                "SELECT users.id, users.name, users.email, users.age, users.balance, users.score, users.active,"
                        + " users.created_at, users.manager_id FROM users");
        assertThat(columns.columns()).hasSize(9);
    }

    @Test
    void countingTheRowsOfAQuery() {
        is(
                countOf(select(USER.name).where(USER.age.gt(5)).orderBy(USER.name)),
                "SELECT count(*) FROM users WHERE users.age > ?",
                5);
        is(
                countOf(select(USER.name, USER.age).distinct()),
                "SELECT count(*) FROM (SELECT DISTINCT users.name AS c1, users.age AS c2 FROM users) AS counted");
        is(
                countOf(select(USER.name).orderBy(USER.name).limit(5)),
                "SELECT count(*) FROM (SELECT users.name FROM users ORDER BY users.name LIMIT ?) AS counted",
                5L);
        is(
                countOf(select(count(USER.id))),
                "SELECT count(*) FROM (SELECT count(users.id) AS c1 FROM users) AS counted");
    }

    @Test
    void builtQueriesDoNotChange() {
        var all = select(USER.id);
        var some = all.where(USER.id.eq(1));
        assertThat(all.toString()).isEqualTo("SELECT users.id FROM users");
        assertThat(some.toString()).isEqualTo("SELECT users.id FROM users WHERE users.id = ?");
        assertThat(List.of(some.limit(1).toString(), some.toString())).doesNotHaveDuplicates();
    }

    @Test
    void negativeLimitsAreRefused() {
        assertThatThrownBy(() -> select(USER.id).limit(-1)).hasMessageContaining("limit is 0 or more");
    }
}
