package dev.aludel.sql;

import static dev.aludel.dialect.Shop.POST;
import static dev.aludel.dialect.Shop.USER;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.row;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.UnexpectedNullException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How rows become values: single columns, constructors, nested rows, and what NULL does to each. */
final class DecodingTest {
    record Author(String name, long posts) {}

    record Contact(String name, String email) {}

    record Ages(String name, int age) {}

    record Line(long id, Optional<Contact> contact) {}

    private static <T> T decode(Query<T> query, Object... values) {
        return query.decoder().decode(new ArrayRow(values), 0, ReadScope.NONE);
    }

    @Test
    void oneColumn() {
        String name = decode(select(USER.name), "Ann");
        assertThat(name).isEqualTo("Ann");
        assertThat(decode(select(USER.email), (Object) null)).isNull();
    }

    @Test
    void aNullWhereNoneWasDeclaredIsNamed() {
        assertThatThrownBy(() -> decode(select(POST.title), (Object) null))
                .isInstanceOf(UnexpectedNullException.class)
                .hasMessageContaining("posts.title is NULL in the row, but is read as String")
                .hasMessageContaining("optional()");
    }

    @Test
    void constructors() {
        Author author = decode(select(USER.name, count(POST.id)).into(Author::new), "Ann", 2L);
        assertThat(author).isEqualTo(new Author("Ann", 2));
    }

    @Test
    void aNullForAPrimitiveIsNamedBeforeTheConstructorIsCalled() {
        var ages = select(USER.name, USER.age).into(Ages::new);
        assertThat(decode(ages, "Ann", 5)).isEqualTo(new Ages("Ann", 5));
        assertThatThrownBy(() -> decode(ages, "Ann", null))
                .isInstanceOf(UnexpectedNullException.class)
                .hasMessageContaining("users.age is NULL in the row")
                .hasMessageContaining("optional()");
        assertThatThrownBy(() -> decode(select(USER.name, sum(POST.authorId)).into(Author::new), "Ann", null))
                .hasMessageContaining("sum(posts.author_id) is NULL in the row");
    }

    @Test
    void aNullOfANullableColumnReachesAComponentThatTakesIt() {
        assertThat(decode(select(USER.name, USER.email).into(Contact::new), "Ann", null))
                .isEqualTo(new Contact("Ann", null));
    }

    @Test
    void aConstructorsOwnFailureIsNotHidden() {
        var failing = select(USER.name, USER.id).into((name, id) -> {
            throw new NullPointerException("mine");
        });
        assertThatThrownBy(() -> decode(failing, "Ann", 1)).isExactlyInstanceOf(NullPointerException.class);
    }

    @Test
    void rowsNest() {
        var contact = row(USER.name, USER.email).into(Contact::new);
        assertThat(decode(select(POST.id, contact, POST.title), 1L, "Ann", "a@b", "t")
                        .get(contact))
                .isEqualTo(new Contact("Ann", "a@b"));
        var lines = select(POST.id, contact.optional()).into(Line::new);
        assertThat(decode(lines, 1L, "Ann", null)).isEqualTo(new Line(1, Optional.of(new Contact("Ann", null))));
        assertThat(decode(lines, 1L, null, null)).isEqualTo(new Line(1, Optional.empty()));
    }

    @Test
    void optionalAsksTheItemWhetherItIsAbsent() {
        Selectable<Contact> keyed = new Selectable<>() {
            private final Selectable<Contact> inner = row(USER.name, USER.email).into(Contact::new);

            @Override
            public List<Expression<?>> columns() {
                return inner.columns();
            }

            @Override
            public RowDecoder<Contact> decoder() {
                return inner.decoder();
            }

            @Override
            public boolean absent(dev.aludel.type.RowReader row, int offset) {
                return row.isNull(offset);
            }
        };
        assertThat(decode(select(keyed.optional()), null, "left over")).isEmpty();
        assertThat(decode(select(keyed.optional()), "Ann", null)).contains(new Contact("Ann", null));
    }

    @Test
    void mapping() {
        Integer length = decode(select(USER.name).map(String::length), "Ann");
        assertThat(length).isEqualTo(3);
        String joined = decode(select(USER.name, USER.id).map(r -> r.get(USER.name) + r.get(USER.id)), "Ann", 7);
        assertThat(joined).isEqualTo("Ann7");
    }

    @Test
    void theScopeIsPassedOn() {
        var seen = new java.util.ArrayList<ReadScope>();
        ReadScope session = new ReadScope() {};
        Selectable<String> item = new Projection<>(List.of(USER.name), (row, offset, scope) -> {
            seen.add(scope);
            return "x";
        });
        var nested = row(item, item.optional()).into((a, b) -> a);
        select(nested, item).map(r -> r).decoder().decode(new ArrayRow("a", "b", "c"), 0, session);
        assertThat(seen).hasSize(3).containsOnly(session);
    }
}
