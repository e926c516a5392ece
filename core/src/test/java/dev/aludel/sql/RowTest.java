package dev.aludel.sql;

import static dev.aludel.dialect.Shop.POST;
import static dev.aludel.dialect.Shop.USER;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AmbiguousColumnException;
import dev.aludel.error.DataException;
import dev.aludel.error.ParameterException;
import dev.aludel.error.UnexpectedNullException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a row gives when it is asked by expression, position and name. */
final class RowTest {
    private static Row row(Query<Row> query, Object... values) {
        return query.decoder().decode(new ArrayRow(values), 0, ReadScope.NONE);
    }

    private static Row raw(List<String> names, Object... values) {
        return Sql.text("select").decoder(names).decode(new ArrayRow(values), 0, ReadScope.NONE);
    }

    @Test
    void expressionsReadWhatTheySelected() {
        var posts = count(POST.id).as("posts");
        Row row = row(select(USER.name, posts), "Ann", 3L);
        String name = row.get(USER.name);
        long number = row.get(posts);
        assertThat(name).isEqualTo("Ann");
        assertThat(number).isEqualTo(3);
        assertThat(row.get(count(POST.id).as("posts"))).isEqualTo(3);
        assertThat(row.names()).containsExactly("name", "posts");
        assertThat(row.size()).isEqualTo(2);
        assertThat(row).hasToString("Row[name=Ann, posts=3]");
    }

    @Test
    void whatWasNotSelectedIsNamed() {
        Row row = row(select(USER.name, USER.id), "Ann", 1);
        assertThatThrownBy(() -> row.get(USER.email))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("users.email is not selected")
                .hasMessageContaining("[name, id]");
    }

    @Test
    void aNullIsAnErrorThatNamesTheExpression() {
        Row row = row(select(USER.email, sum(USER.age)), null, null);
        assertThatThrownBy(() -> row.get(USER.email))
                .isInstanceOf(UnexpectedNullException.class)
                .hasMessageContaining("users.email is NULL in the row");
        assertThatThrownBy(() -> row.get(sum(USER.age))).hasMessageContaining("sum(users.age) is NULL");
        assertThatThrownBy(() -> row.get(0, String.class)).isInstanceOf(UnexpectedNullException.class);
        assertThat(row.find(USER.email)).isEmpty();
        assertThat(row.find("email", String.class)).isEmpty();
        assertThat(row.get(USER.email.optional())).isEmpty();
    }

    @Test
    void optionalItemsAreOptionals() {
        Row row = row(select(USER.name.optional(), USER.email), "Ann", "a@b");
        Optional<String> name = row.get(USER.name.optional());
        assertThat(name).contains("Ann");
        assertThat(row.get(USER.name)).isEqualTo("Ann");
        assertThat(row.get(USER.email.optional())).contains("a@b");
        assertThat(row(select(USER.name.optional(), USER.email), null, "x").get(USER.name.optional()))
                .isEmpty();
    }

    @Test
    void columnsOfOneNameAreReadByTheirExpressions() {
        var manager = USER.as("m");
        Row row = row(select(USER.name, manager.name), "Ann", "Bo");
        assertThat(row.get(USER.name)).isEqualTo("Ann");
        assertThat(row.get(manager.name)).isEqualTo("Bo");
        assertThat(row.get(1, String.class)).isEqualTo("Bo");
        assertThatThrownBy(() -> row.get("name", String.class))
                .isInstanceOf(AmbiguousColumnException.class)
                .hasMessageContaining("more than one column name")
                .hasMessageContaining("as(..)");
        assertThatThrownBy(row::asMap).isInstanceOf(AmbiguousColumnException.class);
    }

    @Test
    void namesAreFoundInAnyCaseIfOnlyOneFits() {
        assertThat(raw(List.of("Id", "NAME"), 1, "x").get("name", String.class)).isEqualTo("x");
        assertThat(raw(List.of("a", "A"), 1, 2).get("A", Integer.class)).isEqualTo(2);
        assertThatThrownBy(() -> raw(List.of("aB", "Ab"), 1, 2).get("AB", Integer.class))
                .isInstanceOf(AmbiguousColumnException.class);
        assertThatThrownBy(() -> raw(List.of("a", "b"), 1, 2).get("c", Integer.class))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("no column c")
                .hasMessageContaining("[a, b]");
        assertThatThrownBy(() -> raw(List.of("a"), 1).get(1, Integer.class))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("none at 1");
    }

    @Test
    void numbersAreGivenExactlyOrNotAtAll() {
        Row row = raw(List.of("i", "l", "d", "b", "t"), 5, 1L << 40, 0.5, new BigDecimal("2.00"), "text");
        assertThat(row.get("i", long.class)).isEqualTo(5L);
        assertThat(row.get("i", int.class)).isEqualTo(5);
        assertThat(row.get("i", BigDecimal.class)).isEqualTo(BigDecimal.valueOf(5));
        assertThat(row.get("i", double.class)).isEqualTo(5.0);
        assertThat(row.get("b", Integer.class)).isEqualTo(2);
        assertThat(row.get("d", BigDecimal.class)).isEqualTo(new BigDecimal("0.5"));
        assertThatThrownBy(() -> row.get("l", Integer.class))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("column l is a Long, which cannot be given exactly as Integer");
        assertThatThrownBy(() -> row.get("d", Integer.class)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> row.get("t", Integer.class)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> raw(List.of("x"), Long.MAX_VALUE).get("x", Double.class))
                .isInstanceOf(DataException.class);
        assertThat(raw(List.of("x"), 1).get("x", Boolean.class)).isTrue();
    }

    @Test
    void rowsAreEqualByTheirValues() {
        Row one = raw(List.of("a", "b"), 1, new byte[] {1});
        assertThat(one)
                .isEqualTo(raw(List.of("x", "y"), 1, new byte[] {1}))
                .hasSameHashCodeAs(raw(List.of("a", "b"), 1, new byte[] {1}))
                .isNotEqualTo(raw(List.of("a", "b"), 1, new byte[] {2}));
        assertThat(one.asMap()).containsOnlyKeys("a", "b").containsEntry("a", 1);
        assertThat(raw(List.of("a"), (Object) null).asMap()).isEqualTo(java.util.Collections.singletonMap("a", null));
    }

    @Test
    void expressionsReadRawSqlByTheirNames() {
        Row row = raw(List.of("NAME", "id"), "Ann", 7);
        assertThat(row.get(USER.name)).isEqualTo("Ann");
        assertThat(row.get(POST.id)).isEqualTo(7L);
    }

    @Test
    void rawColumnsMayBeDeclared() {
        var text = Sql.text("select").column("id", dev.aludel.type.SqlTypes.BIGINT);
        Row row = text.decoder(List.of("name", "ID")).decode(new ArrayRow("x", 5L), 0, ReadScope.NONE);
        assertThat(row.asMap()).isEqualTo(Map.of("name", "x", "ID", 5L));
        assertThatThrownBy(() -> text.decoder(List.of("name")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("no column id, for which a type was declared");
    }

    @Test
    void rawSqlIsReadIntoItemsInAnyOrder() {
        var query = Sql.text("select").into(Sql.row(USER.id, USER.name).into(Map::entry));
        assertThat(query.decoder(List.of("id", "name")).decode(new ArrayRow(1, "x"), 0, ReadScope.NONE))
                .isEqualTo(Map.entry(1, "x"));
        assertThat(query.decoder(List.of("name", "more", "id")).decode(new ArrayRow("x", 9, 1), 0, ReadScope.NONE))
                .isEqualTo(Map.entry(1, "x"));
        assertThatThrownBy(() -> query.decoder(List.of("id"))).hasMessageContaining("no column name");
        assertThat(Arrays.asList(Sql.text("x")
                        .map(row -> row.get(0, String.class))
                        .decoder(List.of("a"))
                        .decode(new ArrayRow("v"), 0, ReadScope.NONE)))
                .containsExactly("v");
    }
}
