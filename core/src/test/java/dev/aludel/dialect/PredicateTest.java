package dev.aludel.dialect;

import static dev.aludel.dialect.Shop.USER;
import static dev.aludel.sql.Sql.and;
import static dev.aludel.sql.Sql.literal;
import static dev.aludel.sql.Sql.not;
import static dev.aludel.sql.Sql.or;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ParameterException;
import dev.aludel.sql.BooleanExpression;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conditions and calculations beside their standard SQL, values and the types they are bound as. */
final class PredicateTest {
    private static final Dialect SQL = new StandardDialect();
    private static final String START = "SELECT users.id FROM users WHERE ";

    private static void is(BooleanExpression condition, String sql, Object... values) {
        BoundStatement bound = SQL.prepare(select(USER.id).where(condition));
        assertThat(bound.statement().sql()).isEqualTo(START + sql);
        assertThat(bound.values()).containsExactly(values);
    }

    private static SqlType<?> typeOfValue(BooleanExpression condition) {
        return SQL.prepare(select(USER.id).where(condition))
                .statement()
                .parameters()
                .getLast();
    }

    @Test
    void comparisons() {
        is(USER.age.eq(5), "users.age = ?", 5);
        is(USER.age.ne(5), "users.age <> ?", 5);
        is(USER.age.lt(5), "users.age < ?", 5);
        is(USER.age.le(5), "users.age <= ?", 5);
        is(USER.age.gt(5), "users.age > ?", 5);
        is(USER.age.ge(5), "users.age >= ?", 5);
        is(USER.age.between(5, 9), "users.age BETWEEN ? AND ?", 5, 9);
        is(USER.id.eq(USER.managerId), "users.id = users.manager_id");
        is(USER.name.gt("M"), "users.name > ?", "M");
        is(USER.createdAt.lt(Instant.EPOCH), "users.created_at < ?", Instant.EPOCH);
        is(USER.active.eq(true), "users.active = ?", true);
    }

    @Test
    void literalsNeedNoSuffix() {
        is(USER.balance.gt(100), "users.balance > ?", BigDecimal.valueOf(100));
        is(USER.score.gt(1), "users.score > ?", 1.0);
        is(USER.score.le(0.5), "users.score <= ?", 0.5);
        is(USER.age.gt(5_000_000_000L), "users.age > ?", 5_000_000_000L);
        is(USER.balance.between(1, 2), "users.balance BETWEEN ? AND ?", BigDecimal.ONE, BigDecimal.TWO);
    }

    @Test
    void comparedValuesHaveTheColumnsTypeWithoutItsLimits() {
        assertThat(typeOfValue(USER.name.eq("x".repeat(99)))).isEqualTo(SqlTypes.TEXT);
        assertThat(typeOfValue(USER.balance.eq(new BigDecimal("1.2345")))).isEqualTo(SqlTypes.DECIMAL);
        assertThat(typeOfValue(USER.age.gt(5L))).isEqualTo(SqlTypes.BIGINT);
    }

    @Test
    void nulls() {
        is(USER.email.isNull(), "users.email IS NULL");
        is(USER.email.isNotNull(), "users.email IS NOT NULL");
        is(USER.age.isDistinctFrom(3), "users.age IS DISTINCT FROM ?", 3);
        is(USER.age.isDistinctFrom((Integer) null), "users.age IS DISTINCT FROM ?", (Object) null);
        is(USER.age.isNotDistinctFrom(USER.managerId), "users.age IS NOT DISTINCT FROM users.manager_id");
    }

    @Test
    void comparingWithNullIsAnErrorThatSaysWhatToDo() {
        String nothing = null;
        assertThatThrownBy(() -> USER.name.eq(nothing))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("users.name is compared with null")
                .hasMessageContaining("isNull()");
        assertThatThrownBy(() -> USER.name.in(Arrays.asList("a", null)))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("a null at position 1");
    }

    @Test
    void lists() {
        is(USER.id.in(1), "users.id IN (?)", 1);
        is(USER.id.in(1, 2, 3), "users.id IN (?, ?, ?)", 1, 2, 3);
        is(USER.id.notIn(List.of(4, 5)), "users.id NOT IN (?, ?)", 4, 5);
    }

    @Test
    void emptyListsHoldNothing() {
        is(USER.id.in(List.of()), "(users.id IN (NULL) AND 1 = 0)");
        is(USER.id.notIn(List.of()), "(users.id NOT IN (NULL) OR 1 = 1)");
        is(USER.id.plus(7).in(List.of()), "(users.id + ? IN (NULL) AND 1 = 0)", 7);
    }

    @Test
    void patterns() {
        is(USER.name.like("A%"), "users.name LIKE ?", "A%");
        is(USER.name.notLike("A!%", '!'), "users.name NOT LIKE ? ESCAPE '!'", "A!%");
        is(USER.name.contains("50%_\\"), "users.name LIKE ? ESCAPE '\\'", "%50\\%\\_\\\\%");
        is(USER.name.startsWith("a_"), "users.name LIKE ? ESCAPE '\\'", "a\\_%");
        is(USER.name.endsWith("%"), "users.name LIKE ? ESCAPE '\\'", "%\\%");
        is(USER.name.like("a'", '\''), "users.name LIKE ? ESCAPE ''''", "a'");
    }

    @Test
    void junctionsKeepTheirMeaning() {
        var a = USER.age.gt(1);
        var b = USER.active;
        var c = USER.email.isNull();
        is(a.and(b).or(c), "users.age > ? AND users.active OR users.email IS NULL", 1);
        is(a.and(b.or(c)), "users.age > ? AND (users.active OR users.email IS NULL)", 1);
        is(and(a, b, c), "users.age > ? AND users.active AND users.email IS NULL", 1);
        is(or(a, b).or(c), "users.age > ? OR users.active OR users.email IS NULL", 1);
        is(or(a, and(b, c)), "users.age > ? OR users.active AND users.email IS NULL", 1);
        is(not(a), "NOT users.age > ?", 1);
        is(not(a.or(b)), "NOT (users.age > ? OR users.active)", 1);
        is(not(a).and(not(b)), "NOT users.age > ? AND NOT users.active", 1);
        is(not(not(b)), "NOT NOT users.active");
        is(a.eq(b), "(users.age > ?) = users.active", 1);
        is(a.isNull(), "(users.age > ?) IS NULL", 1);
    }

    @Test
    void severalConditionsOfWhereAreGrouped() {
        var bound = SQL.prepare(select(USER.id).where(USER.active.or(USER.age.gt(1)), USER.email.isNull()));
        assertThat(bound.statement().sql())
                .isEqualTo(START + "(users.active OR users.age > ?) AND users.email IS NULL");
    }

    @Test
    void calculations() {
        is(USER.age.plus(1).times(2).gt(9), "(users.age + ?) * ? > ?", 1, 2, 9);
        is(USER.age.plus(USER.id.times(2)).gt(9), "users.age + users.id * ? > ?", 2, 9);
        is(USER.age.minus(USER.id.minus(2)).gt(9), "users.age - (users.id - ?) > ?", 2, 9);
        is(USER.age.minus(USER.id).minus(2).gt(9), "users.age - users.id - ? > ?", 2, 9);
        is(USER.age.dividedBy(USER.id.times(2)).gt(9), "users.age / (users.id * ?) > ?", 2, 9);
        is(USER.age.mod(2).eq(0), "users.age % ? = ?", 2, 0);
        is(USER.age.negate().plus(1).lt(0), "-users.age + ? < ?", 1, 0);
        is(USER.age.plus(1).negate().lt(0), "-(users.age + ?) < ?", 1, 0);
        is(USER.age.negate().negate().lt(0), "-(-users.age) < ?", 0);
        is(USER.balance.minus(5).lt(USER.balance), "users.balance - ? < users.balance", BigDecimal.valueOf(5));
        is(value(3).plus(USER.age).eq(4), "? + users.age = ?", 3, 4);
    }

    @Test
    void calculationsHaveTheWiderType() {
        assertThat(USER.age.plus(1).type()).isEqualTo(SqlTypes.INTEGER);
        assertThat(USER.age.plus(1L).type()).isEqualTo(SqlTypes.BIGINT);
        assertThat(USER.age.plus(USER.balance).type()).isEqualTo(SqlTypes.DECIMAL);
        assertThat(USER.age.times(USER.score).type()).isEqualTo(SqlTypes.DOUBLE);
        assertThat(USER.score.plus(USER.age).type()).isEqualTo(SqlTypes.DOUBLE);
        assertThat(USER.balance.plus(1).type()).isEqualTo(SqlTypes.DECIMAL);
    }

    @Test
    void text() {
        is(USER.name.lower().eq("a"), "lower(users.name) = ?", "a");
        is(USER.name.length().gt(3), "length(users.name) > ?", 3);
        is(USER.name.concat("!").concat(USER.name).eq("a!a"), "(users.name || ?) || users.name = ?", "!", "a!a");
        is(USER.email.coalesce("none").eq("x"), "coalesce(users.email, ?) = ?", "none", "x");
    }

    @Test
    void literals() {
        is(literal(Instant.EPOCH, SqlTypes.INSTANT).lt(USER.createdAt), "? < users.created_at", Instant.EPOCH);
        is(value(true), "TRUE");
    }
}
