package dev.aludel.dialect;

import static dev.aludel.dialect.Shop.POST;
import static dev.aludel.dialect.Shop.USER;
import static dev.aludel.sql.Sql.avg;
import static dev.aludel.sql.Sql.coalesce;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.max;
import static dev.aludel.sql.Sql.min;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.sum;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.sql.Expression;
import dev.aludel.type.SqlTypes;
import org.junit.jupiter.api.Test;

/** Aggregates beside their standard SQL, with the types of their results and whether they can be NULL. */
final class AggregateTest {
    private static void is(Expression<?> expression, String sql) {
        assertThat(expression.toString()).isEqualTo(sql);
    }

    @Test
    void spelling() {
        is(count(), "count(*)");
        is(count(POST.id), "count(posts.id)");
        is(USER.name.count(), "count(users.name)");
        is(USER.name.countDistinct(), "count(DISTINCT users.name)");
        is(sum(USER.age), "sum(users.age)");
        is(avg(USER.balance), "avg(users.balance)");
        is(min(USER.name), "min(users.name)");
        is(max(USER.createdAt), "max(users.created_at)");
        is(coalesce(sum(USER.age), 0), "coalesce(sum(users.age), ?)");
        is(sum(USER.age.times(2)), "sum(users.age * ?)");
    }

    @Test
    void typesOfSumsAreWiderThanWhatIsSummed() {
        assertThat(sum(USER.age).type()).isEqualTo(SqlTypes.BIGINT);
        assertThat(sum(POST.id).type()).isEqualTo(SqlTypes.DECIMAL);
        assertThat(sum(USER.balance).type()).isEqualTo(SqlTypes.DECIMAL);
        assertThat(sum(USER.score).type()).isEqualTo(SqlTypes.DOUBLE);
        assertThat(avg(USER.age).type()).isEqualTo(SqlTypes.DECIMAL);
        assertThat(avg(USER.score).type()).isEqualTo(SqlTypes.DOUBLE);
        // A limit is the column's, not that of what is calculated.
        assertThat(max(USER.name).type()).isEqualTo(USER.name.type().unlimited());
    }

    @Test
    void overNoRowsAllButCountAreNull() {
        assertThat(count().nullable()).isFalse();
        assertThat(count(USER.age).nullable()).isFalse();
        assertThat(sum(USER.age).nullable()).isTrue();
        assertThat(avg(USER.age).nullable()).isTrue();
        assertThat(min(USER.id).nullable()).isTrue();
        assertThat(sum(USER.age).coalesce(0).nullable()).isFalse();
    }

    @Test
    void nullnessFollowsFromTheOperands() {
        assertThat(USER.id.plus(1).nullable()).isFalse();
        assertThat(USER.id.plus(USER.age).nullable()).isTrue();
        assertThat(USER.age.gt(1).nullable()).isTrue();
        assertThat(USER.age.isNull().nullable()).isFalse();
        assertThat(USER.email.lower().nullable()).isTrue();
    }

    @Test
    void groups() {
        var query = select(USER.active, avg(USER.balance).as("mean"))
                .groupBy(USER.active)
                .having(avg(USER.balance).gt(10));
        assertThat(query)
                .hasToString("SELECT users.active, avg(users.balance) AS mean FROM users GROUP BY users.active"
                        + " HAVING avg(users.balance) > ?");
    }
}
